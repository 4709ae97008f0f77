using System.Globalization;
using System.Text;
using ReturnToWork.Companion.Texts;
using ReturnToWork.Courses.Protocols;

namespace ReturnToWork.Companion.Training.Progress;

/// <summary>The trainer's list for a spreadsheet (RFC 4180, with semicolons as Dutch spreadsheets want). What a spreadsheet would take for a formula is a text.</summary>
internal static class MatrixCsv
{
    public static byte[] Write(IReadOnlyList<MatrixRow> rows, IReadOnlyList<Requirement> columns, Words words)
    {
        var csv = new StringBuilder();
        Line([words["training.name"], words["training.employer"], words["training.state"], words["training.until"], .. columns.Select(column => column.Code)]);
        foreach (var row in rows)
        {
            Line([
                row.Name, row.Employer, words[$"training.state.{row.Progress.Code}"], Day(row.Progress.CertifiedUntil),
                .. columns.Select(column => row.Progress.Requirements.FirstOrDefault(part => part.Code == column.Code) is { } part ? Cell(part) : ""),
            ]);
        }

        // With its mark, so that a spreadsheet reads names as they are.
        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(csv.ToString())];

        void Line(IEnumerable<string> cells) => csv.AppendJoin(';', cells.Select(Quote)).Append("\r\n");
    }

    /// <summary>OWASP, CSV injection: a cell that begins like a formula gets an apostrophe in front.</summary>
    public static string Quote(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠' ? $"'{text}" : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Cell(RequirementState part) =>
        part.IsShown ? Day(part.Day) : part.Evidence.Any(one => one.Have > 0) ? string.Join(' ', part.Evidence.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Have}/{one.Need}"))) : "";

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
