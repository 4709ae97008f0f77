using Npgsql;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;

namespace ReturnToWork.Tests.Lrs;

/// <summary>
/// Looks for bytes in every file of a database. On PostgreSQL after a CHECKPOINT in the files of tables and indexes; not in <c>pg_wal</c>: the write-ahead log
/// tells what was done, also what was erased since, until the server has reused its segments. An operator shortens that, and archives and replicas likewise.
/// </summary>
internal static class DiskSearch
{
    public static async Task<IReadOnlyList<string>> FindAsync(FreshPlace place, params IReadOnlyList<string> marks)
    {
        var folder = place.Directory;
        if (place.Provider == DataProvider.PostgreSql)
        {
            await using var connection = new NpgsqlConnection(place.ConnectionString);
            await connection.OpenAsync();
            await using var settle = new NpgsqlCommand("CHECKPOINT", connection);
            await settle.ExecuteNonQueryAsync();
            await using var where = new NpgsqlCommand("SELECT current_setting('data_directory') || '/base/' || oid FROM pg_database WHERE datname = current_database()", connection);
            folder = (string)(await where.ExecuteScalarAsync())!;
        }

        return FileSearch.Found(folder == place.Directory ? [folder] : [folder, place.Directory], marks);
    }
}
