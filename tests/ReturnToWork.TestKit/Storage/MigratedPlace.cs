using Hangfire;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using ReturnToWork.Companion;
using ReturnToWork.Storage;
using ReturnToWork.Tool;

namespace ReturnToWork.TestKit.Storage;

/// <summary>
/// Both hosts' tables, made once in a run by their own migrations; every other place begins as a copy. A host that starts there still looks for migrations and finds none
/// to do. Making tables anew for each of some hundred hosts took a third of the run.
/// </summary>
internal static class MigratedPlace
{
    private static readonly Lazy<Task<string>> Folder = new(MakeFolderAsync);
    private static readonly Lazy<Task<string>> Database = new(MakeDatabaseAsync);

    /// <summary>Copies the SQLite files.</summary>
    public static async Task CopyToAsync(string folder)
    {
        var from = await Folder.Value;
        foreach (var file in Directory.EnumerateFiles(from, "*.db", SearchOption.AllDirectories))
        {
            var to = Path.Combine(folder, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }

    /// <summary>The name of the PostgreSQL database to begin with, and of the user who owns its tables.</summary>
    public static Task<string> DatabaseAsync() => Database.Value;

    private static async Task<string> MakeFolderAsync()
    {
        var folder = Directory.CreateTempSubdirectory("rtw-migrated-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        await MigrateAsync(FreshPlace.At(DataProvider.Sqlite, folder, null));
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(folder, "*.db", SearchOption.AllDirectories))
        {
            await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            await command.ExecuteNonQueryAsync();
        }

        return folder;
    }

    private static async Task<string> MakeDatabaseAsync()
    {
        var cluster = await PostgresCluster.GetAsync();
        var name = await cluster.NewTemplateAsync();
        var folder = Directory.CreateTempSubdirectory("rtw-migrated-").FullName;
        // No pool: a database with connections cannot be copied.
        await MigrateAsync(FreshPlace.At(DataProvider.PostgreSql, folder, $"{cluster.ConnectionString(name, name)};Pooling=false"));
        Directory.Delete(folder, recursive: true);
        return name;
    }

    private static async Task MigrateAsync(FreshPlace place)
    {
        void Configure(WebApplicationBuilder builder)
        {
            builder.Configuration.AddInMemoryCollection(place.Settings);
            builder.Logging.ClearProviders();
        }

        await using (var companion = CompanionHost.Build([], Configure)) await MigrateAsync(companion.Services);
        await using (var tool = ToolHost.Build([], Configure)) await MigrateAsync(tool.Services);
    }

    private static async Task MigrateAsync(IServiceProvider services)
    {
        await services.GetRequiredService<RoomMigrations>().StartingAsync(CancellationToken.None);
        // The alarm clock makes its own tables when it is first asked for.
        services.GetRequiredService<JobStorage>();
    }
}
