using System.Data.Common;
using System.Globalization;
using Npgsql;
using ReturnToWork.Storage;

namespace ReturnToWork.Lrs;

/// <summary>
/// The monthly partitions of PostgreSQL. They are made before the transaction that needs them: making one asks for the table alone, and a transaction
/// that had written already could wait for another that waits for it. The next month is made a week ahead.
/// </summary>
internal sealed class Months
{
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(7);
    private readonly HashSet<string> _there = new(StringComparer.Ordinal);

    public async Task EnsureAsync(DbConnection connection, DateTimeOffset now)
    {
        if (connection is not NpgsqlConnection postgres) return;
        await EnsureAsync(postgres, now.Year, now.Month);
        var soon = now + Ahead;
        if (soon.Month != now.Month) await EnsureAsync(postgres, soon.Year, soon.Month);
    }

    private async Task EnsureAsync(NpgsqlConnection connection, int year, int month)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{year:D4}_{month:D2}");
        if (_there.Contains(name)) return;
        var start = new DateTimeOffset(year, month, 1, 0, 0, 0, TimeSpan.Zero);
        await using var command = connection.Command(null, "SELECT lrs.make_month(@p0, @p1, @p2)", name, start.ToUnixMicroseconds(), start.AddMonths(1).ToUnixMicroseconds());
        await command.ExecuteNonQueryAsync();
        _there.Add(name);
    }
}
