using System.Text.RegularExpressions;

namespace ReturnToWork.Courses.Reading;

/// <summary>A hard word behind a tap: what the tap says, and the few simple words after it.</summary>
internal sealed record HardWord(Phrase Question, Phrase Explanation);

/// <summary>Which words are hard and how to say them simply, which long words everybody knows, which words we never say, and how a voice says short names.</summary>
/// <param name="Explained">The word as written in a text, lower case → its explanation.</param>
/// <param name="SayAs">As written → as a voice has to read it (TTS-05), such as UWV → u w v.</param>
/// <param name="Phrases">The questions under <c>woord.{word}</c> and the explanations under <c>woord.{word}.uitleg</c>.</param>
internal sealed partial record WordList(
    IReadOnlyDictionary<string, HardWord> Explained, IReadOnlySet<string> Plain, NeverSay Never, IReadOnlyDictionary<string, string> SayAs, IReadOnlyList<ThemePhrase> Phrases)
{
    /// <summary>A word of letters and forms → a plain one, such as indien → als.</summary>
    public IReadOnlyDictionary<string, string> Simpler { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Ways of speaking that mean something else than they say.</summary>
    public IReadOnlyList<string> FiguresOfSpeech { get; init; } = [];

    /// <summary>The explained words in a text, in the order in which they stand there; a word may be two, such as ‘company doctor’.</summary>
    public IEnumerable<HardWord> ExplainedIn(string text) => Explained.Select(entry => (Word: entry.Value, At: Checking.Wording.PlaceOf(text, entry.Key))).Where(found => found.At >= 0)
        .OrderBy(found => found.At).Select(found => found.Word).DistinctBy(word => word.Explanation.Id, StringComparer.Ordinal);

    /// <summary>For other readers: what they find hard or plain is theirs; what is never said, how a voice says names and what is a figure of speech stays.</summary>
    public WordList For(WordList readers) => this with { Explained = readers.Explained, Plain = Plain.Concat(readers.Plain).ToHashSet(StringComparer.OrdinalIgnoreCase), Phrases = readers.Phrases, Simpler = readers.Simpler };

    private static readonly HashSet<string> None = new(StringComparer.Ordinal);

    public static WordList Empty { get; } = new(new Dictionary<string, HardWord>(StringComparer.Ordinal), None, NeverSay.Nothing, new Dictionary<string, string>(StringComparer.Ordinal), []);

    /// <param name="question">What stands above an explanation, with <c>{woord}</c>.</param>
    public static WordList Read(string path, string file, string language, string question, OwnTexts own, ProblemList problems)
    {
        var root = YamlMap.Of(path, file, problems);
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
                explained[form] = new HardWord(phrases.Say($"woord.{IdOf(form)}", question.Replace("{woord}", form.All(char.IsUpper) ? form : form.ToLowerInvariant(), StringComparison.Ordinal), line), explanation);
        }

        var sayAs = Pairs(root, "uitspraak", StringComparer.Ordinal);
        var list = new WordList(explained, root.Texts("gewoon").ToHashSet(StringComparer.OrdinalIgnoreCase), NeverSay.Read(root, file, problems), sayAs, phrases.All)
        {
            Simpler = Pairs(root, "liever", StringComparer.OrdinalIgnoreCase),
            FiguresOfSpeech = root.Texts("beeldspraak"),
        };
        words.Done();
        root.Done();
        return list;
    }

    private static Dictionary<string, string> Pairs(YamlMap root, string section, StringComparer comparer)
    {
        var found = new Dictionary<string, string>(comparer);
        if (!root.Has(section))
            return found;
        var map = root.RequiredMap(section);
        foreach (var key in map.Keys.ToList())
            found[key] = map.Required(key);
        map.Done();
        return found;
    }

    private static string IdOf(string word) => NotOfAnId().Replace(word.ToLowerInvariant(), "-").Trim('-');

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex NotOfAnId();
}
