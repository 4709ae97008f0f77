using System.Runtime.InteropServices;
using System.Text.Json;

namespace ReturnToWork.Xapi;

/// <summary>Either the statement or the refusal, never both.</summary>
public readonly record struct StatementRead(Statement? Statement, Refusal? Refusal);

/// <summary>Either all statements in the order sent, or the refusal of the whole batch (xAPI 1.0.3, Communication, 2.1.2).</summary>
public readonly record struct BatchRead(IReadOnlyList<Statement> Statements, Refusal? Refusal);

/// <summary>
/// Reads statements as strictly as the version demands (rows L06–L10, L14, X-07, X-08; table 3a-diff). Nothing that a sender wrote makes it throw; a refusal names the
/// paragraph of that version.
/// </summary>
public static class StatementReader
{
    /// <param name="utf8">One JSON object. The statement keeps these bytes, so they must not change.</param>
    /// <param name="version">Of the request that brings it (<c>X-Experience-API-Version</c>).</param>
    public static StatementRead Read(ReadOnlyMemory<byte> utf8, XapiVersion version = XapiVersion.V103) =>
        JsonGate.ParseText(utf8.Span, out var json) is { } refusal ? new(null, refusal) : Read(json, utf8, "statement", version);

    /// <summary>A statement that this product checked before and stored; it is not checked again.</summary>
    /// <exception cref="JsonException">The text was changed behind our back.</exception>
    public static Statement Stored(ReadOnlyMemory<byte> utf8)
    {
        var json = JsonElement.Parse(utf8.Span);
        return new(utf8, json, json.TryGetProperty("version"u8, out var version) ? XapiVersions.Read(Kind.Utf8(version)) ?? XapiVersion.V103 : XapiVersion.V103);
    }

    /// <summary>One statement, or a list of 0 to <paramref name="atMost"/>; two equal ids in it are refused (L12).</summary>
    public static BatchRead ReadBatch(ReadOnlyMemory<byte> utf8, int atMost = 200, XapiVersion version = XapiVersion.V103)
    {
        if (JsonGate.ParseText(utf8.Span, out var json) is { } malformed) return new([], malformed);
        if (json.ValueKind != JsonValueKind.Array)
        {
            var one = Read(json, utf8, "statement", version);
            return new(one.Statement is { } statement ? [statement] : [], one.Refusal);
        }

        var count = json.GetArrayLength();
        if (count > atMost) return new([], new("batch-size", $"The list holds {count} statements; send at most {atMost} at a time.", "settings: Lrs:MaxBatch"));
        var statements = new List<Statement>(count);
        var ids = new HashSet<Guid>(count);
        foreach (var element in json.EnumerateArray())
        {
            var read = Read(element, null, $"statement[{statements.Count}]", version);
            if (read.Refusal is { } refusal) return new([], refusal);
            if (read.Statement!.Id is { } id && !ids.Add(id)) return new([], new("L12", "Two statements of the list have the same id.", Spec.Communication("2.1.2")));
            statements.Add(read.Statement);
        }

        return new(statements, null);
    }

    private static StatementRead Read(JsonElement json, ReadOnlyMemory<byte>? utf8, string where, XapiVersion version) =>
        StatementShape.Statement(json, version) is { } fault
            ? new(null, fault.In(where, version)) : new(new Statement(utf8 ?? JsonMarshal.GetRawUtf8Value(json).ToArray(), json, version), null);
}
