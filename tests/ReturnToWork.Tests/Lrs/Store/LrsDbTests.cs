using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Lrs;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lrs.Store;

/// <summary>The shape of the tables, and every question's way through an index.</summary>
public sealed class LrsDbTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_migrations_are_complete(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        await using var db = await OpenAsync(lrs);

        db.Database.HasPendingModelChanges().ShouldBeFalse();
    }

    [Fact]
    public async Task On_PostgreSQL_statements_and_links_lie_in_the_partition_of_their_month()
    {
        await using var lrs = await LrsHost.StartAsync(DataProvider.PostgreSql);
        using var client = lrs.Client();
        await client.PostAsync(LrsTalk.A(Guid.NewGuid()));
        await using var db = await OpenAsync(lrs);

        var month = DateTimeOffset.UtcNow.ToString("yyyy_MM", CultureInfo.InvariantCulture);
        foreach (var table in (string[])["statements", "links"])
        {
            await using var command = db.Database.GetDbConnection().Command(null, $"SELECT DISTINCT tableoid::regclass::text FROM lrs.{table}");
            (await command.ExecuteScalarAsync()).ShouldBe($"lrs.{table}_{month}");
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task No_question_of_the_API_reads_without_an_index_or_sorts(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var client = lrs.Client();
        foreach (var batch in Enumerable.Range(0, 40).Select(_ => Enumerable.Range(0, 50).Select(n => LrsTalk.A(Guid.NewGuid(), actor: $"a{n}", verb: $"http://v.example/{n % 5}", about: $"http://o.example/{n % 7}")).ToArray()))
            await client.PostAsync(batch);
        await using var db = await OpenAsync(lrs);
        if (engine == DataProvider.PostgreSql) await db.Database.ExecuteSqlRawAsync("ANALYZE");

        var registration = Guid.NewGuid();
        var mine = new LrsCaller("groenrijk", "{}", LrsRights.ReadMine);
        var all = new LrsCaller("groenrijk", "{}", LrsRights.ReadStatements);
        foreach (var caller in (LrsCaller[])[all, mine])
            foreach (var ascending in (bool[])[true, false])
                for (var mask = 0; mask < 64; mask++)
                {
                    var query = new StatementQuery(
                        Has(mask, 1) ? "account\nhttp://h.example/\na3" : null, RelatedAgents: Has(mask, 2), Has(mask, 4) ? "http://v.example/1" : null, Has(mask, 8) ? "http://o.example/2" : null,
                        RelatedActivities: Has(mask, 16), Has(mask, 32) ? registration : null, Since: mask, Until: long.MaxValue, ascending, 50);
                    await using var command = db.Database.GetDbConnection().CreateCommand();
                    StatementSql.Compose(command, db.Prefix, caller, query);
                    (await PlanAsync(command, engine)).ShouldNotBeNull().ShouldBeAnIndexed(command.CommandText);
                }

        await using var one = db.Database.GetDbConnection().CreateCommand();
        StatementSql.ComposeOne(one, db.Prefix, mine, registration, voided: true);
        (await PlanAsync(one, engine)).ShouldBeAnIndexed(one.CommandText);
    }

    private static bool Has(int mask, int bit) => (mask & bit) != 0;

    // Planned as it will be when there is much: PostgreSQL reads a small table whole because that is quicker.
    private static async Task<string> PlanAsync(System.Data.Common.DbCommand command, DataProvider engine)
    {
        if (engine == DataProvider.PostgreSql)
        {
            await using var big = command.Connection!.Command(null, "SET enable_seqscan = off; SET enable_sort = off; SET enable_bitmapscan = off");
            await big.ExecuteNonQueryAsync();
        }

        command.CommandText = (engine == DataProvider.Sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + command.CommandText;
        var lines = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(reader.FieldCount - 1));
        return string.Join('\n', lines);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_the_first_version_kept_is_found_after_the_migration(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine, empty: true);
        await FormerStore.FillAsync(place);
        await using var lrs = await LrsHost.OverAsync(place);
        using var client = lrs.Client();

        (await client.AllIdsAsync("ascending=true")).ShouldBe([FormerStore.Shared, FormerStore.Voiding]);
        foreach (var query in (string[])[
            "verb=" + Uri.EscapeDataString("http://adlnet.gov/expapi/verbs/shared"), $"registration={FormerStore.Registration}", "activity=http://o.example/o", "agent=" + Uri.EscapeDataString(FormerStore.Actor)])
            (await client.AllIdsAsync(query)).ShouldContain(FormerStore.Shared, query);
        (await client.GetAsync($"statements?voidedStatementId={FormerStore.Target}")).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        (await client.AllIdsAsync("verb=" + Uri.EscapeDataString("http://v.example/target"))).ShouldBe([FormerStore.Voiding]);
        await using var db = await OpenAsync(lrs);
        (await db.Set<StatementRow>().SingleAsync(row => row.Id == FormerStore.Shared)).Stream.ShouldBe(Streams.Personal);
        (await db.Set<DocumentRow>().SingleAsync()).DocumentId.ShouldBe("bookmark");
    }

    private static async Task<LrsDb> OpenAsync(LrsHost lrs)
    {
        var db = await lrs.Services.GetRequiredService<IDbContextFactory<LrsDb>>().CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        return db;
    }
}

file static class Plans
{
    public static void ShouldBeAnIndexed(this string plan, string text)
    {
        plan.ShouldNotContain("SCAN ", Case.Sensitive, text);
        plan.ShouldNotContain("TEMP B-TREE", Case.Sensitive, text);
        plan.ShouldNotContain("Seq Scan", Case.Sensitive, text);
        plan.ShouldNotContain("Sort", Case.Sensitive, text);
    }
}
