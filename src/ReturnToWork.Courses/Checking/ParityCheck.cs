namespace ReturnToWork.Courses.Checking;

/// <summary>The same ids in the same order in every language, so that changing language never loses an answer.</summary>
internal static class ParityCheck
{
    public static void Run(Theme theme, ProblemList problems)
    {
        var master = theme.In(theme.Languages[0]);
        var wanted = Checks.Ids(master).ToList();
        foreach (var language in theme.Languages.Skip(1))
        {
            var text = theme.In(language);
            var there = Checks.Ids(text).ToList();
            var ids = there.Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
            foreach (var (id, line) in wanted.Where(entry => !ids.Contains(entry.Id)))
                problems.Error("missing-in-language", text.File, 0, $"‘{id}’ ontbreekt hier; het staat in {master.File} op regel {line}. Vertaal het ook.", $"‘{id}’ is missing here; it is in {master.File} at line {line}. Translate it too.");
            var known = wanted.Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
            foreach (var (id, line) in there.Where(entry => !known.Contains(entry.Id)))
                problems.Error("only-in-language", text.File, line, $"‘{id}’ staat niet in {master.File}. Haal het weg of gebruik hetzelfde id.", $"‘{id}’ is not in {master.File}. Take it away or use the same id.");
            if (ids.SetEquals(known) && !there.Select(entry => entry.Id).SequenceEqual(wanted.Select(entry => entry.Id), StringComparer.Ordinal))
                problems.Error("other-order", text.File, 0, $"De volgorde is anders dan in {master.File}. Maak die gelijk.", $"The order differs from {master.File}. Make it the same.");
            else if (ids.SetEquals(known))
                Phrases(master, text, problems);
        }
    }

    /// <summary>A line more or less is no hole, but a recording or an own text of it has no twin.</summary>
    private static void Phrases(ThemeText master, ThemeText text, ProblemList problems)
    {
        var (wanted, there) = (master.Phrases.Select(phrase => phrase.Id).ToHashSet(StringComparer.Ordinal), text.Phrases.Select(phrase => phrase.Id).ToHashSet(StringComparer.Ordinal));
        if (master.Phrases.FirstOrDefault(phrase => !there.Contains(phrase.Id)) is { } missing)
            problems.Warning("line-missing", text.File, 0, $"De tekst ‘{missing.Id}’ ontbreekt hier; in {master.File} staat hij op regel {missing.Line}. Geef elke taal evenveel zinnen.", $"The text ‘{missing.Id}’ is missing here; in {master.File} it is at line {missing.Line}. Give every language as many lines.");
        if (text.Phrases.FirstOrDefault(phrase => !wanted.Contains(phrase.Id)) is { } extra)
            problems.Warning("line-extra", text.File, extra.Line, $"De tekst ‘{extra.Id}’ staat niet in {master.File}. Geef elke taal evenveel zinnen.", $"The text ‘{extra.Id}’ is not in {master.File}. Give every language as many lines.");
    }
}

/// <summary>The shared texts hold the same keys in every language, so that no key can be missing when a page is made.</summary>
internal static class SharedTextsParity
{
    public static void Check(IReadOnlyDictionary<string, Reading.SharedTexts> texts, ProblemList problems)
    {
        foreach (var (language, text) in texts)
        {
            foreach (var key in Rendering.SharedKeys.All.Where(key => !text.All.ContainsKey(key)).Order(StringComparer.Ordinal))
                problems.Error("missing-shared-text", $"shared/{language}.yaml", 0, $"De tekst ‘{key}’ ontbreekt. Voeg hem toe.", $"The text ‘{key}’ is missing. Add it.");
            foreach (var key in text.All.Keys.Where(key => !Rendering.SharedKeys.All.Contains(key)))
                problems.Error("unknown-shared-text", $"shared/{language}.yaml", text.LineOf(key), $"De tekst ‘{key}’ wordt nergens gebruikt. Haal hem weg.", $"The text ‘{key}’ is used nowhere. Take it away.");
        }
    }
}
