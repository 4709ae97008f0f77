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
        var place = new Place(text.File, text.Language, words, problems);
        Sentences(text.CoreSentence, 1, place);
        Sentences(text.Goal, 1, place);
        foreach (var step in text.TogetherExercise)
            Sentences(step, 1, place);
        foreach (var screen in text.Screens)
        {
            var body = Body(screen).Sum(part => Word().Count(part.Text));
            if (body > WordsAtMost)
                problems.Error("many-words", text.File, screen.Line, $"Dit scherm heeft {body} woorden; hoogstens {WordsAtMost}, liever {WordsAimed}. Haal iets weg of maak er twee schermen van.", $"This screen has {body} words; at most {WordsAtMost}, better {WordsAimed}. Take something away or make it two screens.");
            else if (body > WordsAimed)
                problems.Warning("many-words", text.File, screen.Line, $"Dit scherm heeft {body} woorden. Streef naar {WordsAimed}.", $"This screen has {body} words. Aim for {WordsAimed}.");
            foreach (var (line, sentence) in Everything(screen))
                Sentences(sentence, line, place);
        }

        Repeated(text, problems);
    }

    /// <summary>The texts that stand on every page obey the same rules.</summary>
    public static void Shared(SharedTexts texts, string file, string language, WordList words, ProblemList problems)
    {
        foreach (var (key, text) in texts.All)
            Sentences(text, texts.LineOf(key), new Place(file, language, words, problems));
    }

    /// <summary>People found the first version repetitive: a sentence that returns on another screen is a warning.</summary>
    private static void Repeated(ThemeText text, ProblemList problems)
    {
        var first = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var screen in text.Screens)
        {
            foreach (var (line, sentence) in screen.Parts.OfType<TextPart>().SelectMany(part => part.Sentences.Select((sentence, i) => (part.Line + i, sentence))))
            {
                if (!first.TryAdd(sentence, screen.Id) && first[sentence] != screen.Id)
                    problems.Warning("repeated-sentence", text.File, line, $"Deze zin staat ook op scherm ‘{first[sentence]}’. Zeg het één keer.", $"This sentence is on screen ‘{first[sentence]}’ too. Say it once.");
            }
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

    private static void Sentences(string text, int line, Place place)
    {
        var (file, language, words, problems) = place;
        if (Address().IsMatch(text))
            problems.Error("external-url", file, line, "Een thema verwijst nergens heen: het moet ook zonder internet werken. Haal het adres weg.", "A theme links to nothing: it must work without internet. Take the address away.");
        foreach (var sentence in SentenceEnd().Split(text))
        {
            var count = Word().Count(sentence);
            if (count > WordsInSentence)
                problems.Error("long-sentence", file, line, $"Deze zin heeft {count} woorden; hoogstens {WordsInSentence}. Maak er twee zinnen van: ‘{sentence.Trim()}’", $"This sentence has {count} words; at most {WordsInSentence}. Make it two sentences: ‘{sentence.Trim()}’");
        }

        foreach (var word in Word().Matches(text).Select(match => match.Value))
        {
            if (words.Never.Contains(word))
                problems.Error("never-say", file, line, $"Het woord ‘{word}’ oordeelt over mensen of hoort bij de dokter. Zeg het anders.", $"The word ‘{word}’ judges people or belongs to a doctor. Say it differently.");
            if (IsHard(word) && !words.Explained.ContainsKey(word) && !words.Plain.Contains(word))
                problems.Error("hard-word", file, line, $"‘{word}’ is een moeilijk woord. Kies een kort woord, of leg het uit in shared/words.{language}.yaml.", $"‘{word}’ is a hard word. Choose a short one, or explain it in shared/words.{language}.yaml.");
        }
    }

    /// <summary>Long words and abbreviations; whoever reads with difficulty stops there.</summary>
    private static bool IsHard(string word) => word.Length >= LettersOfLongWord || (word.Length > 1 && word.All(char.IsUpper));

    private sealed record Place(string File, string Language, WordList Words, ProblemList Problems);

    [GeneratedRegex(@"://|\bwww\.", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 200)]
    private static partial Regex Address();

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*", RegexOptions.CultureInvariant, 200)]
    internal static partial Regex Word();

    [GeneratedRegex(@"(?<=[.!?:])\s+", RegexOptions.CultureInvariant, 200)]
    private static partial Regex SentenceEnd();
}
