using System.Text;
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

        var found = new SortedSet<string>(StringComparer.Ordinal);
        string[] folders = folder == place.Directory ? [folder] : [folder, place.Directory];
        foreach (var file in folders.SelectMany(each => Directory.GetFiles(each, "*", SearchOption.AllDirectories)))
        {
            if (Read(file) is not { } bytes) continue;
            foreach (var mark in marks)
                if (bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(mark)) >= 0) found.Add(mark);
        }

        return [.. found];
    }

    private static byte[]? Read(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return bytes.ToArray();
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
