using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using ReturnToWork.Storage;

namespace ReturnToWork.Bench.Survival;

/// <summary>Rows committed one by one under settings that do not wait for the disk.</summary>
internal sealed class ControlRows(DbConnection connection) : IAsyncDisposable
{
    public static async Task<ControlRows> OpenAsync(DataProvider engine, DiskDatabase database)
    {
        DbConnection connection = engine == DataProvider.Sqlite
            ? new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(database.Place.Directory, "control.db"), Pooling = false }.ConnectionString)
            : new NpgsqlConnection(database.Place.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        var rows = new ControlRows(connection);
        await rows.RunAsync(engine == DataProvider.Sqlite ? "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL" : "SET synchronous_commit=off");
        await rows.RunAsync("CREATE TABLE IF NOT EXISTS control (n bigint PRIMARY KEY)");
        return rows;
    }

    public async Task<int> WriteAsync(int count)
    {
        for (var n = 0; n < count; n++) await RunAsync(string.Create(CultureInfo.InvariantCulture, $"INSERT INTO control VALUES ({n})"));
        return count;
    }

    public async Task<int> CountAsync()
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM control";
        return Convert.ToInt32(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private async Task RunAsync(string text)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are made above, of constants and numbers.
        command.CommandText = text;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
