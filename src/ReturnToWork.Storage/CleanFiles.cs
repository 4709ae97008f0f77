using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ReturnToWork.Storage;

/// <summary>
/// Cleans a room's files after an erasure: deleted rows leave traces in the pages they stood in, and only writing anew what is left removes them. That holds up who comes
/// meanwhile, so what is large waits for the quiet hour.
/// </summary>
public static class CleanFiles
{
    private const long AtOnceBytes = 64L * 1024 * 1024;
    private const int QuietHour = 2;

    /// <param name="db">The room's database; on SQLite the whole file is written anew.</param>
    /// <param name="tables">On PostgreSQL the tables that the erasure touched, each with its schema; names of ours.</param>
    /// <param name="now">Hour of the day, UTC: from 2 to 3 large ones are written anew too.</param>
    /// <param name="ct">Stops; what was written anew stays so.</param>
    /// <returns>False: not all of it could be done now; ask again.</returns>
    public static async Task<bool> OfAsync(DbContext db, IEnumerable<string> tables, DateTimeOffset now, CancellationToken ct)
    {
        bool MayNow(long bytes) => bytes <= AtOnceBytes || now.Hour == QuietHour;
        try
        {
            if (!db.Database.IsSqlite())
            {
                var clean = true;
                foreach (var table in tables)
                    clean &= MayNow(await NumberAsync(db, $"SELECT pg_total_relation_size('{table}')", ct)) && await WritingAnew.OfAsync(db.Database.GetConnectionString()!, table, ct);
                return clean;
            }

            if (!MayNow(await NumberAsync(db, "PRAGMA page_count", ct) * await NumberAsync(db, "PRAGMA page_size", ct))) return false;
            await NumberAsync(db, "VACUUM", ct);
            // The log holds the pages as they were, until it is emptied; that waits for whoever reads.
            return await NumberAsync(db, "PRAGMA wal_checkpoint(TRUNCATE)", ct) == 0;
        }
        catch (Exception exception) when (exception is SqliteException or NpgsqlException)
        {
            // Somebody reads or writes; the next sweep tries again.
            return false;
        }
    }

    private static async Task<long> NumberAsync(DbContext db, string what, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = what;
        command.CommandTimeout = 0;
        return Convert.ToInt64(await command.ExecuteScalarAsync(ct) ?? 0L, CultureInfo.InvariantCulture);
    }
}
