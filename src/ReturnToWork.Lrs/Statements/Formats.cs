using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>How statements are written for a reader (L19).</summary>
internal enum Format
{
    /// <summary>As they were received.</summary>
    Exact,
    Ids,
    Canonical,
}

/// <summary>Writes stored statements in the format that was asked for.</summary>
internal sealed class Formats(IDbContextFactory<LrsDb> factory)
{
    private const int AtOnce = 500;

    /// <param name="language">What <c>Accept-Language</c> said; it counts for canonical only.</param>
    public async Task<IReadOnlyList<StoredStatement>> WriteAsync(LrsCaller caller, IReadOnlyList<StoredStatement> rows, Format format, string? language, CancellationToken ct)
    {
        if (format == Format.Exact || rows.Count == 0) return rows;
        if (format == Format.Ids) return [.. rows.Select(row => row with { Body = StatementFormat.Ids(JsonElement.Parse(row.Body)) })];

        var statements = rows.Select(row => StatementReader.Stored(row.Body)).ToList();
        var definitions = await DefinitionsAsync(caller.Organisation, statements, ct);
        var range = LanguageRange.Read(language);
        return [.. rows.Zip(statements, (row, statement) => row with
        {
            Body = StatementFormat.Canonical(statement.Json, range, id => definitions.TryGetValue(id, out var definition) ? definition : null),
        })];
    }

    private async Task<Dictionary<string, JsonElement>> DefinitionsAsync(string organisation, IReadOnlyList<Statement> statements, CancellationToken ct)
    {
        var found = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var ids = statements.SelectMany(StatementLinks.Activities).Select(link => link.Key).Distinct(StringComparer.Ordinal).Select(Sql.Hash);
        await using var db = await factory.CreateDbContextAsync(ct);
        await db.Database.OpenConnectionAsync(ct);
        foreach (var some in ids.Chunk(AtOnce))
        {
            await using var command = db.Database.GetDbConnection().Command(null, "", organisation);
            command.CommandText = $"SELECT id, definition FROM {db.Prefix}activities WHERE organisation = @p0 AND activity IN ({string.Join(',', some.Select(id => command.Bind(id)))})";
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct)) found[reader.GetString(0)] = JsonElement.Parse((byte[])reader.GetValue(1));
        }

        return found;
    }
}
