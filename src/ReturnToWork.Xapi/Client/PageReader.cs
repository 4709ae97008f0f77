using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace ReturnToWork.Xapi;

/// <summary>What a page of another store holds.</summary>
internal sealed record PageContent(IReadOnlyList<Statement> Statements, IReadOnlyList<UnreadableStatement> Unreadable, string? More);

/// <summary>Reads what another store serves, statement by statement: a bad one is set aside with its refusal, the others go on.</summary>
internal static class PageReader
{
    // Deep nesting is the trouble of the statement that has it.
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 10_000 };

    /// <summary>Null when it is no page at all. Half a surrogate pair, a repeated name or a huge number in one statement is that statement's trouble.</summary>
    public static PageContent? Page(byte[] utf8)
    {
        try
        {
            var root = JsonElement.Parse(utf8, Deep);
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("statements"u8, out var list) || list.ValueKind != JsonValueKind.Array) return null;
            var (statements, unreadable) = (new List<Statement>(list.GetArrayLength()), new List<UnreadableStatement>());
            foreach (var element in list.EnumerateArray())
            {
                var text = JsonMarshal.GetRawUtf8Value(element).ToArray();
                var read = Read(text);
                if (read.Statement is { Id: not null } statement) statements.Add(statement);
                else unreadable.Add(new(IdOf(text), read.Refusal ?? new("L06", "A stored statement has no id.", Spec.Data("2.4.1"))));
            }

            return new(statements, unreadable, Words.TextOf(root, "more"));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A store may serve what it took in by either version, whatever we asked in: both are understood here.</summary>
    public static StatementRead Read(byte[] utf8)
    {
        var read = StatementReader.Read(utf8);
        return read.Statement is null && StatementReader.Read(utf8, XapiVersion.V200) is { Statement: not null } young ? young : read;
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
