using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace ReturnToWork.Xapi;

/// <summary>Reads what another store serves, statement by statement: a bad one is set aside with its refusal, the others go on.</summary>
internal static class PageReader
{
    public static (IReadOnlyList<Statement> Statements, IReadOnlyList<UnreadableStatement> Unreadable) Read(JsonElement list)
    {
        var statements = new List<Statement>(list.GetArrayLength());
        var unreadable = new List<UnreadableStatement>();
        foreach (var element in list.EnumerateArray())
        {
            var utf8 = JsonMarshal.GetRawUtf8Value(element).ToArray();
            var read = StatementReader.Read(utf8);
            if (read.Statement is { Id: not null } statement) statements.Add(statement);
            else unreadable.Add(new(IdOf(utf8), read.Refusal ?? new("L06", "A stored statement has no id.", Spec.Data("2.4.1"))));
        }

        return (statements, unreadable);
    }

    // The element may hold half a surrogate pair somewhere, so only the id itself is looked for, in the bytes.
    private static string? IdOf(byte[] utf8)
    {
        var text = Encoding.UTF8.GetString(utf8);
        var at = text.IndexOf("\"id\"", StringComparison.Ordinal);
        var start = at < 0 ? -1 : text.IndexOf('"', at + 4) + 1;
        return start > 0 && start + 36 <= text.Length && Words.TryUuid(text.Substring(start, 36), out var id) ? id.ToString() : null;
    }
}
