using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Lrs;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Xapi;
using Shouldly;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using Xunit;

namespace ReturnToWork.Tests.Lrs.Flows;

/// <summary>Taking statements in from another record store, all nine points of xapi.md 3d.</summary>
public sealed class ImportTests : IDisposable
{
    private const string Authority = """{"objectType":"Agent","account":{"homePage":"https://returntowork.example","name":"tool"}}""";
    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds()).AddHours(-1);
    private readonly WireMockServer _theirs = WireMockServer.Start();

    public void Dispose() => _theirs.Dispose();

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Xapi3d1_and_2_a_chain_is_read_to_its_end_once_and_the_cursor_is_what_the_first_answer_promised(DataProvider engine)
    {
        var all = Enumerable.Range(0, 7).Select(n => Any(n)).ToList();
        Answers("/lrs/statements", Page("/more/2", all[0], all[1], all[2]), Start.AddMinutes(30));
        Answers("/more/2", Page("/more/3", all[3], all[3], all[4]), Start.AddMinutes(40));
        Answers("/more/3", Page("", all[5], all[6]), Start.AddMinutes(50));
        await using var ours = await TakingIn.FromAsync(engine, Address);

        var state = await ours.LookedAsync();

        (await ours.IdsAsync()).ShouldBe(all.Select(one => one.Id));
        (state.Taken, state.UpTo, state.SetAside, state.LastError).ShouldBe((7, Start.AddMinutes(30), 0, null));
        // 3d.4: less the overlap, down to a whole millisecond, and one less because since excludes.
        Asked().ShouldContain(Start.AddMinutes(28).AddMilliseconds(-1).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Xapi3d1_a_chain_that_breaks_leaves_the_cursor_and_a_new_process_loses_and_doubles_nothing(DataProvider engine)
    {
        var all = Enumerable.Range(0, 4).Select(n => Any(n)).ToList();
        Answers("/lrs/statements", Page("/more/2", all[0], all[1]), Start.AddMinutes(30));
        Answers("/more/2", "{\"statements\":[{\"id\":", null);
        await using var ours = await TakingIn.FromAsync(engine, Address);
        var state = await ours.UntilAsync(now => now.Failures > 1);
        (state.UpTo, state.Taken).ShouldBe((null, 2));
        state.LastError.ShouldNotBeNull();
        await ours.StopAsync();

        Answers("/more/2", Page("", all[2], all[3]), Start.AddMinutes(40));
        await ours.StartAsync();
        state = await ours.LookedAsync();

        (await ours.IdsAsync()).ShouldBe(all.Select(one => one.Id));
        (state.UpTo, state.Taken, state.LastError).ShouldBe((Start.AddMinutes(30), 4, null));
    }

    [Fact]
    public async Task Xapi3d2_an_empty_look_moves_the_cursor_too_and_a_clock_that_is_none_is_not_believed()
    {
        Answers("/lrs/statements", Page("", Any(1)), Start.AddDays(5_000));
        await using var ours = await TakingIn.FromAsync(DataProvider.Sqlite, Address);
        (await ours.LookedAsync()).UpTo.ShouldBe(Start.AddMinutes(1));

        Answers("/lrs/statements", Page(""), Start.AddMinutes(20));
        (await ours.LookedAsync()).UpTo.ShouldBe(Start.AddMinutes(20));
        // It never moves back.
        Answers("/lrs/statements", Page(""), Start.AddMinutes(10));
        (await ours.LookedAsync()).UpTo.ShouldBe(Start.AddMinutes(20));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Xapi3d3_the_nightly_sweep_looks_a_week_back_and_counts_what_the_cursor_missed(DataProvider engine)
    {
        var (early, late) = (Any(1), Any(2));
        Answers("/lrs/statements", Page("", early), Start.AddMinutes(30));
        await using var ours = await TakingIn.FromAsync(engine, Address);
        await ours.LookedAsync();
        // Shown only when somebody asks a week back.
        _theirs.Given(Request.Create().WithPath("/lrs/statements").WithParam("since", $"{Start.AddMinutes(30).AddDays(-7).AddMilliseconds(-1).UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'}")).AtPriority(1)
            .RespondWith(Response.Create().WithHeader("X-Experience-API-Consistent-Through", Through(Start.AddMinutes(30))).WithBody(Page("", early, late, Any(31))));

        await ours.Flows.SweepAsync();
        var state = await ours.UntilAsync(now => now.Swept is not null);

        (state.Missed, state.Taken, state.UpTo).ShouldBe((1, 2, Start.AddMinutes(30)));
        (await ours.IdsAsync()).ShouldBe([early.Id, late.Id]);
        var swept = state.Swept;
        await ours.Flows.SweepAsync();
        (await ours.LookedAsync()).Swept.ShouldBe(swept);
    }

    [Fact]
    public async Task Xapi3d4_a_batch_that_shares_one_stored_over_two_pages_comes_in_whole()
    {
        var all = Enumerable.Range(0, 6).Select(_ => Any(5)).ToList();
        Answers("/lrs/statements", Page("/more/2", all[0], all[1], all[2]), Start.AddMinutes(5));
        Answers("/more/2", "", null, 404);
        await using var ours = await TakingIn.FromAsync(DataProvider.Sqlite, Address);
        await ours.UntilAsync(now => now.Failures > 0);
        Answers("/more/2", Page("", all[3], all[4], all[5]), Start.AddMinutes(5));

        await ours.LookedAsync();

        (await ours.IdsAsync()).ShouldBe(all.Select(one => one.Id));
    }

    [Theory]
    [InlineData("http://elsewhere.example/more")]
    [InlineData("//elsewhere.example/more")]
    [InlineData("https://127.0.0.1/more")]
    [InlineData("/lrs/statements?ascending=true&limit=200")]
    public async Task Xapi3d5_a_more_that_leads_elsewhere_or_in_a_circle_is_not_followed(string more)
    {
        Answers("/lrs/statements", Page(more, Any(1)), Start.AddMinutes(5));
        await using var ours = await TakingIn.FromAsync(DataProvider.Sqlite, Address);

        var state = await ours.UntilAsync(now => now.Failures > 1);

        state.LastError.ShouldNotBeNull().ShouldContain("more");
        state.UpTo.ShouldBeNull();
        _theirs.LogEntries.ShouldAllBe(entry => entry.RequestMessage!.Path == "/lrs/statements");
    }

    [Fact]
    public async Task Xapi3d5_a_more_without_end_is_given_up()
    {
        var page = 0;
        var one = Any(1);
        _theirs.Given(Request.Create().WithPath("/*")).RespondWith(Response.Create().WithCallback(_ => new WireMock.ResponseMessage
        {
            StatusCode = 200,
            BodyData = new WireMock.Util.BodyData { DetectedBodyType = WireMock.Types.BodyType.String, BodyAsString = Page($"/more/{Interlocked.Increment(ref page)}", one), Encoding = Encoding.UTF8 },
        }));
        await using var ours = await TakingIn.FromAsync(DataProvider.Sqlite, Address);

        (await ours.UntilAsync(now => now.Failures > 0)).LastError.ShouldNotBeNull().ShouldContain("without end");

        (await ours.IdsAsync()).ShouldBe([one.Id]);
    }

    [Theory]
    [InlineData(500, "", "500")]
    [InlineData(503, "", "503")]
    [InlineData(429, "", "429")]
    [InlineData(401, "", "Secret")]
    [InlineData(403, "", "Secret")]
    [InlineData(302, "", "302")]
    [InlineData(200, "<html>Sign in</html>", "list of statements")]
    [InlineData(200, "{\"statements\":{}}", "list of statements")]
    [InlineData(200, "", "list of statements")]
    public async Task Xapi3d5_a_store_that_answers_badly_loses_nothing(int status, string body, string says)
    {
        Answers("/lrs/statements", body, null, status);
        await using var ours = await TakingIn.FromAsync(DataProvider.Sqlite, Address);
        var state = await ours.UntilAsync(now => now.Failures > 1);
        state.LastError.ShouldNotBeNull().ShouldContain(says);
        (state.UpTo, state.Taken).ShouldBe((null, 0));
        state.NextTry.ShouldNotBeNull();

        var one = Any(1);
        Answers("/lrs/statements", Page("", one), Start.AddMinutes(5));
        (await ours.LookedAsync()).LastError.ShouldBeNull();
        (await ours.IdsAsync()).ShouldBe([one.Id]);
    }

    [Fact]
    public async Task Xapi3d5_an_answer_that_does_not_come_is_given_up_and_asked_again()
    {
        _theirs.Given(Request.Create()).RespondWith(Response.Create().WithBody(Page("")).WithDelay(TimeSpan.FromSeconds(20)));
        await using var ours = await TakingIn.FromAsync(DataProvider.Sqlite, Address, patience: 1);
        (await ours.UntilAsync(now => now.Failures > 1)).LastError.ShouldNotBeNull().ShouldContain("too long");
    }

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
        _theirs.LogEntries.Count.ShouldBe(1);
    }

    private string Address => $"{_theirs.Url}/lrs/";

    private void Answers(string path, string body, DateTimeOffset? through, int status = 200)
    {
        var answer = Response.Create().WithStatusCode(status).WithHeader("Content-Type", "application/json").WithBody(body);
        if (through is { } at) answer = answer.WithHeader("X-Experience-API-Consistent-Through", Through(at));
        _theirs.Given(Request.Create().WithPath(path).UsingGet()).AtPriority(5).RespondWith(answer);
    }

    private static string Through(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private IEnumerable<string> Asked() => _theirs.LogEntries.Where(entry => entry.RequestMessage!.Query?.ContainsKey("since") == true).Select(entry => entry.RequestMessage!.Query!["since"].Single());

    private static string Page(string more, params (Guid Id, string Json)[] statements) => $"{{\"statements\":[{string.Join(',', statements.Select(one => one.Json))}],\"more\":\"{more}\"}}";

    private static (Guid Id, string Json) Any(int minute, Guid? id = null, DateTimeOffset? happened = null)
    {
        var named = id ?? Guid.NewGuid();
        return (named, With(LrsTalk.A(named), minute, happened ?? Start.AddMinutes(minute)));
    }

    private static (Guid Id, string Json) Theirs(Statement statement, int minute) => (statement.Id!.Value, With(Encoding.UTF8.GetString(statement.Utf8.Span), minute, null));

    private static (Guid Id, string Json) Void(Guid target, int minute)
    {
        var id = Guid.NewGuid();
        return (id, With(
            LrsTalk.A(id, verb: "http://adlnet.gov/expapi/verbs/voided").Replace("""{"id":"http://o.example/o"}""", $$"""{"objectType":"StatementRef","id":"{{target}}"}""", StringComparison.Ordinal), minute, Start));
    }

    private static string With(string json, int minute, DateTimeOffset? happened)
    {
        var timestamp = happened is { } at ? $",\"timestamp\":\"{at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}\"" : "";
        return $"{json.TrimEnd()[..^1]},\"stored\":\"{Start.AddMinutes(minute).UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'}\",\"authority\":{{\"mbox\":\"mailto:them@example.org\"}},\"version\":\"1.0.0\"{timestamp}}}";
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
