using System.Text.RegularExpressions;

namespace ReturnToWork.Courses.Reading;

/// <summary>
/// What no text for people says, in one language (method 2.4, "never generate"): blame, a promise about health, a doctor's advice, a percentage, a comparison, a prediction.
/// The words stand in <c>shared/words.{language}.yaml</c> under <c>nooit</c>, by group; the groups are here, because each needs a sentence of its own for the author.
/// </summary>
internal sealed class NeverSay
{
    /// <summary>What is wrong with a word of a group: group → Dutch and English, as in "‘fout’ maakt er een toets van".</summary>
    public static readonly IReadOnlyDictionary<string, (string Dutch, string English)> Groups = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        ["verwijt"] = ("geeft iemand de schuld of oordeelt over iemand", "blames or judges somebody"),
        ["dwang"] = ("laat iemand geen keuze", "leaves somebody no choice"),
        ["toets"] = ("maakt er een toets van", "makes it a test"),
        ["gezondheid"] = ("belooft iets over gezondheid", "promises something about health"),
        ["medisch"] = ("hoort bij een dokter", "belongs to a doctor"),
        ["getal"] = ("maakt van een mens een getal", "makes a number of a person"),
        ["vergelijken"] = ("vergelijkt mensen met elkaar", "compares people with each other"),
        ["voorspellen"] = ("voorspelt hoe het met iemand gaat", "predicts how somebody will do"),
    };

    private readonly Regex? any;
    private readonly Dictionary<string, string> groupOf;

    /// <param name="words">By group. A star at the end stands for any ending: <c>medicijn*</c>.</param>
    private NeverSay(IEnumerable<(string Group, string Word)> words)
    {
        var known = words.Select(word => (word.Group, Word: Plain(word.Word))).Where(word => word.Word.Trim('*', ' ').Length > 0).DistinctBy(word => word.Word, StringComparer.Ordinal).ToList();
        groupOf = known.ToDictionary(word => word.Word, word => word.Group, StringComparer.Ordinal);
        if (known.Count > 0)
            any = new Regex(Pattern([.. known.Select(word => word.Word).OrderByDescending(word => word.Length)]), RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
    }

    public static NeverSay Nothing { get; } = new([]);

    /// <summary>The groups that have a word.</summary>
    public IEnumerable<string> InUse => groupOf.Values.Distinct(StringComparer.Ordinal);

    public static NeverSay Read(YamlMap root, string file, ProblemList problems)
    {
        if (!root.Has("nooit"))
            return Nothing;
        var groups = root.RequiredMap("nooit");
        var words = groups.Keys.ToList().SelectMany(group => groups.Texts(group).Select(word => (group, word))).ToList();
        foreach (var group in groups.Keys.Where(group => !Groups.ContainsKey(group)))
            problems.Error("unknown-key", file, groups.LineOfKey(group), $"De groep ‘{group}’ bestaat niet. Bekend zijn: {string.Join(", ", Groups.Keys)}.", $"There is no group ‘{group}’. Known are: {string.Join(", ", Groups.Keys)}.");
        groups.Done();
        return new NeverSay(words.Where(word => Groups.ContainsKey(word.group)));
    }

    /// <summary>What stands in <paramref name="text"/>, as it stands there, each with its group.</summary>
    public IEnumerable<(string Said, string Group)> In(string text)
    {
        if (any is null)
            yield break;
        foreach (Match match in any.Matches(Plain(text)))
            yield return (text.Substring(match.Index, match.Length), GroupOf(match.Value));
    }

    private string GroupOf(string said) =>
        groupOf.TryGetValue(said, out var group) ? group : groupOf.First(word => word.Key[^1] == '*' && said.StartsWith(word.Key[..^1], StringComparison.Ordinal)).Value;

    /// <summary>As long as it was, so that a place in the one is the same place in the other.</summary>
    private static string Plain(string text) => string.Create(text.Length, text, (to, from) =>
    {
        for (var i = 0; i < to.Length; i++)
            to[i] = char.IsWhiteSpace(from[i]) ? ' ' : from[i] == '’' ? '\'' : char.ToLowerInvariant(from[i]);
    });

    // Most places in a text are in the middle of a word: one question about that, before any word is tried, makes reading all texts five times as quick.
    private static string Pattern(IReadOnlyList<string> words) => string.Join('|', words.GroupBy(word => char.IsLetterOrDigit(word[0]))
        .Select(begin => $"{(begin.Key ? @"(?<![\p{L}\p{N}])" : "")}(?:{string.Join('|', begin.Select(Rest))})"));

    /// <summary>Whole words only, where the saying begins or ends with a letter: ‘%’ may touch a number.</summary>
    private static string Rest(string word)
    {
        var begun = word.EndsWith('*');
        var said = begun ? word[..^1] : word;
        return Regex.Escape(said) + (begun ? @"\p{L}*" : char.IsLetterOrDigit(said[^1]) ? @"(?![\p{L}\p{N}])" : "");
    }
}
