using System.Text.Json;
using System.Text.Json.Nodes;

namespace SampleLms;

/// <summary>A small JSON object in the body of a request.</summary>
internal static class JsonBody
{
    private const int Most = 64 * 1024;

    /// <summary>Null when it is none, or larger than 64 KB.</summary>
    public static async Task<JsonObject?> ReadAsync(HttpContext http)
    {
        using MemoryStream body = new();
        var part = new byte[8 * 1024];
        while (body.Length <= Most && await http.Request.Body.ReadAsync(part, http.RequestAborted) is var count and > 0) body.Write(part, 0, count);
        return body.Length > Most ? null : Parse(body.ToArray());
    }

    public static JsonObject? Parse(ReadOnlySpan<byte> text)
    {
        try
        {
            // Counting finds a name that stands there twice, which would else be told only later.
            return JsonNode.Parse(text) is JsonObject { Count: >= 0 } json ? json : null;
        }
        catch (Exception trouble) when (trouble is JsonException or ArgumentException)
        {
            return null;
        }
    }
}
