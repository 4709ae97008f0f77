using ReturnToWork.Courses.Checking;
using ReturnToWork.Courses.Reading;

namespace ReturnToWork.Courses;

/// <summary>How a theme reads in one language, in figures; the body of a screen is what somebody reads before there is anything to choose.</summary>
/// <param name="Number">With its series: 3, P1.</param>
/// <param name="WordsAScreen">On average.</param>
/// <param name="MostWords">Of the fullest screen, <paramref name="FullestScreen"/>.</param>
/// <param name="WordsASentence">On average, of the bodies.</param>
/// <param name="LongestSentence">In words.</param>
/// <param name="HardWords">Different hard words (long, or short for something) without an explanation; 0 in a theme that is shown.</param>
/// <param name="ExplainedWords">Different words that are explained behind a tap.</param>
/// <param name="Minutes">About how long it takes, by <c>ReadingTime</c>.</param>
public sealed record ThemeFigures(
    string Number, string Language, int Screens, double WordsAScreen, int MostWords, string FullestScreen, double WordsASentence, int LongestSentence, int HardWords, int ExplainedWords, double Minutes)
{
    internal static ThemeFigures Of(ThemeText text, WordList words, Limits limits, string number = "")
    {
        var screens = text.Screens.Select(screen => (screen.Id, Words: LanguageCheck.Body(screen).Sum(phrase => LanguageCheck.Word().Count(phrase.Text)))).ToList();
        var fullest = screens.OrderByDescending(screen => screen.Words).FirstOrDefault();
        var sentences = text.Screens.SelectMany(LanguageCheck.Body).SelectMany(phrase => LanguageCheck.SentenceEnd().Split(phrase.Text)).Select(sentence => LanguageCheck.Word().Count(sentence)).Where(count => count > 0).ToList();
        var used = text.Phrases.SelectMany(phrase => LanguageCheck.Word().Matches(phrase.Text)).Select(match => match.Value).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return new ThemeFigures(
            number, text.Language, screens.Count, screens.Count == 0 ? 0 : screens.Average(screen => screen.Words), fullest.Words, fullest.Id ?? "", sentences.Count == 0 ? 0 : sentences.Average(), sentences.Count == 0 ? 0 : sentences.Max(),
            used.Count(word => LanguageCheck.IsHard(word, limits) && !words.Explained.ContainsKey(word) && !words.Plain.Contains(word)),
            text.Phrases.SelectMany(phrase => words.ExplainedIn(phrase.Text)).Select(word => word.Explanation.Id).Distinct(StringComparer.Ordinal).Count(),
            ReadingTime.Of(text));
    }
}
