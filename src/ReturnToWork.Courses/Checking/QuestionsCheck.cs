using ReturnToWork.Courses.Reading;

namespace ReturnToWork.Courses.Checking;

/// <summary>
/// <c>vragen.md</c>: what readers would ask, and the text of the theme that answers it. Every row names an id that exists and quotes what stands there, so that an answer that
/// was edited away is found. A theme needs no such file; the ones that are published here have it (a test).
/// </summary>
internal static class QuestionsCheck
{
    public const string FileName = "vragen.md";
    private const int FewestQuestions = 10;

    public static void Run(Theme theme, string folder, SharedFolder shared, ProblemList problems)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path) || TextFile.Read(path, $"{theme.Folder}/{FileName}", problems) is not { } text)
            return;
        var master = theme.Languages[0];
        var texts = theme.Phrases(master).Concat(shared.Texts[master].Phrases).Concat(shared.Words.GetValueOrDefault(master, WordList.Empty).Phrases)
            .DistinctBy(phrase => phrase.Id, StringComparer.Ordinal).ToDictionary(phrase => phrase.Id, StringComparer.Ordinal);
        var rows = Rows(text);
        var asked = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (line, cells) in rows)
        {
            if (cells.Length != 3 || Array.Exists(cells, cell => cell.Length == 0) || cells[0][^1] != '?')
                Say(line, "question-row", "Een rij is: | vraag? | “zin uit het thema” | `id van die tekst` |.", "A row is: | question? | “sentence of the theme” | `id of that text` |.");
            else if (!asked.Add(cells[0]))
                Say(line, "question-row", $"De vraag ‘{cells[0]}’ staat er twee keer.", $"The question ‘{cells[0]}’ is there twice.");
            else if (!texts.TryGetValue(cells[2].Trim('`'), out var answer))
                Say(line, "question-without-text", $"De tekst {cells[2]} bestaat niet (meer). Zoek welke tekst deze vraag nu beantwoordt.", $"There is no text {cells[2]} (any more). Find the text that answers this question now.");
            else if (!answer.IsOwn && !answer.Text.Contains(Quoted(cells[1]), StringComparison.Ordinal))
                Say(line, "question-not-answered", $"Bij {cells[2]} staat nu: ‘{answer.Text}’. Neem die zin over als hij de vraag nog beantwoordt, of zoek een andere.", $"At {cells[2]} there is now: ‘{answer.Text}’. Copy that if it still answers the question, or find another text.");
        }

        if (rows.Count < FewestQuestions)
            Say(1, "few-questions", $"Hier staan {rows.Count} vragen; schrijf er minstens {FewestQuestions} op die een lezer echt zou stellen.", $"There are {rows.Count} questions here; write down at least {FewestQuestions} that a reader would really ask.");

        void Say(int line, string code, string dutch, string english) => problems.Warning(code, $"{theme.Folder}/{FileName}", line, dutch, english);
    }

    /// <summary>The rows under the line of dashes, each cell without the space around it.</summary>
    private static List<(int Line, string[] Cells)> Rows(string text) =>
        [.. text.Split('\n').Select((row, at) => (Line: at + 1, Row: row.Trim())).Where(row => row.Row.StartsWith('|'))
            .SkipWhile(row => !row.Row.StartsWith("| ---", StringComparison.Ordinal)).Skip(1).Select(row => (row.Line, row.Row.Trim('|').Split('|', StringSplitOptions.TrimEntries)))];

    /// <summary>What stands between the outer quotation marks; a quotation inside keeps its own.</summary>
    private static string Quoted(string cell) => cell.StartsWith('“') && cell.EndsWith('”') ? cell[1..^1] : cell;
}
