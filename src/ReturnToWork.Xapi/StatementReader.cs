using System.Runtime.InteropServices;
using System.Text.Json;

namespace ReturnToWork.Xapi;

/// <summary>Either the statement or the refusal, never both.</summary>
public readonly record struct StatementRead(Statement? Statement, Refusal? Refusal);

/// <summary>Either all statements in the order sent, or the refusal of the whole batch (xAPI 1.0.3, Communication, 2.1.2).</summary>
public readonly record struct BatchRead(IReadOnlyList<Statement> Statements, Refusal? Refusal);

/// <summary>Reads statements as strictly as xAPI 1.0.3 demands (rows L06–L10, X-07, X-08). Nothing that a sender wrote makes it throw.</summary>
public static class StatementReader
{
    public static StatementRead Read(ReadOnlyMemory<byte> utf8) =>
        JsonGate.Parse(utf8, out var json) is { } refusal ? new(null, refusal) : Read(json, utf8, "statement");

    /// <summary>A statement that this product checked before and stored; it is not checked again.</summary>
    /// <exception cref="JsonException">The text was changed behind our back.</exception>
    public static Statement Stored(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        return new(utf8, document.RootElement.Clone());
    }

    /// <summary>One statement, or a list of 0 to <paramref name="atMost"/>; two equal ids in it are refused (L12).</summary>
    public static BatchRead ReadBatch(ReadOnlyMemory<byte> utf8, int atMost = 200)
    {
        if (JsonGate.Parse(utf8, out var json) is { } malformed) return new([], malformed);
        if (json.ValueKind != JsonValueKind.Array)
        {
            var one = Read(json, utf8, "statement");
            return new(one.Statement is { } statement ? [statement] : [], one.Refusal);
        }

        var count = json.GetArrayLength();
        if (count > atMost) return new([], new("batch-size", $"The list holds {count} statements; send at most {atMost} at a time.", "settings: Lrs:MaxBatch"));
        var statements = new List<Statement>(count);
        var ids = new HashSet<Guid>();
        foreach (var element in json.EnumerateArray())
        {
            var read = Read(element, JsonMarshal.GetRawUtf8Value(element).ToArray(), $"statement[{statements.Count}]");
            if (read.Refusal is { } refusal) return new([], refusal);
            if (read.Statement!.Id is { } id && !ids.Add(id)) return new([], new("L12", "Two statements of the list have the same id.", Spec.Communication("2.1.2")));
            statements.Add(read.Statement);
        }

        return new(statements, null);
    }

    internal static StatementRead Read(JsonElement json, ReadOnlyMemory<byte> utf8, string where) =>
        StatementShape.Statement(json, where) is { } refusal ? new(null, refusal) : new(new Statement(utf8, json), null);
}
