using System.Buffers;
using System.Text;
using System.Text.Json;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>
/// A statement with a signature attached (xAPI 1.0.3, Data, 2.6; 2.0, 4.2.6): the signature says what the statement says, and when it names a certificate it is
/// that certificate's. A certificate that anybody can make proves no person, and without one nothing is proved; so this store refuses what is wrong and
/// claims nothing about the rest.
/// </summary>
internal static class SignedStatement
{
    /// <summary>Far above any statement that this store takes in.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    /// <param name="id">The id that the address gives to a statement without one.</param>
    /// <param name="version">The version in which the statement came; its signature is read in the same.</param>
    public static Refusal? Check(Statement statement, Guid? id, XapiVersion version, ReadOnlyMemory<byte> signature)
    {
        if (Jws.Read(signature.Span, out var jws) is { } refusal) return refusal;
        var read = StatementReader.Read(jws.Payload, version);
        if (read.Statement is not { } signed) return No($"The signature's payload is no statement: {read.Refusal!.Why}");
        if (signed.Id is { } own && own != (statement.Id ?? id)) return No("The signature is of a statement with another id.");
        // A store on the way may have added the timestamp (Data, 2.6).
        var withTimestamp = signed.Timestamp is not null;
        return Content(signed, withTimestamp, version).AsSpan().SequenceEqual(Content(statement, withTimestamp, version))
            ? jws.Verify() : No("The signature is of another statement than the one it came with.");
    }

    public static Refusal No(string why) => new("L23", why, "xAPI 1.0.3, Data, 2.6; RFC 7515");

    // The signature was made before it was attached, so neither side counts it.
    private static byte[] Content(Statement statement, bool withTimestamp, XapiVersion version)
    {
        var bare = new ArrayBufferWriter<byte>(statement.Utf8.Length);
        using (var json = new Utf8JsonWriter(bare, new JsonWriterOptions { SkipValidation = true }))
        {
            json.WriteStartObject();
            foreach (var property in statement.Json.EnumerateObject())
            {
                if (property.NameEquals("timestamp") && !withTimestamp) continue;
                if (property.NameEquals("attachments")) WriteAttachments(json, property.Value);
                else property.WriteTo(json);
            }

            json.WriteEndObject();
        }

        return StatementContent.Hash(StatementReader.Read(bare.WrittenMemory, version).Statement!);
    }

    private static void WriteAttachments(Utf8JsonWriter json, JsonElement list)
    {
        var others = list.EnumerateArray().Where(item => item.GetProperty("usageType").GetString() != Attached.Signature).ToList();
        if (others.Count == 0) return;
        json.WriteStartArray("attachments");
        foreach (var other in others) other.WriteTo(json);
        json.WriteEndArray();
    }
}
