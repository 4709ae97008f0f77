using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace ReturnToWork.Lrs;

/// <param name="Through">The last tick given out when reading began: everything up to it was visible.</param>
internal sealed record StatementsRead(IReadOnlyList<(long Tick, string Text)> Rows, bool HasMore, long Through);

/// <summary>All reading of statements, in one place, so that the walls between organisations and callers stand in one place too.</summary>
internal sealed class StatementReads(IDbContextFactory<LrsDb> factory)
{
    private const int MaxPageCharacters = 4 * 1024 * 1024;

    public async Task<StatementsRead> ListAsync(LrsCaller caller, StatementQuery query, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var connection = await OpenAsync(db, ct);
        var through = await ThroughAsync(connection, db.Prefix, caller.Organisation, ct);
        await using var command = connection.Command(null, "");
        Compose(command, db.Prefix, caller, query);
        var rows = new List<(long, string)>(Math.Min(query.Limit, 512));
        var characters = 0;
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            if (rows.Count == query.Limit || characters > MaxPageCharacters) return new(rows, HasMore: true, through);
            rows.Add((reader.GetInt64(0), reader.GetString(1)));
            characters += rows[^1].Item2.Length;
        }

        return new(rows, HasMore: false, through);
    }

    public async Task<StatementsRead> OneAsync(LrsCaller caller, Guid id, bool voided, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var connection = await OpenAsync(db, ct);
        var through = await ThroughAsync(connection, db.Prefix, caller.Organisation, ct);
        await using var command = connection.Command(
            null, $"SELECT s.tick, s.text FROM {db.Prefix}statements s WHERE s.organisation = @p0 AND s.id = @p1 AND s.voided = @p2", caller.Organisation, id, voided);
        command.CommandText += Mine(command, caller);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return new(await reader.ReadAsync(ct) ? [(reader.GetInt64(0), reader.GetString(1))] : [], HasMore: false, through);
    }

    public async Task<long> ThroughAsync(string organisation, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await ThroughAsync(await OpenAsync(db, ct), db.Prefix, organisation, ct);
    }

    private static async Task<DbConnection> OpenAsync(LrsDb db, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        return db.Database.GetDbConnection();
    }

    // Read before the statements are: ticks are committed in order, so nothing up to this one can appear later.
    private static async Task<long> ThroughAsync(DbConnection connection, string prefix, string organisation, CancellationToken ct)
    {
        await using var command = connection.Command(null, $"SELECT tick FROM {prefix}clocks WHERE organisation = @p0", organisation);
        return Convert.ToInt64(await command.ExecuteScalarAsync(ct) ?? 0L, CultureInfo.InvariantCulture);
    }

    private static void Compose(DbCommand command, string prefix, LrsCaller caller, StatementQuery query)
    {
        var (from, tick) = ($"{prefix}statements s", "s.tick");
        if (query.Agent is not null) (from, tick) = ($"{prefix}statement_agents a JOIN {prefix}statements s ON s.organisation = a.organisation AND s.tick = a.tick", "a.tick");
        else if (query.Activity is not null) (from, tick) = ($"{prefix}statement_activities v JOIN {prefix}statements s ON s.organisation = v.organisation AND s.tick = v.tick", "v.tick");

        var where = new List<string> { $"{tick[..1]}.organisation = {command.Bind(caller.Organisation)}", $"s.voided = {command.Bind(false)}" };
        if (query.Agent is { } agent) where.Add($"a.agent = {command.Bind(Sql.Hash(agent))}");
        if (query.Agent is not null && !query.RelatedAgents) where.Add($"a.related = {command.Bind(false)}");
        if (query.Activity is { } activity)
        {
            var condition = $"v.activity = {command.Bind(Sql.Hash(activity))}" + (query.RelatedActivities ? "" : $" AND v.related = {command.Bind(false)}");
            where.Add(query.Agent is null ? condition : $"EXISTS (SELECT 1 FROM {prefix}statement_activities v WHERE v.organisation = s.organisation AND v.tick = s.tick AND {condition})");
        }

        if (query.Verb is { } verb) where.Add($"s.verb = {command.Bind(Sql.Hash(verb))}");
        if (query.Registration is { } registration) where.Add($"s.registration = {command.Bind(registration)}");
        if (query.Since is { } since) where.Add($"{tick} > {command.Bind(since)}");
        if (query.Until is { } until) where.Add($"{tick} <= {command.Bind(until)}");
        if (query.After is { } after) where.Add($"{tick} {(query.Ascending ? ">" : "<")} {command.Bind(after)}");
        var mine = Mine(command, caller);
        command.CommandText = $"SELECT {tick}, s.text FROM {from} WHERE {string.Join(" AND ", where)}{mine} ORDER BY {tick} {(query.Ascending ? "ASC" : "DESC")} LIMIT {command.Bind(query.Limit + 1)}";
    }

    // statements/read/mine: what was stored on the caller's own authority (xAPI 1.0.3, Communication, 4.2).
    private static string Mine(DbCommand command, LrsCaller caller) =>
        caller.May(LrsRights.ReadStatements) ? "" : $" AND s.authority = {command.Bind(Sql.Hash(caller.AuthorityJson))}";
}
