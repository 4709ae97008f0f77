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
        await db.AccessLog.Where(row => row.Number == 3).ExecuteUpdateAsync(set => set.SetProperty(row => row.Who, "nobody"), Ct);
        (await chain.CheckAsync("groenrijk", Ct)).FirstBroken.ShouldBe(3);
        await db.AccessLog.Where(row => row.Number == 2).ExecuteDeleteAsync(Ct);
        (await chain.CheckAsync("groenrijk", Ct)).FirstBroken.ShouldBe(2);
    }
}
