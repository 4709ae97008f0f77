using ReturnToWork.Courses.Checking;
using ReturnToWork.Courses.Reading;

namespace ReturnToWork.Courses.Leaflets;

/// <summary>
/// What is wrong with a leaflet: the languages differ in shape, or it is harder than its level allows. A2 texts obey the limits of a theme's sentences and fit on one A4; longer ones
/// have a limit of their own, and only the words that judge people are refused there.
/// </summary>
internal static class LeafletCheck
{
    private const int WordsOnOneSheet = 260;
    private const double MeanWordsInSentence = 9;
    private static readonly Dictionary<LeafletLevel, int> WordsInSentence = new() { [LeafletLevel.B1] = 22, [LeafletLevel.Professional] = 28 };

    /// <summary>Words that a longer text needs although a theme never says them: that something is voluntary cannot be explained without.</summary>
    private static readonly HashSet<string> NeededInLongTexts = new(StringComparer.OrdinalIgnoreCase) { "moet", "must", "you have to", "fouten", "behandeling", "treatment", "medicatie", "medication", "percentage" };

    public static void Run(Leaflet leaflet, SharedFolder shared, ProblemList problems)
    {
        foreach (var text in leaflet.Texts.Values)
        {
            Language(text, shared.Words.GetValueOrDefault(text.Language, WordList.Empty), problems);
            foreach (var part in text.Parts.Where(part => part.Picture is { } picture && !shared.Symbols.Has(picture)))
                problems.Error("unknown-picture", text.File, part.Line, $"Het plaatje ‘{part.Picture}’ staat niet in shared/symbols.svg.", $"The picture ‘{part.Picture}’ is not in shared/symbols.svg.");
            if (text.Parts.Select(part => part.Id).GroupBy(id => id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
                problems.Error("double-id", text.File, 0, $"Het id ‘{twice.Key}’ staat er twee keer.", $"The id ‘{twice.Key}’ is there twice.");
        }

        var master = leaflet.Texts[LeafletLibrary.Master];
        foreach (var other in leaflet.Texts.Values.Where(text => text != master))
            Same(master, other, problems);
    }

    private static void Same(LeafletText master, LeafletText other, ProblemList problems)
    {
        if ((other.Version, other.Day, other.Level) != (master.Version, master.Day, master.Level))
            problems.Error("leaflet-parity", other.File, 0, "Versie, datum of niveau is anders dan in het Nederlands. Maak ze gelijk.", "Version, date or level differs from the Dutch. Make them the same.");
        if (!Shape(master).SequenceEqual(Shape(other), StringComparer.Ordinal))
            problems.Error("leaflet-parity", other.File, 0, $"De talen hebben niet dezelfde koppen, plaatjes, regels en lijstjes. Nederlands: {string.Join(' ', Shape(master))}. Hier: {string.Join(' ', Shape(other))}.", $"The languages do not have the same headings, pictures, lines and lists. Dutch: {string.Join(' ', Shape(master))}. Here: {string.Join(' ', Shape(other))}.");
    }

    private static IEnumerable<string> Shape(LeafletText text) =>
        text.Parts.Select(part => $"{part.Id}/{part.Picture}/{string.Join(',', part.Blocks.Select(block => FormattableString.Invariant($"{(block.IsList ? "-" : "")}{block.Lines.Count}")))}");

    private static void Language(LeafletText text, WordList words, ProblemList problems)
    {
        foreach (var line in text.Lines.Concat(text.Parts.Select(part => new LeafletLine(part.Id, part.Title, part.Line))).Append(new LeafletLine("titel", text.Title, 2)))
        {
            if (text.Level == LeafletLevel.A2)
                AsInATheme(line, text, words, problems);
            else
                Longer(line, text, words, problems);
        }

        if (text.Level != LeafletLevel.A2)
            return;
        var sentences = text.Lines.SelectMany(line => LanguageCheck.SentenceEnd().Split(line.Text)).Select(sentence => LanguageCheck.Word().Count(sentence)).Where(count => count > 0).ToList();
        if (sentences.Sum() > WordsOnOneSheet)
            problems.Error("many-words", text.File, 0, $"Deze folder heeft {sentences.Sum()} woorden; hoogstens {WordsOnOneSheet}. Anders past hij niet op één blad.", $"This leaflet has {sentences.Sum()} words; at most {WordsOnOneSheet}. Else it does not fit on one sheet.");
        if (sentences.Count > 0 && sentences.Average() > MeanWordsInSentence)
            problems.Warning("average-sentence", text.File, 0, $"Een zin heeft hier gemiddeld {sentences.Average():0.0} woorden. Streef naar {MeanWordsInSentence}.", FormattableString.Invariant($"A sentence has {sentences.Average():0.0} words here on average. Aim for {MeanWordsInSentence}."));
    }

    // The rules of a theme, said of this file and line.
    private static void AsInATheme(LeafletLine line, LeafletText text, WordList words, ProblemList problems)
    {
        var found = new ProblemList();
        LanguageCheck.Single(line.Text, text.Language, words, found);
        foreach (var problem in found.All)
            problems.Add(problem with { File = text.File, Line = line.Line });
    }

    private static void Longer(LeafletLine line, LeafletText text, WordList words, ProblemList problems)
    {
        var most = WordsInSentence[text.Level];
        foreach (var sentence in LanguageCheck.SentenceEnd().Split(line.Text))
        {
            var count = LanguageCheck.Word().Count(sentence);
            if (count > most)
                problems.Error("long-sentence", text.File, line.Line, $"Deze zin heeft {count} woorden; hoogstens {most}. Maak er twee zinnen van: ‘{sentence.Trim()}’", $"This sentence has {count} words; at most {most}. Make it two sentences: ‘{sentence.Trim()}’");
        }

        foreach (var (said, group) in words.Never.In(line.Text).Where(hit => !NeededInLongTexts.Contains(hit.Said)))
            problems.Error("never-say", text.File, line.Line, $"‘{said}’ {NeverSay.Groups[group].Dutch}. Zeg het anders.", $"‘{said}’ {NeverSay.Groups[group].English}. Say it differently.");
    }
}
