using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReturnToWork.Storage;

namespace ReturnToWork.Lrs;

/// <summary>
/// Cleans the database's files after an erasure. Rows that are deleted leave traces in the pages they stood in: SQLite overwrites them (secure_delete) but not
/// where it had moved them from when it balanced its trees, and PostgreSQL's vacuum frees their room without overwriting it. Only writing what is left anew
/// removes all: VACUUM, and VACUUM FULL of what the erasure touched. That holds up who comes meanwhile, so what is large waits for the quiet hour.
/// </summary>
internal sealed class ErasureSweep(Writer writer, IDbContextFactory<LrsDb> factory, IOptions<LrsOptions> options, TimeProvider clock)
{
    private const int MostTries = 50;
    private const int FewTries = 5;
    // Real time: it waits for transactions of others, which no clock of ours moves. By a clock that stood still the next erasure waited for ever.
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(200);

    private bool IsQuiet => clock.GetUtcNow().Hour == options.Value.SweepHour;

    /// <summary>Does what is due now and leaves the rest due.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var due = await db.Set<Erasing>().AsNoTracking().Where(row => row.Swept == null && row.Done != null).Select(row => new { row.Organisation, row.Id, row.Kind, Done = row.Done!.Value, row.Months }).ToListAsync(ct);
        // Taking back is an everyday thing, and nobody shall wait for it.
        if (!IsQuiet && due.TrueForAll(row => row.Kind == ErasingKind.TakenBack)) return;
        await db.Database.OpenConnectionAsync(ct);
        var connection = db.Database.GetDbConnection();
        var clean = connection is SqliteConnection ? await SqliteAsync(connection, ct) : await PostgresAsync(connection, db, due.SelectMany(row => row.Months.Split(' ', StringSplitOptions.RemoveEmptyEntries)), ct);
        if (!clean) return;
        foreach (var organisation in due.GroupBy(row => row.Organisation, StringComparer.Ordinal))
            await writer.WriteAsync(new ErasingRows.Swept(organisation.Key, [.. organisation.Select(row => (row.Id, row.Done))]));
    }

    private async Task<bool> SqliteAsync(DbConnection connection, CancellationToken ct)
    {
        if (!MayNow(await NumberAsync(connection, "PRAGMA page_count", ct) * await NumberAsync(connection, "PRAGMA page_size", ct))) return false;
        await DoAsync(connection, "VACUUM", ct);
        // The log holds the pages as they were, until it is emptied; that waits for whoever reads.
        for (var tries = 0; tries < MostTries; tries++, await Task.Delay(Again, TimeProvider.System, ct))
            if (await NumberAsync(connection, "PRAGMA wal_checkpoint(TRUNCATE)", ct) == 0) return true;
        return false;
    }

    private async Task<bool> PostgresAsync(DbConnection connection, LrsDb db, IEnumerable<string> months, CancellationToken ct)
    {
        var prefix = db.Prefix;
        if (!await NobodySeesTheErasedAsync(connection, ct)) return false;
        await DoAsync(connection, "SET lock_timeout = '3s'", ct);
        string[] touched = [.. months.Distinct(StringComparer.Ordinal).SelectMany(month => (string[])[$"statements_{month}", $"links_{month}"])];
        var clean = true;
        foreach (var table in (string[])[.. touched, "documents", "activities", "dead_letters", "tombstones", "erasings", "statement_ids", "attachments", "attachment_uses", "erasing_due"])
        {
            var now = MayNow(await NumberAsync(connection, $"SELECT COALESCE(pg_total_relation_size(to_regclass('{prefix}{table}')), -1)", ct), out var isThere);
            if (!isThere) continue;
            if (!now) await DoAsync(connection, $"VACUUM {prefix}{table}", ct);
            clean &= now && await WriteAnewAsync(db.Database.GetConnectionString()!, $"{prefix}{table}", ct);
        }

        return clean;
    }

    // What a transaction that began before the erasure could still see, PostgreSQL keeps, also when it writes a table anew.
    private static async Task<bool> NobodySeesTheErasedAsync(DbConnection connection, CancellationToken ct)
    {
        var now = await NumberAsync(connection, "SELECT pg_current_xact_id()::text::bigint % 4294967296", ct);
        for (var tries = 0; tries < MostTries; tries++, await Task.Delay(Again, TimeProvider.System, ct))
            if (await NumberAsync(connection, $"SELECT count(*) FROM pg_stat_activity WHERE (datname = current_database() OR datname IS NULL) AND pid <> pg_backend_pid() AND (age(backend_xmin) > age('{now}'::xid) OR age(backend_xid) > age('{now}'::xid))", ct) == 0) return true;
        return false;
    }

    private static async Task<bool> WriteAnewAsync(string place, string table, CancellationToken ct)
    {
        for (var tries = 0; tries < FewTries; tries++, await Task.Delay(Again, TimeProvider.System, ct))
            if (await WritingAnew.OfAsync(place, table, ct)) return true;
        return false;
    }

    private bool MayNow(long bytes) => bytes <= options.Value.SweepAtOnceBytes || IsQuiet;

    private bool MayNow(long bytes, out bool isThere)
    {
        isThere = bytes >= 0;
        return MayNow(bytes);
    }

    private static async Task<long> NumberAsync(DbConnection connection, string question, CancellationToken ct)
    {
        await using var command = connection.Command(null, question);
        return Convert.ToInt64(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture);
    }

    private static async Task DoAsync(DbConnection connection, string what, CancellationToken ct)
    {
        await using var command = connection.Command(null, what);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(ct);
    }
}
