using System.Data.Common;
using System.Globalization;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ReturnToWork.Lrs;

/// <summary>
/// The one writer of this process. Requests that wait together share one transaction and so one flush to disk (group commit); each is answered after
/// the commit. Ticks are given under the organisation's row lock and the lock is held until the commit, so commits come in the order of their ticks, on
/// PostgreSQL with several instances too: a reader that saw tick n has seen everything up to n.
/// </summary>
internal sealed partial class Writer(IDbContextFactory<LrsDb> factory, AttachmentFolder attachments, Marking marking, TimeProvider clock, ILogger<Writer> logger) : BackgroundService
{
    private const int MostTogether = 256;
    private const int MostStatements = 1_000;
    private const int MostWaiting = 4_000;
    private static readonly TimeSpan CheckpointAgain = TimeSpan.FromSeconds(1);

    private readonly Channel<Work> _waiting = Channel.CreateBounded<Work>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly Months _months = new();
    private readonly Definitions _definitions = new();
    private LrsDb? _db;
    private IAppendPath? _path;
    private readonly List<ForgetFiles> _loose = [];
    private bool _checkpointDue;

    /// <summary>Queues and waits for the commit.</summary>
    /// <exception cref="StoreBusyException">Too much waits already; nothing was done.</exception>
    public Task WriteAsync(Work work)
    {
        if (!_waiting.Writer.TryWrite(work)) throw new StoreBusyException();
        return work.Done;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var together = new List<Work>(MostTogether);
        while (await WaitAsync(stoppingToken))
        {
            together.Clear();
            for (var weight = 0; together.Count < MostTogether && weight < MostStatements && _waiting.Reader.TryRead(out var work); weight += work.Weight) together.Add(work);
            if (together.Count > 0) await CommitAsync(together, alone: false);
            if (_checkpointDue) await CheckpointAsync();
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
        while (_waiting.Reader.TryRead(out var work)) work.Failed(new StoreBusyException());
        await ForgetConnectionAsync();
    }

    private async Task<bool> WaitAsync(CancellationToken ct)
    {
        try
        {
            if (!_checkpointDue) return await _waiting.Reader.WaitToReadAsync(ct);
            using var again = CancellationTokenSource.CreateLinkedTokenSource(ct);
            again.CancelAfter(CheckpointAgain);
            return await _waiting.Reader.WaitToReadAsync(again.Token);
        }
        catch (OperationCanceledException)
        {
            return !ct.IsCancellationRequested;
        }
    }

    // No cancellation inside: what was taken from the queue is committed or refused as a whole, also while the host stops.
    // False when the database could not be reached at all.
    private async Task<bool> CommitAsync(List<Work> together, bool alone)
    {
        var reached = false;
        try
        {
            _db ??= await factory.CreateDbContextAsync();
            await _db.Database.OpenConnectionAsync();
            var connection = _db.Database.GetDbConnection();
            _path ??= connection is SqliteConnection sqlite ? SqlitePath.Open(sqlite) : new PostgresPath((NpgsqlConnection)connection, _db.Prefix);
            await _months.EnsureAsync(connection, clock.GetUtcNow());
            await using (var transaction = await connection.BeginTransactionAsync())
            {
                reached = true;
                _path.Join(transaction);
                // In one order everywhere, so that two instances never wait for each other.
                foreach (var organisation in together.GroupBy(work => work.Organisation, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
                    await RunAsync(connection, transaction, _db.Prefix, organisation);
                await transaction.CommitAsync();
            }

            await ForgetLooseFilesAsync();
            foreach (var work in together) work.Committed();
        }
#pragma warning disable CA1031 // Whatever went wrong belongs to the requests that wait, not to the loop.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            await ForgetConnectionAsync();
            _loose.Clear();
            if (alone || together.Count == 1) Refuse(together, exception);
            else await EachAloneAsync(together, exception);
        }

        return reached;
    }

    // After the commit, so that a rollback loses no file; before the answer, so that what was erased is gone when we say so. A failure is logged, and the sweep finds the rest.
    private async Task ForgetLooseFilesAsync()
    {
        if (_loose.Count == 0) return;
        var loose = _loose.ToArray();
        _loose.Clear();
        foreach (var forget in loose) await CommitAsync([forget], alone: true);
    }

    // One of them may be the cause, and the others must not suffer for it; but nobody waits long for a database that is away.
    private async Task EachAloneAsync(List<Work> together, Exception exception)
    {
        for (var i = 0; i < together.Count; i++)
        {
            if (await CommitAsync([together[i]], alone: true)) continue;
            Refuse(together[(i + 1)..], exception);
            return;
        }
    }

    private void Refuse(List<Work> together, Exception exception)
    {
        if (together.Count > 0) Log.Failed(logger, exception, together.Count);
        foreach (var work in together) work.Failed(exception);
    }

    private async Task RunAsync(DbConnection connection, DbTransaction transaction, string prefix, IGrouping<string, Work> organisation)
    {
        var scope = new WriteScope(connection, transaction, _path!, prefix, await LockAsync(connection, transaction, prefix, organisation.Key), marking, clock);
        var appends = new List<AppendStatements>();
        foreach (var work in organisation)
        {
            if (work is AppendStatements append)
            {
                appends.Add(append);
                continue;
            }

            await AppendAsync(scope, appends);
            await work.RunAsync(scope, CancellationToken.None);
        }

        await AppendAsync(scope, appends);
        if (scope.Changed) await scope.ExecuteAsync($"UPDATE {prefix}clocks SET tick = @p0, erased = @p1 WHERE organisation = @p2", [scope.Last, scope.Marks, organisation.Key], CancellationToken.None);
        foreach (var work in organisation) work.Through = scope.Last;
        if (scope.LooseFiles.Count > 0) _loose.Add(new ForgetFiles(organisation.Key, scope.LooseFiles, attachments));
        _checkpointDue |= scope.Erased && _db!.Database.IsSqlite();
    }

    private async Task AppendAsync(WriteScope scope, List<AppendStatements> appends)
    {
        if (appends.Count == 0) return;
        await new Appending(scope).RunAsync(appends, CancellationToken.None);
        await _definitions.LearnAsync(scope, appends, CancellationToken.None);
        appends.Clear();
    }

    // Inserting or touching the row takes its lock on PostgreSQL; SQLite's transaction holds the whole file already.
    private static async Task<Clock> LockAsync(DbConnection connection, DbTransaction transaction, string prefix, string organisation)
    {
        await using var take = connection.Command(
            transaction, $"INSERT INTO {prefix}clocks (organisation, tick, erased) VALUES (@p0, 0, 0) ON CONFLICT (organisation) DO UPDATE SET tick = clocks.tick RETURNING tick, erased", organisation);
        await using var reader = await take.ExecuteReaderAsync();
        await reader.ReadAsync();
        return new(organisation, reader.GetInt64(0), reader.GetInt64(1));
    }

    // Erased text is gone from the file at once (secure_delete); its old pages stay in the write-ahead log until that is emptied.
    private async Task CheckpointAsync()
    {
        try
        {
            await using var db = await factory.CreateDbContextAsync();
            await db.Database.OpenConnectionAsync();
            await using var command = db.Database.GetDbConnection().Command(null, "PRAGMA wal_checkpoint(TRUNCATE)");
            _checkpointDue = Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture) != 0;
        }
        catch (DbException exception)
        {
            Log.CheckpointWaits(logger, exception);
        }
    }

    private async Task ForgetConnectionAsync()
    {
        if (_path is { } path) await path.DisposeAsync();
        if (_db is { } db) await db.DisposeAsync();
        (_db, _path) = (null, null);
        _definitions.Forget();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "{Count} writes to the record store failed and were rolled back.")]
        public static partial void Failed(ILogger logger, Exception exception, int count);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The write-ahead log could not be emptied after an erasure; trying again.")]
        public static partial void CheckpointWaits(ILogger logger, Exception exception);
    }
}
