using Microsoft.Data.Sqlite;
using Npgsql;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;

namespace ReturnToWork.Tests.Storage;

/// <summary>A copy of a place's databases, taken and put back while no host runs, as an operator does. What lies beside the databases is neither copied nor put back.</summary>
internal sealed class OldCopy : IAsyncDisposable
{
    private readonly FreshPlace _place;
    private readonly string _folder = Directory.CreateTempSubdirectory("rtw-copy-").FullName;
    private string? _database;

    private OldCopy(FreshPlace place) => _place = place;

    public static async Task<OldCopy> OfAsync(FreshPlace place)
    {
        var copy = new OldCopy(place);
        if (place.Provider == DataProvider.Sqlite)
        {
            SqliteConnection.ClearAllPools();
            foreach (var file in copy.Databases()) File.Copy(file, Path.Combine(copy._folder, Path.GetRelativePath(place.Directory, file).Replace('/', '+')));
            return copy;
        }

        copy._database = "c_" + Guid.NewGuid().ToString("N");
        await copy.DoAsync($"CREATE DATABASE {copy._database} TEMPLATE {copy.Own}");
        return copy;
    }

    public async Task PutBackAsync()
    {
        if (_place.Provider == DataProvider.Sqlite)
        {
            SqliteConnection.ClearAllPools();
            foreach (var file in Databases()) File.Delete(file);
            foreach (var file in Directory.GetFiles(_folder)) File.Copy(file, Path.Combine(_place.Directory, Path.GetFileName(file).Replace('+', '/')));
            return;
        }

        var owner = new NpgsqlConnectionStringBuilder(_place.ConnectionString).Username;
        await DoAsync($"DROP DATABASE {Own} WITH (FORCE)", $"CREATE DATABASE {Own} TEMPLATE {_database} OWNER {owner}");
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is not null) await DoAsync($"DROP DATABASE {_database} WITH (FORCE)");
        Directory.Delete(_folder, recursive: true);
    }

    private string Own => new NpgsqlConnectionStringBuilder(_place.ConnectionString).Database!;

    // The files beside a database (-wal, -shm) are part of it.
    private string[] Databases() => Directory.GetFiles(_place.Directory, "*.db*", SearchOption.AllDirectories);

    private async Task DoAsync(params string[] lines)
    {
        NpgsqlConnection.ClearAllPools();
        await using var connection = new NpgsqlConnection((await PostgresCluster.GetAsync()).ConnectionString("postgres"));
        await connection.OpenAsync();
        foreach (var line in (string[])[$"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{Own}'", .. lines])
        {
            await using var command = new NpgsqlCommand(line, connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
