using ReturnToWork.Courses.Kinds;

namespace ReturnToWork.Courses.Checking;

/// <summary>
/// People found the first version repetitive (method 1a): a sentence that returns on another screen, or in another theme, is a warning. Only what is told, asked or answered:
/// the words on a card may return ("Mijn coach"), and so may the fixed texts, which are the same on purpose.
/// </summary>
internal static class Repeats
{
    /// <summary>Shorter ones return in any talk: "Dat mag.", "Goed plan."</summary>
    private const int FewestWords = 4;

    /// <summary>In the ids of what stands on a card, a pile, a row or under a sentence that somebody made.</summary>
    private static readonly string[] Labels = [".titel", ".optie.", ".antwoord.", ".rol.", ".ring.", ".stapel.", ".regel.", ".hint.", ".zin-kop"];

    public static void Within(ThemeText text, ProblemList problems)
    {
        var first = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (phrase, sentence) in Told(text, alsoShort: true))
        {
            if (!first.TryAdd(sentence, phrase.Screen!) && first[sentence] != phrase.Screen)
                problems.Warning("repeated-sentence", text.File, phrase.Line, $"‘{sentence}’ staat ook op scherm ‘{first[sentence]}’. Zeg het één keer.", $"‘{sentence}’ is on screen ‘{first[sentence]}’ too. Say it once.");
        }
    }

    public static void Across(IEnumerable<Theme> themes, ProblemList problems)
    {
        var first = new Dictionary<(string Language, string Sentence), int>();
        foreach (var (theme, text) in themes.SelectMany(theme => theme.Content.Texts.Values.Select(text => (theme, text))))
        {
            foreach (var (phrase, sentence) in Told(text, alsoShort: false).Where(told => !IsSameOnPurpose(text, told.Phrase)))
            {
                var said = (text.Language, sentence.ToUpperInvariant());
                if (!first.TryAdd(said, theme.Number) && first[said] != theme.Number)
                    problems.Warning("repeated-in-themes", text.File, phrase.Line, $"‘{sentence}’ staat ook in thema {first[said]}. Zeg het hier anders, of laat het weg.", $"‘{sentence}’ is in theme {first[said]} too. Say it differently here, or leave it out.");
            }
        }
    }

    private static IEnumerable<(ThemePhrase Phrase, string Sentence)> Told(ThemeText text, bool alsoShort) =>
        from phrase in text.Phrases
        where phrase is { Screen: not null, IsSpoken: true, IsOwn: false } && !Array.Exists(Labels, label => phrase.Id.Contains(label, StringComparison.Ordinal))
        from sentence in LanguageCheck.SentenceEnd().Split(phrase.Text).Select(part => part.Trim())
        where LanguageCheck.Word().Count(sentence) >= (alsoShort && phrase.Id.StartsWith("scherm.", StringComparison.Ordinal) ? 1 : FewestWords)
        select (phrase, sentence);

    /// <summary>Who sees this and what is shared is told in every theme, and so is the question above a kind of cards.</summary>
    private static bool IsSameOnPurpose(ThemeText text, ThemePhrase phrase) =>
        phrase.Id.EndsWith(".vraag", StringComparison.Ordinal) || text.Screens.First(screen => screen.Id == phrase.Screen).Parts.OfType<Fixed>().Any();
}
