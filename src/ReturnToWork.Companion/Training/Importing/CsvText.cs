using System.Text;

namespace ReturnToWork.Companion.Training.Importing;

/// <summary>A line of a file for spreadsheets.</summary>
/// <param name="Number">Of the line in the file on which it begins, from 1.</param>
internal sealed record CsvLine(int Number, IReadOnlyList<string> Cells);

/// <summary>Splits what spreadsheets save (RFC 4180) or copy. The separator is the one of the first line: semicolon, tab or comma.</summary>
internal static class CsvText
{
    /// <summary>Lines that hold something. A quote that is not closed runs on to the end; its line then has too few cells.</summary>
    public static IEnumerable<CsvLine> Split(string text)
    {
        var separator = SeparatorOf(text);
        var (cells, cell, quoted, line, began) = (new List<string>(), new StringBuilder(), false, 1, 1);
        for (var at = 0; at < text.Length; at++)
        {
            var sign = text[at];
            if (sign == '\n') line++;
            if (quoted && sign == '"' && at + 1 < text.Length && text[at + 1] == '"') cell.Append(text[at++]);
            else if (sign == '"' && (quoted || cell.Length == 0)) quoted = !quoted;
            else if (quoted || (sign != separator && sign is not ('\r' or '\n'))) cell.Append(sign);
            else if (sign == separator) End();
            else if (sign == '\n')
            {
                End();
                if (Taken() is { } taken) yield return taken;
                began = line;
            }
        }

        End();
        if (Taken() is { } last) yield return last;

        void End()
        {
            cells.Add(cell.ToString().Trim());
            cell.Clear();
        }

        CsvLine? Taken()
        {
            var all = cells.ToArray();
            cells.Clear();
            return all.All(one => one.Length == 0) ? null : new CsvLine(began, all);
        }
    }

    private static char SeparatorOf(string text)
    {
        var first = text.AsSpan().TrimStart();
        var end = first.IndexOf('\n');
        if (end >= 0) first = first[..end];
        return first.Contains(';') ? ';' : first.Contains('\t') ? '\t' : ',';
    }
}
