using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Companion;
using ReturnToWork.Companion.Privacy;
using ReturnToWork.Companion.Records;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Privacy;

public sealed class AccessLogTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task G02_looks_at_the_same_moment_are_all_written_and_a_changed_or_missing_row_is_found(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        await using var host = CompanionHost.Build([], builder => CompanionApp.Configure(builder, CompanionApp.Settings(place, "http://127.0.0.1:1", "http://127.0.0.1:1"), null, new MovableClock()));
        await host.Services.GetRequiredService<RoomMigrations>().StartingAsync(Ct);
        var (log, chain) = (host.Services.GetRequiredService<AccessLog>(), host.Services.GetRequiredService<AccessChain>());
        await Task.WhenAll(Enumerable.Range(0, 40).Select(n => Task.Run(() => log.WriteAsync("groenrijk", $"coach-{n % 2}", Guid.NewGuid(), "talk", AccessWhy.OwnCase, Ct), Ct)));
        await log.WriteAsync("dekade", "coach-9", Guid.NewGuid(), "talk", AccessWhy.OwnCase, Ct);
        (await chain.CheckAsync("groenrijk", Ct)).FirstBroken.ShouldBeNull();
        (await chain.CheckAsync("dekade", Ct)).FirstBroken.ShouldBeNull();

        var store = host.Services.GetRequiredService<CompanionStore>();
        await using var db = await store.OpenAsync("groenrijk", Ct);
        (await db.AccessLog.OrderBy(row => row.Number).Select(row => row.Number).ToListAsync(Ct)).ShouldBe(Enumerable.Range(1, 40).Select(number => (long)number));

        // The database itself says no; whoever switches that off still meets the chain, and the host that should start without.
        (await Should.ThrowAsync<DbException>(() => db.AccessLog.Where(row => row.Number == 3).ExecuteUpdateAsync(set => set.SetProperty(row => row.Who, "nobody"), Ct))).Message.ShouldContain("only added to");
        (await Should.ThrowAsync<DbException>(() => db.AccessLog.Where(row => row.Number == 2).ExecuteDeleteAsync(Ct))).Message.ShouldContain("only added to");
        (await chain.CheckAsync("groenrijk", Ct)).FirstBroken.ShouldBeNull();
        await Should.NotThrowAsync(() => new AccessLogStands(host.Services.GetRequiredService<IDbContextFactory<CompanionDb>>()).StartingAsync(Ct));
        await db.SwitchOffGuardAsync();
        (await Should.ThrowAsync<UnsafeStoreException>(() => new AccessLogStands(host.Services.GetRequiredService<IDbContextFactory<CompanionDb>>()).StartingAsync(Ct))).Message.ShouldContain("access_log_no_change");
        await db.AccessLog.Where(row => row.Number == 3).ExecuteUpdateAsync(set => set.SetProperty(row => row.Who, "nobody"), Ct);
        (await chain.CheckAsync("groenrijk", Ct)).FirstBroken.ShouldBe(3);
        await db.AccessLog.Where(row => row.Number == 2).ExecuteDeleteAsync(Ct);
        (await chain.CheckAsync("groenrijk", Ct)).FirstBroken.ShouldBe(2);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task G02_rows_whose_time_is_over_are_cut_off_and_the_rest_still_proves_itself(DataProvider engine)
    {
        var clock = new MovableClock();
        await using var place = await FreshPlace.OnAsync(engine);
        await using var host = CompanionHost.Build([], builder => CompanionApp.Configure(builder, CompanionApp.Settings(place, "http://127.0.0.1:1", "http://127.0.0.1:1"), null, clock));
        await host.Services.GetRequiredService<RoomMigrations>().StartingAsync(Ct);
        var (log, chain) = (host.Services.GetRequiredService<AccessLog>(), host.Services.GetRequiredService<AccessChain>());
        var begin = clock.GetUtcNow();
        for (var month = 0; month < 6; month++)
        {
            await log.WriteAsync("groenrijk", "anna-1", Guid.NewGuid(), "talk", AccessWhy.OwnCase, Ct);
            clock.Advance(TimeSpan.FromDays(30));
        }

        await using var db = await host.Services.GetRequiredService<CompanionStore>().OpenAsync("groenrijk", Ct);
        var cut = host.Services.GetRequiredService<CutAccessLog>();
        (await cut.BeforeAsync(db, begin, clock.GetUtcNow(), Ct)).ShouldBe(0);
        (await cut.BeforeAsync(db, begin.AddDays(70), clock.GetUtcNow(), Ct)).ShouldBe(3);
        var state = await chain.CheckAsync("groenrijk", Ct);
        (state.FirstBroken, state.Rows, state.CutUpTo).ShouldBe((null, 3L, 3L));
        await Should.ThrowAsync<DbException>(() => db.AccessLog.Where(row => row.Number == 4).ExecuteDeleteAsync(Ct));
        await Should.ThrowAsync<DbException>(() => db.AccessAnchors.ExecuteDeleteAsync(Ct));

        // All of it, and it goes on from there.
        (await cut.BeforeAsync(db, begin.AddYears(9), clock.GetUtcNow(), Ct)).ShouldBe(3);
        await log.WriteAsync("groenrijk", "anna-1", Guid.NewGuid(), "talk", AccessWhy.OwnCase, Ct);
        state = await chain.CheckAsync("groenrijk", Ct);
        (state.FirstBroken, state.Rows, state.CutUpTo).ShouldBe((null, 1L, 6L));
        List<string> said = [];
        (await host.Services.GetRequiredService<VerifyAccessLog>().RunAsync(said.Add, Ct)).ShouldBe(0);
        said.ShouldContain(line => line.Contains("groenrijk: whole, 1 rows", StringComparison.Ordinal) && line.Contains("Rows up to 6 were cut on", StringComparison.Ordinal));

        // A loss in the middle of what is left is still a loss.
        await log.WriteAsync("groenrijk", "anna-1", Guid.NewGuid(), "talk", AccessWhy.OwnCase, Ct);
        await db.SwitchOffGuardAsync();
        await db.AccessLog.Where(row => row.Number == 7).ExecuteDeleteAsync(Ct);
        (await chain.CheckAsync("groenrijk", Ct)).FirstBroken.ShouldBe(7);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task G02_who_can_only_write_the_database_cannot_cut_the_log_and_say_that_its_time_was_over(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        var clock = new MovableClock();
        await using var host = CompanionHost.Build([], builder => CompanionApp.Configure(builder, CompanionApp.Settings(place, "http://127.0.0.1:1", "http://127.0.0.1:1"), null, clock));
        await host.Services.GetRequiredService<RoomMigrations>().StartingAsync(Ct);
        var (log, chain, now) = (host.Services.GetRequiredService<AccessLog>(), host.Services.GetRequiredService<AccessChain>(), clock.GetUtcNow());
        for (var look = 0; look < 4; look++) await log.WriteAsync("groenrijk", "anna-1", Guid.NewGuid(), "talk", AccessWhy.OwnCase, Ct);

        await using var db = await host.Services.GetRequiredService<CompanionStore>().OpenAsync("groenrijk", Ct);
        var last = await db.AccessLog.AsNoTracking().SingleAsync(row => row.Number == 3, Ct);
        db.Add(new AccessAnchorRow { Organisation = "groenrijk", Number = 3, Chain = last.Chain, At = last.At, Cut = now, Proof = new string('0', 64) });
        await db.SaveChangesAsync(Ct);
        await db.AccessLog.Where(row => row.Number <= 3).ExecuteDeleteAsync(Ct);

        (await chain.CheckAsync("groenrijk", Ct)).FirstBroken.ShouldBe(3);
        (await host.Services.GetRequiredService<VerifyAccessLog>().RunAsync(_ => { }, Ct)).ShouldBe(1);
    }
}
