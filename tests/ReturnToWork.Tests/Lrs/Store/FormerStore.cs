using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using ReturnToWork.Lrs;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;

namespace ReturnToWork.Tests.Lrs.Store;

/// <summary>A store as the first version left it: three statements, one of them voided, and a bookmark.</summary>
internal static class FormerStore
{
    public const string Actor = """{"account":{"homePage":"http://h.example/","name":"a"} }""";
    public static readonly Guid Shared = new("00000000-0000-4000-8000-000000000001");
    public static readonly Guid Target = new("00000000-0000-4000-8000-000000000002");
    public static readonly Guid Voiding = new("00000000-0000-4000-8000-000000000003");
    public static readonly Guid Registration = new("00000000-0000-4000-8000-00000000000a");

    public static async Task FillAsync(FreshPlace place)
    {
        await using LrsDb db = place.Provider == DataProvider.Sqlite
            ? new SqliteLrsDb(new DbContextOptionsBuilder<SqliteLrsDb>().UseSqlite($"Data Source={Directory.CreateDirectory(Path.Combine(place.Directory, "tool")).FullName}/lrs.db").Options)
            : new PostgresLrsDb(new DbContextOptionsBuilder<PostgresLrsDb>().UseNpgsql(place.ConnectionString, npgsql => npgsql.MigrationsHistoryTable("__EFMigrationsHistory", LrsDb.Name)).Options);
        await db.GetService<IMigrator>().MigrateAsync("Start");
        await db.Database.OpenConnectionAsync();
        await RunAsync(db, "INSERT INTO {0}clocks (organisation, tick) VALUES (@p0,@p1)", "groenrijk", 3_000_000L);
        await StatementAsync(db, 1_000_000, Shared, "http://adlnet.gov/expapi/verbs/shared", """{"id":"http://o.example/o"}""", null, false);
        await StatementAsync(db, 2_000_000, Target, "http://v.example/target", """{"id":"http://o.example/t"}""", null, true);
        await StatementAsync(db, 3_000_000, Voiding, "http://adlnet.gov/expapi/verbs/voided", $$"""{"objectType":"StatementRef","id":"{{Target}}"}""", Target, false);
        await RunAsync(db, "INSERT INTO {0}states (organisation,activity,agent,registration,state_id,content_type,body,etag,tick) VALUES (@p0,@p1,@p2,@p3,@p4,@p5,@p6,@p7,@p8)",
            "groenrijk", Sql.Hash("http://o.example/o"), Sql.Hash("account\nhttp://h.example/\na"), Registration, "bookmark", "application/json", "{}"u8.ToArray(), "\"e\"", 3_000_000L);
        await db.Database.CloseConnectionAsync();
    }

    private static async Task StatementAsync(LrsDb db, long tick, Guid id, string verb, string about, Guid? voids, bool voided)
    {
        var text = $$"""{"id":"{{id}}","version":"1.0.0","actor":{{Actor}},"verb":{"id":"{{verb}}"},"object":{{about}},"context":{"registration":"{{Registration}}"},"stored":"1970-01-01T00:00:01.000000Z","authority":{"mbox":"mailto:a@example.org"} }""";
        await RunAsync(db, "INSERT INTO {0}statements (organisation,id,tick,verb,actor,authority,registration,refers_to,voids,voided,content,text) VALUES (@p0,@p1,@p2,@p3,@p4,@p5,@p6,@p7,@p8,@p9,@p10,@p11)",
            "groenrijk", id, tick, Sql.Hash(verb), Sql.Hash("account\nhttp://h.example/\na"), Sql.Hash("authority"), Registration, null, voids, voided, new byte[32], text);
        await RunAsync(db, "INSERT INTO {0}statement_agents (organisation,agent,tick,related) VALUES (@p0,@p1,@p2,@p3)", "groenrijk", Sql.Hash("account\nhttp://h.example/\na"), tick, false);
        if (voids is null) await RunAsync(db, "INSERT INTO {0}statement_activities (organisation,activity,tick,related) VALUES (@p0,@p1,@p2,@p3)", "groenrijk", Sql.Hash(about[7..^2]), tick, false);
    }

    private static async Task RunAsync(LrsDb db, string text, params object?[] values)
    {
        await using var command = db.Database.GetDbConnection().Command(null, text.Replace("{0}", db.Prefix, StringComparison.Ordinal), values);
        foreach (System.Data.Common.DbParameter parameter in command.Parameters)
            if (parameter.Value is DBNull) parameter.DbType = System.Data.DbType.Guid;
        await command.ExecuteNonQueryAsync();
    }
}
