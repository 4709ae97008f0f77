using Markdig.Syntax;
using ReturnToWork.Courses.Reading;

namespace ReturnToWork.Courses.Sheets;

/// <summary>Turns a block <c>```werkblad {#mijn-week}</c>, after the last screen, into a sheet.</summary>
internal static class SheetReader
{
    /// <summary>The word after the three back-ticks.</summary>
    public const string Word = "werkblad";

    public static Sheet? Read(FencedCodeBlock fence, string file, PhraseBook phrases, ProblemList problems)
    {
        var line = fence.Line + 1;
        var match = ThemeTextReader.IdAtEnd().Match("x " + fence.Arguments?.Trim());
        if (!match.Success)
            problems.Error("missing-id", file, line, "Geef dit werkblad een id: ‘```werkblad {#mijn-week}’.", "Give this sheet an id: ‘```werkblad {#mijn-week}’.");
        if (YamlMap.Parse(fence.Lines.ToString(), file, line, problems) is not { } map)
            return null;
        var book = new Book(match.Groups["id"].Value, file, phrases, problems);
        var title = book.Say(map, "titel", "titel");
        Phrase[] explanation = [.. map.Texts("uitleg").Select((text, i) => book.Say(FormattableString.Invariant($"uitleg-{i + 1}"), text, map.LineOfKey("uitleg")))];
        var sheet = new Sheet(book.Id, line, title, explanation, map.Text("beeld"), [.. Fields(map.RequiredMap("velden"), book)]);
        map.Done();
        return sheet;
    }

    private static IEnumerable<SheetField> Fields(YamlMap fields, Book book)
    {
        foreach (var id in fields.Keys.ToList())
        {
            if (fields.Map(id) is not { } field)
                continue;
            book.CheckId(id, fields.LineOfKey(id));
            yield return new SheetField(
                id, fields.LineOfKey(id), book.Say(field, "vraag", "veld." + id), field.Text("uit"), Few(field, "regels", book), Few(field, "vakken", book), Parts(field, "hokjes", id, book), Parts(field, "week", id, book));
            field.Done();
        }
    }

    /// <summary>More than fits on one sheet of paper helps nobody.</summary>
    private static int Few(YamlMap field, string key, Book book)
    {
        var number = field.Number(key, 0);
        if (number is >= 0 and <= 12)
            return number;
        book.Problems.Error("wrong-value", book.File, field.LineOfKey(key), $"Bij ‘{key}’ hoort een getal van 0 tot 12: het past op één blad.", $"‘{key}’ wants a number from 0 to 12: it fits on one sheet.");
        return 0;
    }

    private static List<SheetPart> Parts(YamlMap field, string key, string id, Book book)
    {
        var parts = new List<SheetPart>();
        if (field.Map(key) is not { } map)
            return parts;
        foreach (var part in map.Keys.ToList())
        {
            book.CheckId(part, map.LineOfKey(part));
            parts.Add(new SheetPart(part, book.Say(map, part, $"veld.{id}.{part}")));
        }

        return parts;
    }

    /// <summary>Where the phrases of one sheet go. Nothing of it is read aloud: it is paper.</summary>
    private sealed record Book(string Id, string File, PhraseBook Phrases, ProblemList Problems)
    {
        public Phrase Say(YamlMap map, string key, string part) => Say(part, map.Required(key), map.LineOfKey(key));

        public Phrase Say(string part, string text, int line) => Phrases.Say($"blad.{Id}.{part}", text, line, spoken: false);

        public void CheckId(string id, int line)
        {
            if (!ThemeTextReader.Id().IsMatch(id))
                Problems.Error("wrong-id", File, line, "Een id heeft kleine letters, cijfers en streepjes.", "An id has lower-case letters, digits and dashes.");
        }
    }
}
