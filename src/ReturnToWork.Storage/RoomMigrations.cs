using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ReturnToWork.Storage;

/// <summary>One room's way to its newest schema.</summary>
/// <param name="Room">Name, for messages.</param>
/// <param name="Place">Where its data lies.</param>
/// <param name="OpenAsync">Opens a context of the room.</param>
public sealed record RoomMigration(string Room, RoomPlace Place, Func<CancellationToken, Task<DbContext>> OpenAsync);

/// <summary>Before a host serves: brings every room's schema up to date, one instance at a time, and asserts durability.</summary>
public sealed partial class RoomMigrations(IEnumerable<RoomMigration> rooms, ILogger<RoomMigrations> logger) : IHostedLifecycleService
{
    private static readonly TimeSpan OneInstanceAtATime = TimeSpan.FromSeconds(60);

    /// <inheritdoc/>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        foreach (var room in rooms)
        {
            await using var held = room.Place.File is { } file ? await HoldAsync(file, cancellationToken) : null;
            await using var db = await room.OpenAsync(cancellationToken);
            if (held is not null) await ForgetLockOfDeadProcessAsync(db, cancellationToken);
            if (held is null) await InTurnAsync(db, cancellationToken);
            else await db.Database.MigrateAsync(cancellationToken);
            await Durability.AssertAsync(room.Room, db, cancellationToken);
            Log.Ready(logger, room.Room, room.Place.Provider);
        }
    }

    // On PostgreSQL EF Core locks its history table, which two instances may be making at the same moment. This lock is the connection's, so it dies with its process.
    private static async Task InTurnAsync(DbContext db, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock(hashtextextended('ReturnToWork migrates', 0))", ct);
        try
        {
            await db.Database.MigrateAsync(ct);
        }
        finally
        {
            // A pool gives connections back with their locks until somebody uses them again.
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock(hashtextextended('ReturnToWork migrates', 0))", CancellationToken.None);
            await db.Database.CloseConnectionAsync();
        }
    }

    // EF Core's own lock on SQLite is a row that a killed process leaves behind, and later migrations wait for it for ever. A file lock dies with its
    // process; whoever holds it may clear that row.
    private static async Task<FileStream> HoldAsync(string file, CancellationToken ct)
    {
        for (var waited = TimeSpan.Zero; ; waited += TimeSpan.FromMilliseconds(100))
        {
            try
            {
                return new FileStream(file + ".migrating", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (waited < OneInstanceAtATime)
            {
                await Task.Delay(100, ct);
            }
        }
    }

    private static async Task ForgetLockOfDeadProcessAsync(DbContext db, CancellationToken ct)
    {
        var exists = await db.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(ct);
        if (exists == 1) await db.Database.ExecuteSqlAsync($"DELETE FROM \"__EFMigrationsLock\"", ct);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The store of {Room} is ready on {Provider}.")]
        public static partial void Ready(ILogger logger, string room, DataProvider provider);
    }
}
