using System.Globalization;
using System.Text.RegularExpressions;
using ReturnToWork.Courses.Kinds;
using ReturnToWork.Courses.Reading;

namespace ReturnToWork.Courses.Checking;

/// <summary>
/// A smoke alarm for hard language, with the <see cref="Limits"/> of who reads it: words on a screen, words in a sentence, no hard word without an explanation,
/// and never a word that judges.
/// </summary>
internal static partial class LanguageCheck
{
    public static void Run(ThemeText text, WordList words, Limits limits, ProblemList problems)
    {
        var place = new Place(text.File, text.Language, words, limits, problems);
        foreach (var phrase in (Phrase[])[text.CoreSentence, text.Goal, .. text.TogetherExercise])
            Sentences(phrase, place);
        foreach (var screen in text.Screens)
        {
            var (body, own) = (Body(screen).Sum(phrase => Word().Count(phrase.Text)), Body(screen).Any(phrase => phrase.IsOwn));
            if (body > limits.WordsAtMost && !own)
                problems.Error("many-words", text.File, screen.Line, $"Dit scherm heeft {body} woorden; hoogstens {limits.WordsAtMost}, liever {limits.WordsAimed}. Haal iets weg of maak er twee schermen van.", $"This screen has {body} words; at most {limits.WordsAtMost}, better {limits.WordsAimed}. Take something out or make it two screens.");
            else if (body > limits.WordsAimed)
                problems.Warning("many-words", text.File, screen.Line, $"Dit scherm heeft {body} woorden. Streef naar {limits.WordsAimed}.", $"This screen has {body} words. Aim for {limits.WordsAimed}.");
            foreach (var phrase in Everything(screen))
                Sentences(phrase, place);
        }

        foreach (var phrase in text.Sheets.SelectMany(sheet => sheet.Phrases))
            Sentences(phrase, place);
        Repeats.Within(text, problems);
        ExplainedCheck.Run(text, words, problems);
        var mean = ThemeFigures.Of(text, words, limits).WordsASentence;
        if (mean > limits.MeanWordsInSentence)
            problems.Warning("average-sentence", text.File, 0, $"Een zin heeft hier gemiddeld {mean:0.0} woorden. Streef naar {limits.MeanWordsInSentence}: maak van lange zinnen twee zinnen.", $"A sentence has {mean.ToString("0.0", CultureInfo.InvariantCulture)} words here on average. Aim for {limits.MeanWordsInSentence}: make two of a long one.");
    }

    /// <summary>One text by itself, as if its author had written it: for who replaces it.</summary>
    public static void Single(string text, string language, WordList words, ProblemList problems) => Sentences(new Phrase("", text, 0), new Place("", language, words, Limits.ForEmployees, problems));

    /// <summary>The texts that stand on every page obey the same rules.</summary>
    public static void Shared(SharedTexts texts, string file, string language, WordList words, Limits limits, ProblemList problems)
    {
        foreach (var text in texts.All.Values)
            Sentences(text, new Place(file, language, words, limits, problems));
        foreach (var text in words.Explained.Values.Select(word => word.Explanation).DistinctBy(text => text.Id, StringComparer.Ordinal))
            Sentences(text, new Place(file.Replace($"/{language}.yaml", $"/words.{language}.yaml", StringComparison.Ordinal), language, words, limits, problems));
    }

    /// <summary>What a person reads before there is anything to choose: lines, captions and questions.</summary>
    public static IEnumerable<Phrase> Body(Screen screen) => screen.Parts.SelectMany(part => part switch
    {
        TextPart lines => lines.Lines.Select(line => line.Phrase),
        PicturePart picture => [picture.Caption],
        Activity activity => activity.Body,
        _ => Array.Empty<Phrase>(),
    });

    private static IEnumerable<Phrase> Everything(Screen screen) =>
        [screen.Title, .. Body(screen), .. screen.Parts.OfType<PicturePart>().Select(picture => picture.Alt), .. screen.Parts.OfType<Activity>().SelectMany(activity => activity.Options.SelectMany(entry => Said(entry.Option)).Concat(activity.Further))];

    private static IEnumerable<Phrase> Said(Option option) => option.Smaller is { } smaller ? [option.Text, smaller] : [option.Text];

    private static void Sentences(Phrase phrase, Place place)
    {
        var (file, language, words, limits, _) = place;
        if (Address().IsMatch(phrase.Text))
            place.Say(phrase, "external-url", "Een thema verwijst nergens heen: het moet ook zonder internet werken. Haal het adres weg.", "A theme links to nothing: it must work without internet. Take the address away.");
        foreach (var sentence in SentenceEnd().Split(phrase.Text))
        {
            var count = Word().Count(sentence);
            if (count > limits.WordsInSentence)
                place.Say(phrase, "long-sentence", $"Deze zin heeft {count} woorden; hoogstens {limits.WordsInSentence}. Maak er twee zinnen van: ‘{sentence.Trim()}’", $"This sentence has {count} words; at most {limits.WordsInSentence}. Make it two sentences: ‘{sentence.Trim()}’");
        }

        Wording.Run(phrase.Text, place.Language, place.Words, (code, dutch, english) => place.Warn(phrase, code, dutch, english));
        foreach (var (said, group) in words.Never.In(phrase.Text).Where(found => !limits.MaySay.Contains(found.Group)))
            place.Say(phrase, "never-say", $"‘{said}’ {NeverSay.Groups[group].Dutch}. Zeg het anders.", $"‘{said}’ {NeverSay.Groups[group].English}. Say it differently.");
        foreach (var word in Word().Matches(phrase.Text).Select(match => match.Value))
        {
            if (IsHard(word, limits) && !words.Explained.ContainsKey(word) && !words.Plain.Contains(word))
                place.Say(phrase, "hard-word", $"‘{word}’ is een moeilijk woord. Kies een kort woord, of leg het uit in shared/words.{language}.yaml.", $"‘{word}’ is a hard word. Choose a short one, or explain it in shared/words.{language}.yaml.");
        }
    }

    /// <summary>Long words and abbreviations; whoever reads with difficulty stops there.</summary>
    public static bool IsHard(string word, Limits limits) => word.Length >= limits.LettersOfLongWord || (word.Length > 1 && word.All(char.IsUpper));

    private sealed record Place(string File, string Language, WordList Words, Limits Limits, ProblemList Problems)
    {
        /// <summary>An organisation's own text never takes a theme away: the page where it is written refuses it, here it is a warning.</summary>
        public void Say(Phrase phrase, string code, string dutch, string english) => Add(phrase, code, isError: !phrase.IsOwn, dutch, english);

        public void Warn(Phrase phrase, string code, string dutch, string english) => Add(phrase, code, isError: false, dutch, english);

        private void Add(Phrase phrase, string code, bool isError, string dutch, string english) =>
            Problems.Add(new ThemeProblem(code, isError, phrase.IsOwn ? $"own text {phrase.Id} ({Language})" : File, phrase.IsOwn ? 0 : phrase.Line, dutch, english));
    }

    [GeneratedRegex(@"://|\bwww\.", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 5000)]
    private static partial Regex Address();

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*", RegexOptions.CultureInvariant, 5000)]
    internal static partial Regex Word();

    [GeneratedRegex(@"(?<=[.!?:])\s+", RegexOptions.CultureInvariant, 5000)]
    internal static partial Regex SentenceEnd();
}
