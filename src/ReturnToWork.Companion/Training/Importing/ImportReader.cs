using System.Globalization;

namespace ReturnToWork.Companion.Training.Importing;

/// <summary>One piece of evidence of one professional, as the file says it.</summary>
/// <param name="Number">Of the line.</param>
/// <param name="Code">Code of the evidence, such as <c>P4.rollenspel</c>.</param>
/// <param name="Reason">Reason code of the protocol: what the trainer saw.</param>
internal sealed record ImportLine(int Number, string Employer, string Mail, string Name, string Code, string Reason, DateOnly Day);

/// <summary>What is to be mended.</summary>
/// <param name="Number">Of the line.</param>
/// <param name="Key">Of the sentence, which has a place for <paramref name="What"/>.</param>
internal sealed record ImportProblem(int Number, string Key, string What = "");

/// <summary>Reads a file of professionals who were trained earlier: a line for each piece of evidence. Looks at the file only, not at what is kept.</summary>
internal static class ImportReader
{
    /// <summary>So many lines at once.</summary>
    public const int Most = 2000;

    private const int Longest = 200;

    private static readonly DateOnly Earliest = new(2000, 1, 1);

    private static readonly string[] DayForms = ["yyyy-MM-dd", "d-M-yyyy", "d/M/yyyy"];

    // In the order of the fields of a line; the file may have them in any.
    private static readonly string[][] Columns = [["organisatie", "organisation"], ["mail", "e-mail"], ["naam", "name"], ["onderdeel", "part"], ["bewijs", "evidence"], ["dag", "day"]];

    public static (IReadOnlyList<ImportLine> Lines, IReadOnlyList<ImportProblem> Problems) Read(string text, DateOnly today)
    {
        var all = CsvText.Split(text.TrimStart('\uFEFF')).Take(Most + 2).ToList();
        if (all.Count == 0) return ([], [new ImportProblem(1, "training.import.wrong.empty")]);
        var places = Columns.Select(names => all[0].Cells.ToList().FindIndex(cell => names.Contains(cell, StringComparer.OrdinalIgnoreCase))).ToArray();
        if (Array.IndexOf(places, -1) is >= 0 and var gone) return ([], [new ImportProblem(all[0].Number, "training.import.wrong.column", Columns[gone][0])]);
        if (all.Count == 1) return ([], [new ImportProblem(all[0].Number, "training.import.wrong.empty")]);
        if (all.Count > Most + 1) return ([], [new ImportProblem(all[^1].Number, "training.import.wrong.many", Most.ToString(CultureInfo.InvariantCulture))]);
        var (lines, problems) = (new List<ImportLine>(), new List<ImportProblem>());
        foreach (var line in all.Skip(1))
        {
            var (read, problem) = Read(line, places, today);
            if (read is not null) lines.Add(read);
            else problems.Add(problem!);
        }

        foreach (var person in lines.GroupBy(line => (line.Employer, line.Mail)))
        {
            var first = person.First();
            problems.AddRange(person.Where(line => line.Name != first.Name).Select(line => new ImportProblem(line.Number, "training.import.wrong.names", first.Name)));
            problems.AddRange(person.GroupBy(line => (line.Code, line.Day)).SelectMany(same => same.Skip(1)).Select(line => new ImportProblem(line.Number, "training.import.wrong.twice", line.Code)));
        }

        return (lines, [.. problems.OrderBy(problem => problem.Number)]);
    }

    private static (ImportLine? Line, ImportProblem? Problem) Read(CsvLine line, int[] places, DateOnly today)
    {
        if (line.Cells.Count <= places.Max()) return Wrong("cells");
        var cells = places.Select(place => line.Cells[place]).ToArray();
        if (Array.FindIndex(cells, cell => cell.Length == 0) is >= 0 and var bare) return Wrong("bare", Columns[bare][0]);
        if (Array.Find(cells, cell => cell.Length > Longest || cell.Any(char.IsControl)) is not null) return Wrong("long");
        // A spreadsheet would take it for a formula, here and in every list that is made of it later.
        if (Array.Find(cells, cell => cell[0] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠') is { } formula) return Wrong("formula", formula);
        if (!System.Net.Mail.MailAddress.TryCreate(cells[1], out var mail) || mail.Address != cells[1]) return Wrong("mail", cells[1]);
        if (!DateOnly.TryParseExact(cells[5], DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return Wrong("day", cells[5]);
        if (day > today || day < Earliest) return Wrong("when", cells[5]);
        return (new ImportLine(line.Number, cells[0], cells[1].ToLowerInvariant(), cells[2], cells[3], cells[4], day), null);

        (ImportLine?, ImportProblem?) Wrong(string what, string of = "") => (null, new ImportProblem(line.Number, $"training.import.wrong.{what}", of));
    }
}
