using System.Text.RegularExpressions;
using ReturnToWork.Courses.Reading;

namespace ReturnToWork.Courses.Checking;

/// <summary>
/// Ways of saying that slow a reader down: passive, two denials in one sentence, a denial in a question, a figure of speech, a bookish word. All are warnings:
/// this knows letters, not meaning, and now and then it is wrong. Passive and denials are known for Dutch and English only.
/// </summary>
internal static partial class Wording
{
    private const int ShortQuestion = 3;

    /// <summary>They look like a participle and are something else, or say what somebody is and not what is done to them.</summary>
    private static readonly HashSet<string> NoParticiple = new(StringComparer.OrdinalIgnoreCase)
    {
        "gezond", "gewend", "getrouwd", "gelukt", "gebeurd", "gestart", "gestopt", "geschikt", "gerust", "geduld", "geluid", "gebied", "geeft", "gelooft", "gebruikt", "geweest", "gehandicapt",
        "gegroeid", "bekend", "beperkt", "verliefd", "vermoeid", "bevriend", "verwant", "gebeurt", "bedoelt", "verandert", "verschillend",
        "tired", "worried", "interested", "excited", "married", "retired", "scared", "stressed", "pleased", "relaxed", "used", "allowed", "need", "indeed", "bored", "finished", "needed",
    };

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
            var denials = Denials(language)?.Matches(sentence).Select(match => match.Value).ToList() ?? [];
            if (denials.Count > 1)
                warn("double-negation", $"Twee keer ‘nee’ in één zin is moeilijk ({string.Join(", ", denials)}). Zeg wat er wél is.", $"Saying no twice in one sentence is hard ({string.Join(", ", denials)}). Say what there is.");
            if (denials.Count > 0 && IsQuestion(sentence))
                warn("negative-question", $"‘{denials[0]}’ in een vraag is lastig: wat betekent ‘ja’ dan? Stel de vraag zonder ‘{denials[0]}’.", $"‘{denials[0]}’ in a question is hard: what does ‘yes’ mean then? Ask without ‘{denials[0]}’.");
        }
    }

    private static bool Holds(string text, string words)
    {
        for (var at = text.IndexOf(words, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(words, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + words.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                return true;
        }

        return false;
    }

    private static string? Passive(string sentence, string language) => language switch
    {
        "nl" => Participle(DutchBecome(), sentence) ?? Participle(DutchBecomeAfter(), sentence) ?? Participle(DutchBe(), sentence),
        "en" => Participle(EnglishBe(), sentence),
        _ => null,
    };

    private static string? Participle(Regex form, string sentence) =>
        form.Matches(sentence).SelectMany(match => match.Groups["done"].Captures).Select(done => done.Value).FirstOrDefault(done => !NoParticiple.Contains(done));

    private static Regex? Denials(string language) => language switch { "nl" => DutchDenial(), "en" => EnglishDenial(), _ => null };

    private static bool IsQuestion(string sentence) =>
        sentence.TrimEnd('’', '"', ')', '”').EndsWith('?') && LanguageCheck.Word().Count(sentence) > ShortQuestion && !OrNot().IsMatch(sentence);

    [GeneratedRegex(@"\b(?:word|wordt|worden|werd|werden)\b(?:[^.!?:,]*?\b(?<done>(?:ge|be|ver|ont|her)\p{Ll}{2,}(?:d|t|en))\b)+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex DutchBecome();

    [GeneratedRegex(@"\b(?<done>(?:ge|be|ver|ont|her)\p{Ll}{2,}(?:d|t|en))\s+(?:wordt|worden|werd|werden)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex DutchBecomeAfter();

    [GeneratedRegex(@"\b(?:is|zijn|was|waren)\b(?:[^.!?:,]*?\b(?<done>ge\p{Ll}{2,}[dt]|be\p{Ll}{2,}d|ver\p{Ll}{2,}d)\b)+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex DutchBe();

    [GeneratedRegex(@"\b(?:is|are|was|were|be|been|being)\s+(?:not\s+|always\s+|\p{L}+ly\s+)?(?<done>\p{L}{2,}ed|made|given|taken|kept|told|sent|shown|written|chosen|found|held|paid)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex EnglishBe();

    [GeneratedRegex(@"\b(?:niet|geen|nooit|niets|niks|niemand|nergens|zonder)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex DutchDenial();

    [GeneratedRegex(@"\b(?:not|no|never|nothing|nobody|nowhere|without|cannot|\p{L}+n['’]t)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex EnglishDenial();

    [GeneratedRegex(@"\b(?:of niet|or not)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex OrNot();
}
