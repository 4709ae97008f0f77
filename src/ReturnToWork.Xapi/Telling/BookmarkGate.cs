using System.Text.Json;

namespace ReturnToWork.Xapi;

/// <summary>The only state document that a player keeps in a record store: where it stopped, and in which language. No room for an answer.</summary>
public static class BookmarkGate
{
    public const string StateId = "bookmark";
    public const int MaxBytes = 1_024;

    /// <summary>Null when this document may be kept.</summary>
    public static Refusal? Check(string stateId, ReadOnlyMemory<byte> document)
    {
        if (stateId != StateId) return No("Only the state document \"bookmark\" may be kept.");
        if (document.Length > MaxBytes) return No("A bookmark has at most 1,024 bytes.");
        if (JsonGate.Parse(document, out var json) is { } refusal) return refusal;
        if (json.ValueKind != JsonValueKind.Object) return No("A bookmark is an object.");
        foreach (var property in json.EnumerateObject())
        {
            var text = property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : "";
            var fits = property.Name switch
            {
                "screen" => text.Length is > 0 and <= 64 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'),
                "language" => Vocabulary.Current.Languages.Contains(text, StringComparer.Ordinal),
                "done" => property.Value.ValueKind == JsonValueKind.True,
                _ => false,
            };
            if (!fits) return No("A bookmark holds \"screen\" (an id), \"language\" (nl or en) and \"done\" (true), and nothing else.");
        }

        return null;
    }

    private static Refusal No(string why) => new("gate-bookmark", why, "design section 2: bookmark");
}
