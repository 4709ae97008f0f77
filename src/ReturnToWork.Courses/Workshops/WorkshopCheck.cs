using ReturnToWork.Courses.Checking;
using ReturnToWork.Courses.Reading;

namespace ReturnToWork.Courses.Workshops;

/// <summary>
/// What is wrong with a workshop: it is no hour, names what the theme does not have, says something too hard to hear or shows too much to read, or its languages differ. What is
/// read aloud or shown obeys the rules of a theme's sentences; what only the leader reads may be longer, but never says what nobody may say.
/// </summary>
internal static class WorkshopCheck
{
    private const int Shortest = 45;
    private const int Longest = 60;
    private const int WordsOnASlide = 30;
    private const int WordsForTheLeader = 22;

    public static void Run(Workshop workshop, Theme theme, SharedFolder shared, ProblemList problems)
    {
        if (workshop.Minutes is < Shortest or > Longest)
            problems.Error("workshop-minutes", workshop.File, 0, $"De delen duren samen {workshop.Minutes} minuten. Het moeten er {Shortest} tot {Longest} zijn.", $"The parts take {workshop.Minutes} minutes together. It has to be {Shortest} to {Longest}.");
        foreach (var part in workshop.Parts)
        {
            if (part.Minutes == 0)
                problems.Error("workshop-minutes", workshop.File, part.Line, "Zet de minuten in de kop: ‘## Titel {#id 5}’.", "Put the minutes in the heading: ‘## Title {#id 5}’.");
            if (part.Lines.All(line => line.Kind != WorkshopLineKind.Say))
                problems.Error("workshop-silent", workshop.File, part.Line, "Schrijf bij dit deel wat de begeleider zegt: een regel die met ‘> ’ begint.", "Write what the leader says in this part: a line that begins with ‘> ’.");
        }

        if (workshop.Variants.Count == 0 || workshop.Cases.Count == 0)
            problems.Error("workshop-part-missing", workshop.File, 0, $"Schrijf onder ‘## … {{#{WorkshopReader.Variants}}}’ hoe het anders kan en onder ‘## … {{#{WorkshopReader.Cases}}}’ wat er kan gebeuren.", $"Write under ‘## … {{#{WorkshopReader.Variants}}}’ how it can go differently and under ‘## … {{#{WorkshopReader.Cases}}}’ what may happen.");
        foreach (var line in workshop.AllParts.SelectMany(part => part.Lines))
            Named(line, workshop, theme, problems);
        Texts(workshop.AllParts, workshop.Language, workshop.File, shared, problems);
        var place = new Place(workshop.File, workshop.Language, shared.Words.GetValueOrDefault(workshop.Language, WordList.Empty), problems);
        foreach (var text in (string[])[workshop.Aim, workshop.ForWhom, workshop.Group, workshop.Room, .. workshop.Bring])
            ForLeader(text, 2, place);
    }

    /// <summary>The texts that every workshop has.</summary>
    public static void Run(WorkshopShared texts, SharedFolder shared, ProblemList problems) => Texts(texts.AllParts, texts.Language, texts.File, shared, problems);

    /// <summary>The same parts in the same order, with the same minutes, sheets, screens and slides.</summary>
    public static void Same(IEnumerable<WorkshopPart> master, IEnumerable<WorkshopPart> other, string file, ProblemList problems)
    {
        var (wanted, found) = (master.Select(Shape).ToList(), other.Select(Shape).ToList());
        if (wanted.SequenceEqual(found, StringComparer.Ordinal))
            return;
        var odd = Enumerable.Range(0, Math.Max(wanted.Count, found.Count)).First(i => wanted.ElementAtOrDefault(i) != found.ElementAtOrDefault(i));
        problems.Error("workshop-parity", file, other.ElementAtOrDefault(odd)?.Line ?? 0, $"De talen verschillen. Nederlands: {wanted.ElementAtOrDefault(odd) ?? "niets"}. Hier: {found.ElementAtOrDefault(odd) ?? "niets"}.", $"The languages differ. Dutch: {wanted.ElementAtOrDefault(odd) ?? "nothing"}. Here: {found.ElementAtOrDefault(odd) ?? "nothing"}.");
    }

    private static string Shape(WorkshopPart part) => FormattableString.Invariant($"{part.Id} {part.Minutes}: {string.Join(", ", part.Lines.Select(line => line.Kind switch
    {
        WorkshopLineKind.Sheet or WorkshopLineKind.Screen or WorkshopLineKind.Scene => $"{line.Kind} {line.Text} {line.Picture}".TrimEnd(),
        WorkshopLineKind.Slide => $"{line.Kind} {line.Picture} {line.Text.Count(letter => letter == '|')}",
        _ => line.Kind.ToString(),
    }))}");

    private static void Named(WorkshopLine line, Workshop workshop, Theme theme, ProblemList problems)
    {
        if (line.Kind == WorkshopLineKind.Sheet && !theme.SheetIds.Contains(line.Text, StringComparer.Ordinal))
            problems.Error("workshop-sheet", workshop.File, line.Line, $"Dit thema heeft geen blad ‘{line.Text}’. Het heeft: {string.Join(", ", theme.SheetIds)}.", $"This theme has no sheet ‘{line.Text}’. It has: {string.Join(", ", theme.SheetIds)}.");
        if (line.Kind == WorkshopLineKind.Screen && !theme.ScreenIds.Contains(line.Text, StringComparer.Ordinal))
            problems.Error("workshop-screen", workshop.File, line.Line, $"Dit thema heeft geen scherm ‘{line.Text}’. Het heeft: {string.Join(", ", theme.ScreenIds)}.", $"This theme has no screen ‘{line.Text}’. It has: {string.Join(", ", theme.ScreenIds)}.");
        if (line.Kind == WorkshopLineKind.Scene && (WorkshopSlides.Find(theme, workshop.Language, line.Text) is not { } scene || !WorkshopSlides.Steps(line, scene.Steps.Count).Any()))
            problems.Error("workshop-scene", workshop.File, line.Line, $"Dit thema heeft geen scene ‘{line.Text}’ met deze plaatjes. Schrijf ‘beeld 2-3: id van de scene’.", $"This theme has no scene ‘{line.Text}’ with these pictures. Write ‘beeld 2-3: id of the scene’.");
    }

    private static void Texts(IEnumerable<WorkshopPart> parts, string language, string file, SharedFolder shared, ProblemList problems)
    {
        var place = new Place(file, language, shared.Words.GetValueOrDefault(language, WordList.Empty), problems);
        foreach (var part in parts)
        {
            ForGroup(part.Title, part.Line, place);
            foreach (var line in part.Lines)
            {
                if (line.Kind is WorkshopLineKind.Say)
                    ForGroup(line.Text, line.Line, place);
                else if (line.Kind is WorkshopLineKind.Slide)
                    OnSlide(line, shared, place);
                else if (line.Kind is WorkshopLineKind.Do or WorkshopLineKind.Group or WorkshopLineKind.Mind or WorkshopLineKind.Refer)
                    ForLeader(line.Text, line.Line, place);
            }
        }

        foreach (var twice in parts.GroupBy(part => part.Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
            problems.Error("double-id", file, twice.Last().Line, $"Het id ‘{twice.Key}’ staat er twee keer.", $"The id ‘{twice.Key}’ is there twice.");
    }

    private static void OnSlide(WorkshopLine line, SharedFolder shared, Place place)
    {
        var count = LanguageCheck.Word().Count(line.Text);
        if (count > WordsOnASlide)
            place.Problems.Error("workshop-slide", place.File, line.Line, $"Op deze dia staan {count} woorden; hoogstens {WordsOnASlide}. Achter in de zaal leest iemand mee.", $"This slide has {count} words; at most {WordsOnASlide}. Somebody reads it at the back of the room.");
        if (line.Picture is { } picture && !shared.Symbols.Has(picture))
            place.Problems.Error("unknown-picture", place.File, line.Line, $"Het plaatje ‘{picture}’ staat niet in shared/symbols.svg.", $"The picture ‘{picture}’ is not in shared/symbols.svg.");
        foreach (var piece in line.Text.Split('|', StringSplitOptions.TrimEntries))
            ForGroup(piece, line.Line, place);
    }

    // The rules of a theme, said of this file and line.
    private static void ForGroup(string text, int at, Place place)
    {
        var found = new ProblemList();
        LanguageCheck.Single(text, place.Language, place.Words, found);
        foreach (var problem in found.All)
            place.Problems.Add(problem with { File = place.File, Line = at });
    }

    private static void ForLeader(string text, int at, Place place)
    {
        foreach (var sentence in LanguageCheck.SentenceEnd().Split(text))
        {
            var count = LanguageCheck.Word().Count(sentence);
            if (count > WordsForTheLeader)
                place.Problems.Error("long-sentence", place.File, at, $"Deze zin heeft {count} woorden; hoogstens {WordsForTheLeader}. Maak er twee zinnen van: ‘{sentence.Trim()}’", $"This sentence has {count} words; at most {WordsForTheLeader}. Make it two sentences: ‘{sentence.Trim()}’");
        }

        foreach (var (said, group) in place.Words.Never.In(text))
            place.Problems.Error("never-say", place.File, at, $"‘{said}’ {NeverSay.Groups[group].Dutch}. Zeg het anders.", $"‘{said}’ {NeverSay.Groups[group].English}. Say it differently.");
    }

    private sealed record Place(string File, string Language, WordList Words, ProblemList Problems);
}
