using System.Data.Common;

namespace ReturnToWork.Lrs;

/// <summary>A transaction that holds one organisation's lock.</summary>
internal sealed class WriteScope(DbConnection connection, DbTransaction transaction, IAppendPath path, string prefix, Clock clock, Marking marking, TimeProvider time)
{
    public string Organisation { get; } = clock.Organisation;

    /// <summary>Goes before a table's name.</summary>
    public string Prefix { get; } = prefix;

    public IAppendPath Path { get; } = path;

    public Marking Marking { get; } = marking;

    public long Last { get; private set; } = clock.Tick;

    /// <summary>How many marks of erased things the organisation has; see <see cref="Mark"/>.</summary>
    public long Marks { get; set; } = clock.Erased;

    /// <summary>Whether text was removed that must not linger in the write-ahead log.</summary>
    public bool Erased { get; set; }

    /// <summary>The SHA-2 of attachments whose last use went; their files go after the commit.</summary>
    public HashSet<string> LooseFiles { get; } = new(StringComparer.Ordinal);

    /// <summary>Their bytes together.</summary>
    public long LooseBytes { get; set; }

    public bool Changed => Last != clock.Tick || Marks != clock.Erased;

    /// <summary>The next place in this organisation: now in microseconds, or one more than the last.</summary>
    public long NextTick() => Last = Math.Max(Last + 1, Storage.UnixMicroseconds.ToUnixMicroseconds(time.GetUtcNow()));

    public DbCommand Command(string text, params ReadOnlySpan<object?> values) => connection.Command(transaction, text, values);

    public async Task<int> ExecuteAsync(string text, object?[] values, CancellationToken ct)
    {
        await using var command = Command(text, values);
        return await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Adds rows, several to a command: one SQL for both engines, and few round trips on PostgreSQL.</summary>
    /// <param name="suffix">Such as <c>ON CONFLICT DO NOTHING</c>.</param>
    public async Task InsertAsync(string table, string columns, IReadOnlyList<object?[]> rows, CancellationToken ct, string suffix = "")
    {
        const int AtOnce = 40;
        for (var start = 0; start < rows.Count; start += AtOnce)
        {
            await using var command = Command("");
            var values = rows.Skip(start).Take(AtOnce).Select(row => $"({string.Join(',', row.Select(command.Bind))})");
            command.CommandText = $"INSERT INTO {Prefix}{table} ({columns}) VALUES {string.Join(',', values)} {suffix}";
            await command.ExecuteNonQueryAsync(ct);
        }
    }
}
