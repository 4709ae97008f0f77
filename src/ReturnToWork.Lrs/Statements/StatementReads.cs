using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Storage;

namespace ReturnToWork.Lrs;

/// <param name="Body">UTF-8, as served.</param>
internal readonly record struct StoredStatement(long Tick, byte[] Body);

/// <param name="Through">The last tick given out when reading began: everything up to it was visible.</param>
internal sealed record StatementsRead(IReadOnlyList<StoredStatement> Rows, bool HasMore, long Through);

/// <summary>All reading of statements, in one place, so that the walls between organisations and callers stand in one place too.</summary>
internal sealed class StatementReads(IDbContextFactory<LrsDb> factory, Writer writer, TimeProvider time)
{
    private const int MaxPageBytes = 4 * 1024 * 1024;
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    public async Task<StatementsRead> ListAsync(LrsCaller caller, StatementQuery query, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var connection = await OpenAsync(db, ct);
        var through = await ThroughAsync(connection, db.Prefix, caller.Organisation, ct);
        await using var command = connection.Command(null, "");
        StatementSql.Compose(command, db.Prefix, caller, query);
        var rows = new List<StoredStatement>(Math.Min(query.Limit, 512));
        var (bytes, taken) = (0, 0);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            taken++;
            var tick = reader.GetInt64(0);
            // Found by what it is itself and by what it refers to.
            if (rows.Count > 0 && rows[^1].Tick == tick) continue;
            if (rows.Count == query.Limit || bytes > MaxPageBytes) return new(rows, HasMore: true, through);
            rows.Add(new(tick, (byte[])reader.GetValue(1)));
            bytes += rows[^1].Body.Length;
        }

        return new(rows, HasMore: taken > query.Limit, through);
    }

    public async Task<StatementsRead> OneAsync(LrsCaller caller, Guid id, bool voided, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var connection = await OpenAsync(db, ct);
        var through = await ThroughAsync(connection, db.Prefix, caller.Organisation, ct);
        await using var command = connection.Command(null, "");
        StatementSql.ComposeOne(command, db.Prefix, caller, id, voided);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return new(await reader.ReadAsync(ct) ? [new(reader.GetInt64(0), (byte[])reader.GetValue(1))] : [], HasMore: false, through);
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

    // Read before the statements are: ticks are committed in order, so nothing up to this one can appear later. In a quiet organisation the last tick is
    // old; the writer then gives one out for nothing, on disk like every other, because a moment that is only in our head could be given out again.
    private async Task<long> ThroughAsync(DbConnection connection, string prefix, string organisation, CancellationToken ct)
    {
        var last = await LastTickAsync(connection, prefix, organisation, ct);
        if (last > (time.GetUtcNow() - Quiet).ToUnixMicroseconds()) return last;
        try
        {
            await writer.WriteAsync(new MoveClock(organisation)).WaitAsync(ct);
        }
        catch (Exception e) when (e is StoreBusyException or DbException)
        {
            return last;
        }

        return await LastTickAsync(connection, prefix, organisation, ct);
    }

    private static async Task<long> LastTickAsync(DbConnection connection, string prefix, string organisation, CancellationToken ct)
    {
        await using var command = connection.Command(null, $"SELECT tick FROM {prefix}clocks WHERE organisation = @p0", organisation);
        return Convert.ToInt64(await command.ExecuteScalarAsync(ct) ?? 0L, CultureInfo.InvariantCulture);
    }
}
