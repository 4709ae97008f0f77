using System.Text.Json;

namespace ReturnToWork.Companion.Coaching.House;

/// <summary>An edition as JSON: <c>{"sentences":{"nl":{"W1.O":{"text":"…","since":3}}},"rulesOff":["R6"]}</c>. What is not there is not changed.</summary>
internal static class EditionContent
{
    private sealed record Content(Dictionary<string, Dictionary<string, OwnSentence>>? Sentences, IReadOnlyList<string>? RulesOff);

    public static string Write(Edition edition) => JsonSerializer.Serialize(
        new Content(
            edition.Sentences.OrderBy(language => language.Key, StringComparer.Ordinal).ToDictionary(
                language => language.Key, language => language.Value.OrderBy(one => one.Key, StringComparer.Ordinal).ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal), StringComparer.Ordinal),
            [.. edition.RulesOff.Order(StringComparer.Ordinal)]),
        JsonSerializerOptions.Web);

    public static Edition Read(int number, string content)
    {
        var read = JsonSerializer.Deserialize<Content>(content, JsonSerializerOptions.Web)!;
        return new Edition(
            number,
            (read.Sentences ?? []).ToDictionary(language => language.Key, IReadOnlyDictionary<string, OwnSentence> (language) => language.Value, StringComparer.Ordinal),
            (read.RulesOff ?? []).ToHashSet(StringComparer.Ordinal));
    }
}
