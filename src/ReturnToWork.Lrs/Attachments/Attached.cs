using System.Text.Json;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>An attachment as a statement describes it (xAPI 1.0.3, Data, 2.4.11).</summary>
/// <param name="Sha2">Lower-case hexadecimal when it is a SHA-2 at all; it names the bytes.</param>
/// <param name="OfStatement">Whether it stands in the statement itself; false in its SubStatement.</param>
internal sealed record Attached(string Sha2, string ContentType, string UsageType, bool HasFileUrl, bool OfStatement)
{
    public const string Signature = "http://adlnet.gov/expapi/attachments/signature";

    public bool IsSignature => OfStatement && UsageType == Signature;

    /// <summary>All of a statement, those of its SubStatement last.</summary>
    public static IReadOnlyList<Attached> In(JsonElement statement)
    {
        List<Attached>? found = null;
        Add(ref found, statement, ofStatement: true);
        if (statement.TryGetProperty("object"u8, out var about) && about.ValueKind == JsonValueKind.Object) Add(ref found, about, ofStatement: false);
        return found ?? [];
    }

    private static void Add(ref List<Attached>? found, JsonElement holder, bool ofStatement)
    {
        if (!holder.TryGetProperty("attachments"u8, out var list) || list.ValueKind != JsonValueKind.Array) return;
        foreach (var item in list.EnumerateArray())
            (found ??= []).Add(new(Text(item, "sha2").ToLowerInvariant(), Text(item, "contentType"), Text(item, "usageType"), item.TryGetProperty("fileUrl"u8, out _), ofStatement));
    }

    private static string Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
