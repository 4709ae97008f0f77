using System.Text.RegularExpressions;
using ReturnToWork.Courses.Checking;
using ReturnToWork.Courses.Reading;

namespace ReturnToWork.Courses.Cards;

/// <summary>What no card asks or says in one language, and how a question begins that only yes or no answers (<c>cards/nooit.yaml</c>).</summary>
/// <param name="words">Words or several words; one that ends in <c>*</c> stands for each that begins so.</param>
internal sealed class NeverAsked(IReadOnlyList<string> words, IReadOnlyList<string> closed)
{
    private readonly List<Regex> _words =
        [.. words.Select(word => new Regex($@"(?<![\p{{L}}\p{{N}}]){Regex.Escape(word.TrimEnd('*'))}{(word.EndsWith('*') ? @"[\p{L}\p{N}]*" : @"(?![\p{L}\p{N}])")}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5)))];

    public IEnumerable<string> In(string text) => _words.Select(word => word.Match(text)).Where(match => match.Success).Select(match => match.Value);

    /// <summary>Questions of a text that somebody can end with one word.</summary>
    public IEnumerable<string> ClosedIn(string text) =>
        LanguageCheck.SentenceEnd().Split(text).Select(sentence => sentence.Trim())
            .Where(sentence => sentence.EndsWith('?') && LanguageCheck.Word().Match(sentence) is { Success: true } first && closed.Contains(first.Value, StringComparer.OrdinalIgnoreCase));

    /// <returns>By language; one that is missing has an empty list, and the problems say so.</returns>
    public static Dictionary<string, NeverAsked> Read(string path, string file, IReadOnlyList<string> languages, ProblemList problems)
    {
        var found = languages.ToDictionary(language => language, _ => new NeverAsked([], []), StringComparer.Ordinal);
        if (YamlMap.Of(path, file, problems) is not { } root)
            return found;
        foreach (var language in languages)
        {
            var map = root.RequiredMap(language);
            var (words, closed) = (map.Texts("nooit"), map.Texts("gesloten"));
            if (words.Count == 0)
                problems.Error("missing-key", file, map.Line, $"Hier ontbreekt een lijst ‘nooit’ voor ‘{language}’.", $"A list ‘nooit’ for ‘{language}’ is missing here.");
            map.Done();
            found[language] = new NeverAsked([.. words.Where(word => word.Trim('*', ' ').Length > 0)], closed);
        }

        root.Done();
        return found;
    }
}
