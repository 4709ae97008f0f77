using System.Text.Json;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>Nesting where an installation or organisation allows less than the reader's own <see cref="JsonGate.MaxDepth"/>.</summary>
internal static class Depth
{
    /// <summary>Null also for what is no JSON: that is somebody else's refusal.</summary>
    public static Refusal? Refuse(ReadOnlySpan<byte> utf8, int most)
    {
        if (most >= JsonGate.MaxDepth) return null;
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = JsonGate.MaxDepth + 1 });
        try
        {
            while (reader.Read())
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.CurrentDepth >= most)
                    return new("X-07", $"The body nests deeper than {most} levels.", "settings: Lrs:MaxDepth");
        }
        catch (JsonException)
        {
            return null;
        }

        return null;
    }
}
