using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>POST onto a document: each property that was sent takes the place of its namesake, one level deep (xAPI 1.0.3, Communication, 2.2). Values stay as they were written.</summary>
internal static class DocumentMerge
{
    /// <returns>Null when one of the two is no JSON object.</returns>
    public static byte[]? Merge(byte[] old, byte[] sent)
    {
        if (JsonGate.Parse(old, out var there) is not null || there.ValueKind != JsonValueKind.Object) return null;
        if (JsonGate.Parse(sent, out var here) is not null || here.ValueKind != JsonValueKind.Object) return null;
        var merged = new ArrayBufferWriter<byte>(old.Length + sent.Length);
        using var json = new Utf8JsonWriter(merged, new() { SkipValidation = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        foreach (var property in there.EnumerateObject()) Write(json, property.Name, here.TryGetProperty(property.Name, out var newer) ? newer : property.Value);
        foreach (var property in here.EnumerateObject())
            if (!there.TryGetProperty(property.Name, out _)) Write(json, property.Name, property.Value);
        json.WriteEndObject();
        json.Flush();
        return merged.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, string name, JsonElement value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);
    }
}
