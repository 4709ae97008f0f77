using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>What waits to be sent. The table of statements is the outbox: nothing is written twice.</summary>
internal sealed class ForwardReads(IDbContextFactory<LrsDb> factory)
{
    /// <summary>P2.</summary>
    public const int MostTogether = 50;

    public const int MostBytes = 500_000;

    // Voided before it was sent: nobody elsewhere needs to know that it was ever said.
    private const string Waiting = "organisation = @p0 AND tick > @p1 AND stream IN (@p2, @p3) AND voided = @p4";

    public async Task<ForwardRow?> RowAsync(string organisation, string target, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Set<ForwardRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Organisation == organisation && row.Target == target, ct);
    }

    /// <summary>The next statements after this tick, oldest first, and how far the looking reached: nothing before that can appear any more.</summary>
    public async Task<(IReadOnlyList<Departure> Statements, long Through)> NextAsync(string organisation, long after, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await db.Database.OpenConnectionAsync(ct);
        // Read before the statements are: ticks are committed in their order.
        await using var clock = db.Database.GetDbConnection().Command(null, $"SELECT tick FROM {db.Prefix}clocks WHERE organisation = @p0", organisation);
        var through = Convert.ToInt64(await clock.ExecuteScalarAsync(ct) ?? 0L, CultureInfo.InvariantCulture);
        await using var command = Ask(db, "tick, body", organisation, after);
        command.CommandText += $" ORDER BY tick LIMIT {command.Bind(MostTogether)}";
        var (found, bytes) = (new List<Departure>(), 0);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var departure = Of(reader.GetInt64(0), (byte[])reader.GetValue(1));
            bytes += departure.Form.Utf8.Length + 1;
            if (found.Count > 0 && bytes > MostBytes) break;
            found.Add(departure);
        }

        return (found, through);
    }

    /// <summary>Dead letters that the administrator wants sent again, oldest first. One whose statement was erased meanwhile has no text.</summary>
    public async Task<IReadOnlyList<(long Tick, Departure? Statement)>> AgainAsync(string organisation, string target, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var letters = await db.Set<DeadLetter>().AsNoTracking().Where(row => row.Organisation == organisation && row.Target == target && row.Status == DeadLetterStatus.Again)
            .OrderBy(row => row.Tick).Take(MostTogether).Select(row => row.Tick).ToListAsync(ct);
        if (letters.Count == 0) return [];
        var bodies = await db.Set<StatementRow>().AsNoTracking().Where(row => row.Organisation == organisation && letters.Contains(row.Tick)).ToDictionaryAsync(row => row.Tick, row => row.Body, ct);
        return [.. letters.Select(tick => (tick, bodies.TryGetValue(tick, out var body) ? Of(tick, body) : null))];
    }

    /// <summary>How many wait, and since when the oldest does.</summary>
    public async Task<(long Count, long? Oldest)> LagAsync(string organisation, long after, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await db.Database.OpenConnectionAsync(ct);
        await using var command = Ask(db, "COUNT(*), MIN(tick)", organisation, after);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return (reader.GetInt64(0), await reader.IsDBNullAsync(1, ct) ? null : reader.GetInt64(1));
    }

    private static DbCommand Ask(LrsDb db, string what, string organisation, long after) => db.Database.GetDbConnection().Command(
        null, $"SELECT {what} FROM {db.Prefix}statements WHERE {Waiting}", organisation, after, Streams.Progress, Streams.Training, false);

    private static Departure Of(long tick, byte[] body)
    {
        var statement = StatementReader.Stored(body);
        return new(tick, statement.Id!.Value, Leaving.Form(statement), Leaving.Refuses(statement));
    }
}

/// <summary>What stands in a dead letter beside the other store's own status.</summary>
internal static class DeadLetterStatus
{
    /// <summary>We did not send it; the reason is ours.</summary>
    public const int NotSent = 0;

    /// <summary>The administrator wants it sent again.</summary>
    public const int Again = -1;
}
