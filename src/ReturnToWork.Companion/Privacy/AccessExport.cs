using System.Globalization;
using System.Text;

namespace ReturnToWork.Companion.Privacy;

/// <summary>Looks as a table file. People stand in it by their random id: it leaves the house.</summary>
internal static class AccessExport
{
    public static string Csv(IEnumerable<SeenLook> looks)
    {
        var csv = new StringBuilder("number;at;who;person;what;why\r\n");
        foreach (var look in looks)
        {
            string[] fields = [look.Number.ToString(CultureInfo.InvariantCulture), look.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), look.Who ?? look.Subject, look.Person.ToString("D"), look.What, look.Why];
            csv.AppendJoin(';', fields.Select(Field)).Append("\r\n");
        }

        return csv.ToString();
    }

    // A cell that begins like a formula is run by the program that opens the table (OWASP, CSV injection): an apostrophe makes it words.
    private static string Field(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' ? $"'{text}" : text;
        return safe.AsSpan().ContainsAny(';', '"', '\n') || safe.Contains('\r', StringComparison.Ordinal) ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
