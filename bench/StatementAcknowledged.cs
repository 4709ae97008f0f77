using Microsoft.Data.Sqlite;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Houses;
using ReturnToWork.TestKit.Walking;
using ReturnToWork.Xapi;

namespace ReturnToWork.Bench;

/// <summary>One statement with the player's token until its acknowledgement. Beside it: the same bytes as one durable row in SQLite, without HTTP or checks.</summary>
internal static class StatementAcknowledged
{
    public static async Task RunAsync(TestHouse house, int rounds)
    {
        using var learner = new LearnerWalk(house.Place);
        await learner.SignInAsync("fatma");
        await learner.LaunchAsync();
        await learner.KeepAsync();
        await using var raw = await OpenAsync(Path.Combine(house.Folder, "baseline.db"));

        var told = new Measure("statement acknowledged over HTTP");
        var bare = new Measure("the same bytes as one durable SQLite row");
        for (var round = -10; round < rounds; round++)
        {
            var statement = Tell.Progressed(learner.Scene, Guid.NewGuid(), TimeProvider.System.GetUtcNow(), "wens", 2);
            var (first, second) = round < 0 ? (new Measure(""), new Measure("")) : (told, bare);
            await first.TimeAsync(async () => { await learner.TellAsync(statement); return 0; });
            await second.TimeAsync(() => InsertAsync(raw, statement));
        }

        Beside.Print(told, bare);
    }

    private static async Task<SqliteConnection> OpenAsync(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = SqliteDurability.Pragmas + " CREATE TABLE rows (id TEXT PRIMARY KEY, raw BLOB NOT NULL)";
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    private static async Task<int> InsertAsync(SqliteConnection connection, Statement statement)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO rows VALUES ($id, $raw)";
        command.Parameters.AddWithValue("$id", Guid.NewGuid().ToString("N"));
        command.Parameters.AddWithValue("$raw", statement.Utf8.ToArray());
        return await command.ExecuteNonQueryAsync();
    }
}
