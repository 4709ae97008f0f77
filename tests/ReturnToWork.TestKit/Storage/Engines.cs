using Npgsql;
using ReturnToWork.Storage;
using Xunit;

namespace ReturnToWork.TestKit.Storage;

/// <summary>Both engines, for <c>[Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]</c>.</summary>
public static class Engines
{
    /// <summary>SQLite and PostgreSQL: what stores something is tested on both.</summary>
    public static TheoryData<DataProvider> Both => [DataProvider.Sqlite, DataProvider.PostgreSql];
}

/// <summary>An empty place to keep data in, on one engine; gone after the test.</summary>
public sealed class FreshPlace : IAsyncDisposable
{
    private FreshPlace(DataProvider provider, string directory, string? connectionString)
    {
        Provider = provider;
        Directory = directory;
        ConnectionString = connectionString;
    }

    /// <summary>The engine.</summary>
    public DataProvider Provider { get; }

    /// <summary>The data folder (SQLite files lie below it).</summary>
    public string Directory { get; }

    /// <summary>The database's connection string on PostgreSQL, else null.</summary>
    public string? ConnectionString { get; }

    /// <summary>The settings that make a host use this place.</summary>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Data:Provider"] = Provider.ToString(),
        ["Data:Directory"] = Directory,
        ["ConnectionStrings:Tool"] = ConnectionString,
        ["ConnectionStrings:Companion"] = ConnectionString,
    };

    /// <summary>Makes one: a folder, or a database in the run's private cluster.</summary>
    /// <param name="provider">The engine.</param>
    /// <param name="ordinary">On PostgreSQL: as a user that owns the database and is no superuser, so that row-level security holds it. An installation should have such a one.</param>
    /// <param name="empty">Without any table: for tests of migrations. Otherwise every room's tables are there already, made by its own migrations once in this run (<see cref="MigratedPlace"/>).</param>
    public static async Task<FreshPlace> OnAsync(DataProvider provider, bool ordinary = false, bool empty = false)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("rtw-test-").FullName;
        if (provider == DataProvider.Sqlite && !empty) await MigratedPlace.CopyToAsync(folder);
        return new FreshPlace(provider, folder, provider != DataProvider.PostgreSql ? null : await (await PostgresCluster.GetAsync()).NewDatabaseAsync(ordinary, empty ? null : await MigratedPlace.DatabaseAsync()));
    }

    /// <summary>One that is there already and stays after it: do not dispose of it.</summary>
    public static FreshPlace At(DataProvider provider, string directory, string? connectionString) => new(provider, directory, connectionString);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (ConnectionString is not null)
        {
            await using var connection = new NpgsqlConnection(ConnectionString);
            NpgsqlConnection.ClearPool(connection);
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (System.IO.Directory.Exists(Directory)) System.IO.Directory.Delete(Directory, recursive: true);
    }
}
