using System.Data.Common;

namespace ReturnToWork.Lrs;

/// <summary>One request's share of a transaction. It runs under the lock of its organisation, after and before the others.</summary>
internal abstract class Work(string organisation)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Organisation { get; } = organisation;

    /// <summary>Ends when the transaction is committed, never before.</summary>
    public Task Done => _done.Task;

    /// <summary>Reads, decides and writes. It may be run again after a rollback, so it starts from nothing each time.</summary>
    public abstract Task RunAsync(WriteScope scope, CancellationToken ct);

    public void Committed() => _done.TrySetResult();

    public void Failed(Exception exception) => _done.TrySetException(exception);
}

/// <summary>A transaction that holds one organisation's lock.</summary>
internal sealed class WriteScope(DbConnection connection, DbTransaction transaction, string prefix, string organisation, long last, TimeProvider clock)
{
    public string Organisation { get; } = organisation;

    /// <summary>Goes before a table's name.</summary>
    public string Prefix { get; } = prefix;

    public long Last { get; private set; } = last;

    /// <summary>Whether text was removed that must not linger in the write-ahead log.</summary>
    public bool Erased { get; set; }

    /// <summary>The next place in this organisation: now in microseconds, or one more than the last.</summary>
    public long NextTick() => Last = Math.Max(Last + 1, Storage.UnixMicroseconds.ToUnixMicroseconds(clock.GetUtcNow()));

    public DbCommand Command(string text, params ReadOnlySpan<object?> values) => connection.Command(transaction, text, values);

    public async Task<int> ExecuteAsync(string text, object?[] values, CancellationToken ct)
    {
        await using var command = Command(text, values);
        return await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Adds rows, several to a command: one SQL for both engines, and few round trips on PostgreSQL.</summary>
    public async Task InsertAsync(string table, string columns, IReadOnlyList<object?[]> rows, CancellationToken ct)
    {
        const int AtOnce = 40;
        for (var start = 0; start < rows.Count; start += AtOnce)
        {
            await using var command = Command("");
            var values = rows.Skip(start).Take(AtOnce).Select(row => $"({string.Join(',', row.Select(command.Bind))})");
            command.CommandText = $"INSERT INTO {Prefix}{table} ({columns}) VALUES {string.Join(',', values)}";
            await command.ExecuteNonQueryAsync(ct);
        }
    }
}
