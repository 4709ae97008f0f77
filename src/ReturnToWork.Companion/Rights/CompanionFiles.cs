using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ReturnToWork.Companion.Records;
using ReturnToWork.Storage;

namespace ReturnToWork.Companion.Rights;

/// <summary>
/// Cleans the Companion's files after an erasure, as the Tool cleans its own: deleted rows leave traces in the pages they stood in, and only writing anew what is left removes
/// them. That holds up who comes meanwhile, so what is large waits for the quiet hour.
/// </summary>
internal sealed class CompanionFiles(CompanionStore store, TimeProvider clock)
{
    private const long AtOnceBytes = 64L * 1024 * 1024;
    private const int QuietHour = 2;

    /// <returns>False: not all of it could be done now; ask again.</returns>
    public async Task<bool> CleanAsync(string organisation, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(organisation, ct);
        try
        {
            return db.Database.IsSqlite() ? await SqliteAsync(db, ct) : await PostgresAsync(db, ct);
        }
        catch (Exception exception) when (exception is SqliteException or NpgsqlException)
        {
            // Somebody reads or writes; the next sweep tries again.
            return false;
        }
    }

    private async Task<bool> SqliteAsync(CompanionDb db, CancellationToken ct)
    {
        if (!MayNow(await NumberAsync(db, "PRAGMA page_count", ct) * await NumberAsync(db, "PRAGMA page_size", ct))) return false;
        await NumberAsync(db, "VACUUM", ct);
        // The log holds the pages as they were, until it is emptied; that waits for whoever reads.
        return await NumberAsync(db, "PRAGMA wal_checkpoint(TRUNCATE)", ct) == 0;
    }

    private async Task<bool> PostgresAsync(CompanionDb db, CancellationToken ct)
    {
        var clean = true;
        foreach (var table in PersonRecords.Tables.Select(table => $"companion.\"{table}\""))
            clean &= MayNow(await NumberAsync(db, $"SELECT pg_total_relation_size('{table}')", ct)) && await WritingAnew.OfAsync(db.Database.GetConnectionString()!, table, ct);
        return clean;
    }

    private bool MayNow(long bytes) => bytes <= AtOnceBytes || clock.GetUtcNow().Hour == QuietHour;

    private static async Task<long> NumberAsync(CompanionDb db, string what, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = what;
        command.CommandTimeout = 0;
        return Convert.ToInt64(await command.ExecuteScalarAsync(ct) ?? 0L, CultureInfo.InvariantCulture);
    }
}
