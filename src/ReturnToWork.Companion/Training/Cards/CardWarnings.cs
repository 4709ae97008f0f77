using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ReturnToWork.Companion.Training.Cards;

/// <summary>Something on a case card by which a person could be known.</summary>
/// <param name="Kind"><c>name</c>, <c>birth</c>, <c>number</c> or <c>medical</c>.</param>
/// <param name="Words">The words as they were written.</param>
internal sealed record CardWarning(string Kind, string Words);

/// <summary>
/// Looks for names, birth dates, numbers and illnesses in the text of a case card. By patterns and lists, so it finds much and not all, and sometimes too much: it warns, and a person decides. The
/// lists stand in <c>case-card.json</c>; <c>assets/case-card.js</c> does the same with them in the browser, and a test holds both equal.
/// </summary>
internal static partial class CardWarnings
{
    private static readonly Lists Known = Read();

    /// <summary>The lists as JSON, for the page.</summary>
    public static string Json { get; } = Text();

    /// <summary>All that should come off, in the order of the lists, each once.</summary>
    public static IReadOnlyList<CardWarning> In(string text)
    {
        var clean = Clean(text);
        List<CardWarning> found = [];
        foreach (var (kind, pattern) in Known.Patterns) found.AddRange(pattern.Matches(clean).Select(match => new CardWarning(kind, match.Value.Trim())).Where(one => one.Kind != "name" || !Known.NotNames.Contains(one.Words)));
        found.AddRange(WordPattern().Matches(clean).Where(match => Known.Names.Contains(match.Value)).Select(match => new CardWarning("name", match.Value)));
        return [.. found.Distinct()];
    }

    // What cannot be seen must not hide a word: soft hyphens, joiners, letters put together from two signs. Half a sign becomes one that stands for nothing.
    private static string Clean(string text) => Unseen().Replace(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)), "").Normalize(NormalizationForm.FormC);

    private static Lists Read()
    {
        using var json = JsonDocument.Parse(Text());
        return new Lists(
            Set(json.RootElement.GetProperty("names")), Set(json.RootElement.GetProperty("notNames")),
            [.. json.RootElement.GetProperty("patterns").EnumerateArray().Select(one => (one.GetProperty("id").GetString()!, new Regex(
                one.GetProperty("pattern").GetString()!, RegexOptions.CultureInvariant | (one.GetProperty("ignoreCase").GetBoolean() ? RegexOptions.IgnoreCase : RegexOptions.None), TimeSpan.FromSeconds(1))))]);

        static HashSet<string> Set(JsonElement list) => list.EnumerateArray().Select(one => one.GetString()!).ToHashSet(StringComparer.Ordinal);
    }

    private static string Text()
    {
        using var stream = typeof(CardWarnings).Assembly.GetManifestResourceStream("case-card.json")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private sealed record Lists(HashSet<string> Names, HashSet<string> NotNames, IReadOnlyList<(string Kind, Regex Pattern)> Patterns);

    [GeneratedRegex(@"[\p{L}]+", RegexOptions.None, 1000)]
    private static partial Regex WordPattern();

    [GeneratedRegex(@"[\u00AD\u200B-\u200D\u2060\uFEFF]", RegexOptions.None, 1000)]
    private static partial Regex Unseen();
}
