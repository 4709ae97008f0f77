using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Lrs;
using ReturnToWork.Storage;
using ReturnToWork.Tests.Xapi;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;
using static ReturnToWork.Tests.Lrs.LrsTalk;

namespace ReturnToWork.Tests.Lrs;

/// <summary>How an erasure comes to its end: over a stop, beside another instance, and down to the database's files (G-04).</summary>
public sealed class ErasingRunsTests
{
    private static string Account(string name) => $$"""{"account":{"homePage":"http://h.example/","name":"{{name}}"} }""";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_erasure_that_was_begun_is_finished_at_the_next_start(DataProvider engine)
    {
        await using var place = await LrsHost.StartAsync(engine);
        var before = await place.SecondAsync();
        using (var all = before.Client())
            for (var i = 0; i < 2; i++) (await all.PostAsync([.. Enumerable.Range(0, 150).Select(_ => A(actor: "kees"))])).EnsureSuccessStatusCode();

        // As a process leaves it that is killed after some steps: begun and partly done, and nobody waiting for the rest.
        var writer = before.Services.GetRequiredService<Writer>();
        var begin = new BeginErasing("groenrijk", ErasingKind.Agent, Sql.Hash(AgentKey.OfAccount("http://h.example/", "kees")), before.Services.GetRequiredService<Marking>(), before.Services.GetRequiredKeyedService<ErasureLedger>(ReplayErasures.Room));
        await writer.WriteAsync(begin);
        for (var i = 0; i < 2; i++) await writer.WriteAsync(new ErasePart("groenrijk", begin.Id));
        using (var some = before.Client()) (await some.AllIdsAsync("")).Count.ShouldBeInRange(1, 299);
        using (var asking = before.ClientWith("erase")) (await asking.GetAsync($"erasures?receipt={begin.Id}")).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await before.DisposeAsync();

        await using var next = await place.SecondAsync();
        await SweptAsync(next);

        using var reader = next.Client();
        (await reader.AllIdsAsync("")).ShouldBeEmpty();
        var receipt = (await next.Services.GetRequiredService<RecordStoreErasure>().ReceiptsAsync("groenrijk")).Single();
        (receipt.Erasure, receipt.Erased.Statements).ShouldBe((begin.Id, 300));
        await using var db = await next.Services.GetRequiredService<IDbContextFactory<LrsDb>>().CreateDbContextAsync();
        (await db.Set<Erasing>().SingleAsync()).Target.ShouldBeNull("who it was about stands there only until it is done");
        (await db.Set<ErasingDue>().CountAsync()).ShouldBe(0);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Two_instances_that_come_across_one_erasure_count_it_once(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using (var all = lrs.Client()) (await all.PostAsync([.. Enumerable.Range(0, 150).Select(_ => A(actor: "kees"))])).EnsureSuccessStatusCode();

        var erasing = lrs.Services.GetRequiredService<RecordStoreErasure>().EraseAgentAsync("groenrijk", Account("kees"));
        await using var second = await lrs.SecondAsync();

        (await erasing.WaitAsync(TimeSpan.FromSeconds(90))).Receipt!.Erased.Statements.ShouldBe(150);
    }

    [Fact]
    public async Task G04_on_PostgreSQL_the_cleaning_waits_for_a_transaction_that_could_still_see_the_erased()
    {
        await using var lrs = await LrsHost.StartAsync(DataProvider.PostgreSql);
        using var all = lrs.Client();
        (await all.PostAsync(A(actor: "mark-account"))).EnsureSuccessStatusCode();
        await using var connection = new Npgsql.NpgsqlConnection(lrs.Place.ConnectionString);
        await connection.OpenAsync();
        var old = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        await using (var look = new Npgsql.NpgsqlCommand("SELECT count(*) FROM lrs.statements", connection, old)) await look.ExecuteScalarAsync();

        (await lrs.Services.GetRequiredService<RecordStoreErasure>().EraseAgentAsync("groenrijk", Account("mark-account"))).Receipt!.Erased.Statements.ShouldBe(1);
        await Task.Delay(1_500);
        (await DiskSearch.FindAsync(lrs.Place, "mark-account")).ShouldBe(["mark-account"]);
        await old.RollbackAsync();

        await SweptAsync(lrs);
        (await DiskSearch.FindAsync(lrs.Place, "mark-account")).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task G04_what_was_taken_back_leaves_the_files_in_the_quiet_hour(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        var (share, at) = (Guid.NewGuid(), new DateTimeOffset(2026, 11, 22, 9, 30, 0, TimeSpan.Zero));
        using var player = lrs.Client("player");
        (await player.PostAsync(Tell.Shared(Samples.Scene, share, at, ["topics", "plan"], ["eerste-stap"]))).EnsureSuccessStatusCode();
        (await DiskSearch.FindAsync(lrs.Place, "eerste-stap")).ShouldBe(["eerste-stap"]);
        (await player.PostAsync(Tell.Unshared(Samples.Scene, Guid.NewGuid(), at, share))).EnsureSuccessStatusCode();

        var quiet = DateTimeOffset.UtcNow.AddSeconds(20).Hour.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await using var tonight = await LrsHost.OverAsync(lrs.Place, new() { ["Lrs:SweepHour"] = quiet });
        await SweptAsync(tonight);

        (await DiskSearch.FindAsync(lrs.Place, "eerste-stap")).ShouldBeEmpty();
        (await lrs.Services.GetRequiredService<RecordStoreErasure>().ReceiptsAsync("groenrijk")).ShouldBeEmpty("nobody asked for it");
    }

    /// <summary>Until the files have been cleaned after every erasure.</summary>
    private static async Task SweptAsync(LrsHost lrs)
    {
        var factory = lrs.Services.GetRequiredService<IDbContextFactory<LrsDb>>();
        for (var i = 0; i < 600; i++, await Task.Delay(100))
        {
            await using var db = await factory.CreateDbContextAsync();
            if (await db.Set<Erasing>().AnyAsync() && !await db.Set<Erasing>().AnyAsync(row => row.Swept == null)) return;
        }

        throw new TimeoutException("The files were not cleaned.");
    }
}
