using ReturnToWork.Courses.Reading;

namespace ReturnToWork.Courses.Checking;

/// <summary>
/// Ways of saying that slow a reader down: passive, two denials in one sentence, a denial in a question, a figure of speech, a bookish word. All are warnings:
/// this knows letters, not meaning, and now and then it is wrong. Passive and denials are known for Dutch and English only.
/// </summary>
internal static class Wording
{
    private const int ShortQuestion = 3;

    /// <summary>They look like a participle and are something else, or say what somebody is and not what is done to them.</summary>
    private static readonly HashSet<string> NoParticiple = new(StringComparer.OrdinalIgnoreCase)
    {
        "gezond", "gewend", "getrouwd", "gelukt", "gebeurd", "gestart", "gestopt", "geschikt", "gerust", "geduld", "geluid", "gebied", "geeft", "gelooft", "gebruikt", "geweest", "gehandicapt",
        "gegroeid", "bekend", "beperkt", "verliefd", "vermoeid", "bevriend", "verwant", "gebeurt", "bedoelt", "verandert", "verschillend",
        "tired", "worried", "interested", "excited", "married", "retired", "scared", "stressed", "pleased", "relaxed", "used", "allowed", "need", "indeed", "bored", "finished", "needed",
    };

    private static readonly HashSet<string> DutchBecome = new(StringComparer.OrdinalIgnoreCase) { "word", "wordt", "worden", "werd", "werden" };
    private static readonly HashSet<string> DutchBe = new(StringComparer.OrdinalIgnoreCase) { "is", "zijn", "was", "waren" };
    private static readonly HashSet<string> EnglishBe = new(StringComparer.OrdinalIgnoreCase) { "is", "are", "was", "were", "be", "been", "being" };
    private static readonly HashSet<string> Irregular = new(StringComparer.Ordinal) { "made", "given", "taken", "kept", "told", "sent", "shown", "written", "chosen", "found", "held", "paid" };
    private static readonly HashSet<string> DutchDenial = new(StringComparer.OrdinalIgnoreCase) { "niet", "geen", "nooit", "niets", "niks", "niemand", "nergens", "zonder" };
    private static readonly HashSet<string> EnglishDenial = new(StringComparer.OrdinalIgnoreCase) { "not", "no", "never", "nothing", "nobody", "nowhere", "without", "cannot" };

    public static void Run(string text, string language, WordList words, Action<string, string, string> warn)
    {
        foreach (var figure in words.FiguresOfSpeech.Where(figure => Holds(text, figure)))
            warn("figure-of-speech", $"‘{figure}’ is beeldspraak. Zeg gewoon wat je bedoelt.", $"‘{figure}’ is a figure of speech. Say plainly what you mean.");
        foreach (var (word, simple) in words.Simpler.Where(entry => Holds(text, entry.Key)))
            warn("simpler-word", $"‘{word}’ kan eenvoudiger. Schrijf liever: {simple}.", $"‘{word}’ can be simpler. Rather write: {simple}.");
        foreach (var sentence in LanguageCheck.SentenceEnd().Split(text).Select(sentence => sentence.Trim()))
        {
            if (Passive(sentence, language) is { } participle)
                warn("passive", $"Wie doet dit? ‘{participle}’ staat hier in de lijdende vorm. Schrijf: wij, jij of je coach doet het.", $"Who does this? ‘{participle}’ is passive here. Write: we, you or your coach does it.");
            var denials = Denials(sentence, language);
            if (denials.Count > 1)
                warn("double-negation", $"Twee keer ‘nee’ in één zin is moeilijk ({string.Join(", ", denials)}). Zeg wat er wél is.", $"Saying no twice in one sentence is hard ({string.Join(", ", denials)}). Say what there is.");
            if (denials.Count > 0 && IsQuestion(sentence))
                warn("negative-question", $"‘{denials[0]}’ in een vraag is lastig: wat betekent ‘ja’ dan? Stel de vraag zonder ‘{denials[0]}’.", $"‘{denials[0]}’ in a question is hard: what does ‘yes’ mean then? Ask without ‘{denials[0]}’.");
        }
    }

    private static bool Holds(string text, string words) => PlaceOf(text, words) >= 0;

    /// <summary>Where <paramref name="words"/> stand in a text as whole words; -1 where they do not.</summary>
    internal static int PlaceOf(string text, string words)
    {
        if (words.Length == 0)
            return -1;
        for (var at = text.IndexOf(words, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(words, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + words.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                return at;
        }

        return -1;
    }

    /// <summary>The participle of a passive; null where there is none. By words and not by one pattern, so that a long sentence costs no more than its length.</summary>
    private static string? Passive(string sentence, string language)
    {
        foreach (var clause in sentence.Split([',', ';']))
        {
            string[] words = [.. LanguageCheck.Word().Matches(clause).Select(match => match.Value)];
            for (var i = 0; i < words.Length; i++)
            {
                var found = language switch
                {
                    "nl" when DutchBecome.Contains(words[i]) => words[(i + 1)..].Concat(words[Math.Max(0, i - 1)..i]).FirstOrDefault(word => Starts(word, "ge", "be", "ver", "ont", "her") && Ends(word, "d", "t", "en")),
                    "nl" when DutchBe.Contains(words[i]) => words[(i + 1)..].FirstOrDefault(word => (Starts(word, "ge") && Ends(word, "d", "t")) || (Starts(word, "be", "ver") && Ends(word, "d"))),
                    "en" when EnglishBe.Contains(words[i]) => words[(i + 1)..].SkipWhile(word => word is "not" or "always" || word.EndsWith("ly", StringComparison.Ordinal)).Take(1).FirstOrDefault(word => Irregular.Contains(word) || (word.Length > 3 && word.EndsWith("ed", StringComparison.Ordinal))),
                    _ => null,
                };
                if (found is not null && !NoParticiple.Contains(found))
                    return found;
            }
        }

        return null;
    }

    private static bool Starts(string word, params ReadOnlySpan<string> starts)
    {
        foreach (var start in starts)
            if (word.Length > start.Length + 2 && word.StartsWith(start, StringComparison.Ordinal))
                return true;
        return false;
    }

    private static bool Ends(string word, params ReadOnlySpan<string> ends)
    {
        foreach (var end in ends)
            if (word.Length > end.Length + 3 && word.EndsWith(end, StringComparison.Ordinal))
                return true;
        return false;
    }

    private static List<string> Denials(string sentence, string language) =>
        [.. LanguageCheck.Word().Matches(sentence).Select(match => match.Value).Where(word => language switch
        {
            "nl" => DutchDenial.Contains(word),
            "en" => EnglishDenial.Contains(word) || word.EndsWith("n't", StringComparison.OrdinalIgnoreCase) || word.EndsWith("n’t", StringComparison.OrdinalIgnoreCase),
            _ => false,
        })];

    private static bool IsQuestion(string sentence) =>
        sentence.TrimEnd('’', '"', ')', '”').EndsWith('?') && LanguageCheck.Word().Count(sentence) > ShortQuestion && !Holds(sentence, "of niet") && !Holds(sentence, "or not");
}
