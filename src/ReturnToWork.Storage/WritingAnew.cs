using System.Globalization;
using Npgsql;

namespace ReturnToWork.Storage;

/// <summary>Writes a PostgreSQL table anew, so that nothing of deleted rows is left in its files.</summary>
public static class WritingAnew
{
    /// <summary>
    /// <c>VACUUM FULL</c>. A session that began before the deletion, a server that is just starting one, or a replica may make it keep rows that nobody can see; only
    /// the vacuum itself knows, and it says so.
    /// </summary>
    /// <param name="connectionString">Of the room. The vacuum has a connection of its own, which may hear details: Npgsql keeps them back elsewhere, since those of other statements hold rows.</param>
    /// <param name="table">With its schema; a name of ours.</param>
    /// <param name="ct">Stops waiting; the table is as it was.</param>
    /// <returns>False: deleted rows had to be kept, or nothing was said about them. Ask again later.</returns>
    /// <exception cref="NpgsqlException">Somebody held the table for more than three seconds.</exception>
    public static async Task<bool> OfAsync(string connectionString, string table, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { IncludeErrorDetail = true, Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        List<long?> kept = [];
        connection.Notice += (_, said) => kept.Add(DeadRowsKept(said.Notice.Detail));
        await using (var patience = new NpgsqlCommand("SET lock_timeout = '3s'", connection)) await patience.ExecuteNonQueryAsync(ct);
        await using var command = new NpgsqlCommand($"VACUUM (FULL, VERBOSE) {table}", connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
        return kept.Exists(rows => rows == 0) && !kept.Exists(rows => rows > 0);
    }

    // "2 dead row versions cannot be removed yet." in the server's own language; null where nothing is said of them.
    private static long? DeadRowsKept(string? detail)
    {
        var digits = (detail ?? "").SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit);
        return long.TryParse(string.Concat(digits), NumberStyles.None, CultureInfo.InvariantCulture, out var rows) ? rows : null;
    }
}
