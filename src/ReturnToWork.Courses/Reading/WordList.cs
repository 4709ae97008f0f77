using System.Text.RegularExpressions;

namespace ReturnToWork.Courses.Reading;

/// <summary>A hard word behind a tap: what the tap says, and the few simple words after it.</summary>
internal sealed record HardWord(Phrase Question, Phrase Explanation);

/// <summary>Which words are hard and how to say them simply, which long words everybody knows, which words we never say, and how a voice says short names.</summary>
/// <param name="Explained">The word as written in a text, lower case → its explanation.</param>
/// <param name="SayAs">As written → as a voice has to read it (TTS-05), such as UWV → u w v.</param>
/// <param name="Phrases">The questions under <c>woord.{word}</c> and the explanations under <c>woord.{word}.uitleg</c>.</param>
internal sealed partial record WordList(
    IReadOnlyDictionary<string, HardWord> Explained, IReadOnlySet<string> Plain, IReadOnlySet<string> Never, IReadOnlyDictionary<string, string> SayAs, IReadOnlyList<ThemePhrase> Phrases)
{
    private static readonly HashSet<string> None = new(StringComparer.Ordinal);

    public static WordList Empty { get; } = new(new Dictionary<string, HardWord>(StringComparer.Ordinal), None, None, new Dictionary<string, string>(StringComparer.Ordinal), []);

    /// <param name="question">What stands above an explanation, with <c>{woord}</c>.</param>
    public static WordList Read(string path, string file, string language, string question, OwnTexts own, ProblemList problems)
    {
        var root = YamlMap.Parse(File.ReadAllText(path), file, 0, problems);
        if (root is null)
            return Empty;
        var phrases = new PhraseBook(file, OwnTexts.Shared, language, own);
        var explained = new Dictionary<string, HardWord>(StringComparer.OrdinalIgnoreCase);
        var words = root.RequiredMap("uitleg");
        foreach (var key in words.Keys.ToList())
        {
            var forms = key.Split('|', StringSplitOptions.TrimEntries);
            var (text, line) = (words.Required(key), words.LineOfKey(key));
            var explanation = phrases.Say($"woord.{IdOf(forms[0])}.uitleg", text, line);
            foreach (var form in forms)
                explained[form] = new HardWord(phrases.Say($"woord.{IdOf(form)}", question.Replace("{woord}", form.ToLowerInvariant(), StringComparison.Ordinal), line), explanation);
        }

        var sayAs = new Dictionary<string, string>(StringComparer.Ordinal);
        if (root.Has("uitspraak"))
        {
            var spoken = root.RequiredMap("uitspraak");
            foreach (var key in spoken.Keys.ToList())
                sayAs[key] = spoken.Required(key);
        }

        var list = new WordList(explained, root.Texts("gewoon").ToHashSet(StringComparer.OrdinalIgnoreCase), root.Texts("nooit").ToHashSet(StringComparer.OrdinalIgnoreCase), sayAs, phrases.All);
        root.Done();
        return list;
    }

    private static string IdOf(string word) => NotOfAnId().Replace(word.ToLowerInvariant(), "-").Trim('-');

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant, 200)]
    private static partial Regex NotOfAnId();
}
