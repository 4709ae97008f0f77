using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ReturnToWork.Storage;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.Record;

/// <summary>
/// Cleans this room's files after an erasure, as the record store cleans its own (Lrs, <c>ErasureSweep</c>): deleted rows leave traces in the pages they stood
/// in, and only writing anew what is left removes them. That holds up who comes meanwhile, so what is large waits for the quiet hour.
/// </summary>
internal sealed class OwnFiles(IDbContextFactory<ToolDb> stores, TimeProvider time)
{
    private const long AtOnceBytes = 64L * 1024 * 1024;
    private const int QuietHour = 2;
    private static readonly string[] Touched = ["answers", "memos", "enrolments", "wrong_tries", "coach_codes", "unsaid", "consents", "learners", "erasings"];

    /// <summary>False: not all of it could be done now; ask again.</summary>
    public async Task<bool> CleanAsync(CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
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

    private async Task<bool> SqliteAsync(ToolDb db, CancellationToken ct)
    {
        if (!MayNow(await NumberAsync(db, "PRAGMA page_count", ct) * await NumberAsync(db, "PRAGMA page_size", ct))) return false;
        await DoAsync(db, "VACUUM", ct);
        // The log holds the pages as they were, until it is emptied; that waits for whoever reads.
        return await NumberAsync(db, "PRAGMA wal_checkpoint(TRUNCATE)", ct) == 0;
    }

    private async Task<bool> PostgresAsync(ToolDb db, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        var clean = true;
        foreach (var table in Touched)
            clean &= MayNow(await NumberAsync(db, $"SELECT pg_total_relation_size('tool.{table}')", ct)) && await WritingAnew.OfAsync(db.Database.GetConnectionString()!, $"tool.{table}", ct);
        return clean;
    }

    private bool MayNow(long bytes) => bytes <= AtOnceBytes || time.GetUtcNow().Hour == QuietHour;

    private static async Task<long> NumberAsync(ToolDb db, string question, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = question;
        return Convert.ToInt64(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture);
    }

    private static async Task DoAsync(ToolDb db, string what, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = what;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(ct);
    }
}
