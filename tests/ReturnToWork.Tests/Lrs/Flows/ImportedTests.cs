using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Lrs;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lrs.Flows;

/// <summary>Taking statements in from another record store: what becomes of them here (xapi.md 3d, points 6 to 9).</summary>
public sealed class ImportedTests : TheirPages
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Xapi3d6_voids_work_in_any_order(DataProvider engine)
    {
        var (first, second, stays) = (Any(1), Any(2), Any(3));
        var (voidsFirst, voidsSecond) = (Void(first.Id, 4), Void(second.Id, 5));
        Answers("/lrs/statements", Page("", first, voidsFirst, voidsSecond, second, stays), Start.AddMinutes(10));
        await using var ours = await TakingIn.FromAsync(engine, Address);
        await ours.LookedAsync();

        (await ours.IdsAsync()).ShouldBe([voidsFirst.Id, voidsSecond.Id, stays.Id]);
        using var here = ours.Client();
        foreach (var gone in (Guid[])[first.Id, second.Id]) (await here.GetAsync($"statements?voidedStatementId={gone}")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Xapi3d6_what_left_this_store_or_was_taken_in_before_does_not_come_again(DataProvider engine)
    {
        var (moved, twice) = (Any(1), Any(2));
        Answers("/lrs/statements", Page("", moved, twice), Start.AddMinutes(10));
        await using var ours = await TakingIn.FromAsync(engine, Address);
        await ours.LookedAsync();
        await ours.Keeper.Services.GetRequiredService<Writer>().WriteAsync(new Leaves(moved.Id));

        (await ours.LookedAsync()).Taken.ShouldBe(2);

        (await ours.IdsAsync()).ShouldBe([twice.Id]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Xapi3d6_who_was_erased_here_stays_erased_however_often_it_comes_again(DataProvider engine)
    {
        var (one, another, someone) = (Any(1), Any(2), Any(3));
        someone.Json = someone.Json.Replace("\"name\":\"a\"", "\"name\":\"somebody-else\"", StringComparison.Ordinal);
        Answers("/lrs/statements", Page("", one, someone), Start.AddMinutes(10));
        await using var ours = await TakingIn.FromAsync(engine, Address);
        await ours.LookedAsync();
        using (var eraser = ours.Keeper.Client("scope erase"))
            (await eraser.DeleteAsync(new Uri($"statements?agent={Uri.EscapeDataString("""{"account":{"homePage":"http://h.example/","name":"a"}}""")}", UriKind.Relative), TestContext.Current.CancellationToken))
                .IsSuccessStatusCode.ShouldBeTrue();
        Answers("/lrs/statements", Page("", one, another, someone), Start.AddMinutes(10));

        await ours.LookedAsync();

        (await ours.IdsAsync()).ShouldBe([someone.Id]);
    }

    [Fact]
    public async Task Xapi3d7_what_arrives_late_keeps_when_it_happened_and_gets_our_own_place()
    {
        var offline = Any(9, happened: Start.AddDays(-40));
        Answers("/lrs/statements", Page("", Any(8), offline), Start.AddMinutes(10));
        await using var ours = await TakingIn.FromAsync(DataProvider.Sqlite, Address);
        await ours.LookedAsync();

        using var here = ours.Client();
        var came = await here.ReadAsync($"statements?statementId={offline.Id}");
        came.GetProperty("timestamp").GetDateTimeOffset().ShouldBe(Start.AddDays(-40));
        came.GetProperty("stored").GetDateTimeOffset().ShouldBeGreaterThan(Start.AddMinutes(30));
        came.GetProperty("authority").GetProperty("account").GetProperty("name").GetString().ShouldBe("old-lrs");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Xapi3d8_nothing_personal_comes_in_and_nothing_personal_is_voided(DataProvider engine)
    {
        var kees = Passing.Learner();
        await using var ours = await TakingIn.FromAsync(engine, Address, started: false);
        var share = Tell.Shared(kees, Guid.NewGuid(), DateTimeOffset.UtcNow, ["plan"], []);
        (await ours.Keeper.Store.AppendAsync(TakingIn.Organisation, [share], Authority)).Refusal.ShouldBeNull();
        (Guid Id, string Json)[] forged =
        [
            Theirs(Tell.Paired(kees, Guid.NewGuid(), Start, new string('a', 64), "topics"), 1), Theirs(Tell.Shared(kees, Guid.NewGuid(), Start, ["plan"], []), 2),
            Theirs(Tell.Unshared(kees, Guid.NewGuid(), Start, share.Id!.Value), 3), Theirs(Tell.Planned(kees, Guid.NewGuid(), Start, share.Id.Value), 4), Void(share.Id.Value, 5),
        ];
        var good = Theirs(Tell.Completed(kees, Guid.NewGuid(), Start), 6);
        Answers("/lrs/statements", Page("", [.. forged, good]), Start.AddMinutes(10));

        await ours.StartAsync();
        var state = await ours.LookedAsync();

        (await ours.IdsAsync()).ShouldBe([share.Id.Value, good.Id]);
        (state.Taken, state.SetAside).ShouldBe((1, 5));
        (await ours.AsideAsync()).Select(one => one.Statement).ShouldBe(forged.Select(one => one.Id), ignoreOrder: true);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_conflict_or_an_unreadable_statement_is_set_aside_once_with_words_and_the_line_goes_on(DataProvider engine)
    {
        var (mine, unreadable) = (Guid.NewGuid(), Guid.NewGuid());
        await using var ours = await TakingIn.FromAsync(engine, Address, started: false);
        using (var here = ours.Client()) await here.PostAsync(LrsTalk.A(mine, actor: "ours"));
        var good = Any(5);
        string[] bad = ["null", "42", "{}", $"{{\"id\":\"{unreadable}\",\"actor\":{{}}}}", "{\"id\":\"\\ud800\"}", Any(1).Json.Replace("\"id\"", "\"id\":1,\"id\"", StringComparison.Ordinal)];
        Answers("/lrs/statements", Page("", [.. bad.Select(json => (Guid.Empty, json)), (mine, Any(2, mine).Json), good]), Start.AddMinutes(10));

        await ours.StartAsync();
        await ours.LookedAsync();
        var state = await ours.LookedAsync();

        (await ours.IdsAsync()).ShouldBe([mine, good.Id]);
        state.Taken.ShouldBe(1);
        var aside = await ours.AsideAsync();
        aside.Count.ShouldBe(state.SetAside);
        aside.Single(one => one.Statement == mine).Status.ShouldBe(409);
        aside.Single(one => one.Statement == unreadable).Status.ShouldBe(400);
        aside.Select(one => (one.Statement, one.Why)).ShouldBeUnique();
        (await ours.Flows.SendAgainAsync(TakingIn.Organisation, state.Aside)).ShouldBeFalse();
        (await ours.Flows.DropAsync(TakingIn.Organisation, state.Aside, aside[0].Tick)).ShouldBeTrue();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Xapi3d9_from_a_store_of_ours_everything_comes_in_once_while_several_write_there(DataProvider engine)
    {
        await using var theirs = await LrsHost.StartAsync(engine);
        await using var ours = await TakingIn.FromAsync(engine, theirs.Address);
        var said = new System.Collections.Concurrent.ConcurrentDictionary<Guid, Statement>();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(async writer =>
        {
            for (var n = 0; n < 25; n++)
            {
                Statement[] together = [.. Enumerable.Range(0, 1 + ((writer + n) % 5)).Select(_ => Passing.Done())];
                foreach (var one in together) said[one.Id!.Value] = one;
                (await theirs.Store.AppendAsync(TakingIn.Organisation, together, Authority)).Refusal.ShouldBeNull();
            }
        }));

        var state = await ours.UntilAsync(now => now.Taken == said.Count);
        state = await ours.LookedAsync();

        (state.Taken, state.SetAside).ShouldBe((said.Count, 0));
        using var there = theirs.Client();
        (await ours.IdsAsync()).ShouldBe(await there.AllIdsAsync("ascending=true"));
        using var here = ours.Client();
        foreach (var (id, one) in said.Take(10))
            StatementContent.Hash(StatementReader.Stored(await (await here.GetAsync($"statements?statementId={id}")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))).ShouldBe(StatementContent.Hash(one));
    }

    [Fact]
    public async Task Of_two_instances_one_looks_at_a_time()
    {
        var all = Enumerable.Range(0, 3).Select(n => Any(n)).ToList();
        Answers("/lrs/statements", Page("", [.. all]), Start.AddMinutes(10));
        await using var one = await TakingIn.FromAsync(DataProvider.Sqlite, Address, every: "00:05:00");
        await using var two = await one.Keeper.SecondAsync(new()
        {
            ["Lrs:Flows:Every"] = "00:00:00.030", ["Lrs:Imports:0:Organisation"] = TakingIn.Organisation, ["Lrs:Imports:0:Name"] = "old-lrs", ["Lrs:Imports:0:Endpoint"] = Address, ["Lrs:Imports:0:Key"] = "k",
            ["Lrs:Imports:0:Secret"] = "s", ["Lrs:Imports:0:Every"] = "00:05:00",
        });
        await one.UntilAsync(state => state.UpTo is not null);
        await Task.Delay(500, TestContext.Current.CancellationToken);
        Server.LogEntries.Count.ShouldBe(1);
    }

    private sealed class Leaves(Guid id) : Work(TakingIn.Organisation)
    {
        public override async Task RunAsync(WriteScope scope, CancellationToken ct)
        {
            await using var command = scope.Command($"SELECT tick FROM {scope.Prefix}statement_ids WHERE organisation = @p0 AND id = @p1", scope.Organisation, id);
            (await Removal.RunAsync(scope, [Convert.ToInt64(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture)], keepIds: true, ct)).ShouldBe(1);
        }
    }
}
