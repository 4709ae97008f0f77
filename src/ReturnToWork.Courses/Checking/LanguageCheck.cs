using System.Text.RegularExpressions;
using ReturnToWork.Courses.Reading;

namespace ReturnToWork.Courses.Checking;

/// <summary>
/// A smoke alarm for hard language, with the limits of method 3.0: at most 45 words of text on a screen (error above 60), at most
/// 14 words in a sentence, no hard word without an explanation, and never a word that judges.
/// </summary>
internal static partial class LanguageCheck
{
    private const int WordsAimed = 45;
    private const int WordsAtMost = 60;
    private const int WordsInSentence = 14;
    private const int LettersOfLongWord = 13;

    public static void Run(ThemeText text, WordList words, ProblemList problems)
    {
        Sentences(text.CoreSentence, 0, text, words, problems);
        Sentences(text.TogetherExercise, 0, text, words, problems);
        foreach (var screen in text.Screens)
        {
            var body = Body(screen).Sum(part => Word().Count(part.Text));
            if (body > WordsAtMost)
                problems.Error("many-words", text.File, screen.Line, $"Dit scherm heeft {body} woorden; hoogstens {WordsAtMost}, liever {WordsAimed}. Haal iets weg of maak er twee schermen van.", $"This screen has {body} words; at most {WordsAtMost}, better {WordsAimed}. Take something away or make it two screens.");
            else if (body > WordsAimed)
                problems.Warning("many-words", text.File, screen.Line, $"Dit scherm heeft {body} woorden. Streef naar {WordsAimed}.", $"This screen has {body} words. Aim for {WordsAimed}.");
            foreach (var (line, sentence) in Everything(screen))
                Sentences(sentence, line, text, words, problems);
        }
    }

    /// <summary>What a person reads before there is anything to choose: lines, captions and questions.</summary>
    public static IEnumerable<(int Line, string Text)> Body(Screen screen) => screen.Parts.SelectMany(part => part switch
    {
        TextPart lines => lines.Sentences.Select((sentence, i) => (lines.Line + i, sentence)),
        PicturePart picture => [(picture.Line, picture.Caption)],
        SceneActivity scene => scene.Steps.Select(step => (step.Line, step.Caption)),
        ChoiceActivity choice => [(choice.Line, choice.Question)],
        IfThenActivity plan => [(plan.Line, plan.CueQuestion), (plan.Line, plan.ActionQuestion)],
        CardActivity card => [(card.LookBack.Line, card.LookBack.Question)],
        _ => Array.Empty<(int, string)>(),
    });

    private static IEnumerable<(int Line, string Text)> Everything(Screen screen)
    {
        var rest = screen.Parts.OfType<Activity>().SelectMany(activity => Checks.Options(activity)
            .SelectMany(entry => new[] { (entry.Option.Line, entry.Option.Text), (entry.Option.Line, entry.Option.Smaller ?? "") })
            .Concat(activity is IfThenActivity plan ? plan.Hints.Select(hint => (plan.Line, hint.Value)) : [])
            .Concat(activity is CardActivity card ? card.Rows.Select(row => (card.Line, row.Value)) : [])
            .Concat(activity is SceneActivity scene ? scene.Steps.Select(step => (step.Line, step.Alt)) : []));
        return [(screen.Line, screen.Title), .. Body(screen), .. rest];
    }

    private static void Sentences(string text, int line, ThemeText theme, WordList words, ProblemList problems)
    {
        foreach (var sentence in SentenceEnd().Split(text))
        {
            var count = Word().Count(sentence);
            if (count > WordsInSentence)
                problems.Error("long-sentence", theme.File, line, $"Deze zin heeft {count} woorden; hoogstens {WordsInSentence}. Maak er twee zinnen van: ‘{sentence.Trim()}’", $"This sentence has {count} words; at most {WordsInSentence}. Make it two sentences: ‘{sentence.Trim()}’");
        }

        foreach (var word in Word().Matches(text).Select(match => match.Value))
        {
            if (words.Never.Contains(word))
                problems.Error("never-say", theme.File, line, $"Het woord ‘{word}’ oordeelt over mensen of hoort bij de dokter. Zeg het anders.", $"The word ‘{word}’ judges people or belongs to a doctor. Say it differently.");
            if (IsHard(word) && !words.Explained.ContainsKey(word) && !words.Plain.Contains(word))
                problems.Error("hard-word", theme.File, line, $"‘{word}’ is een moeilijk woord. Kies een kort woord, of leg het uit in shared/words.{theme.Language}.yaml.", $"‘{word}’ is a hard word. Choose a short one, or explain it in shared/words.{theme.Language}.yaml.");
        }
    }

    /// <summary>Long words and abbreviations; whoever reads with difficulty stops there.</summary>
    private static bool IsHard(string word) => word.Length >= LettersOfLongWord || (word.Length > 1 && word.All(char.IsUpper));

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*", RegexOptions.CultureInvariant, 200)]
    internal static partial Regex Word();

    [GeneratedRegex(@"(?<=[.!?:])\s+", RegexOptions.CultureInvariant, 200)]
    private static partial Regex SentenceEnd();
}
