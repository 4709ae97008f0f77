using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Xapi;
using Shouldly;
using WireMock.ResponseBuilders;
using Xunit;

namespace ReturnToWork.Tests.Companion.Intake;

/// <summary>Reading another's store (shared/xapi.md 3d), with WireMock in its place: none lost, none twice.</summary>
public sealed class IntakePassTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds()).AddHours(-1);
    private readonly Scene _kees = CompanionApp.Scene("kees-random");

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Pages_are_read_to_the_end_once_and_the_cursor_moves_to_what_the_first_page_promised(DataProvider engine)
    {
        await using var store = await AStore.OnAsync(engine);
        var told = Enumerable.Range(0, 7).Select(n => Done(n)).ToList();
        store.Answers(AStore.PageOf("/more/2", told[0].Json, told[1].Json, told[2].Json), Start.AddMinutes(30));
        store.AnswersAt("/more/2", AStore.PageOf("/more/3", told[3].Json, told[3].Json, told[4].Json), Start.AddMinutes(40));
        store.AnswersAt("/more/3", AStore.PageOf(null, told[5].Json, told[6].Json), Start.AddMinutes(50));
        await store.LookAsync();
        await store.LookAsync();
        (await store.FactIdsAsync()).ShouldBe(told.Select(one => one.Id), ignoreOrder: true);
        (await store.RowAsync()).Cursor.ShouldBe(Start.AddMinutes(30));
        // The second look: cursor minus a minute of overlap, down to a whole millisecond, less one because "since" excludes.
        store.AskedSince().ToList().ShouldBe(["", Start.AddMinutes(29).AddMilliseconds(-1).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture)]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_chain_that_breaks_leaves_the_cursor_and_a_new_process_loses_and_doubles_nothing(DataProvider engine)
    {
        await using var store = await AStore.OnAsync(engine);
        var told = Enumerable.Range(0, 4).Select(n => Done(n)).ToList();
        store.Answers(AStore.PageOf("/more/2", told[0].Json, told[1].Json), Start.AddMinutes(30));
        store.AnswersAt("/more/2", "{\"statements\":[{\"id\":");
        (await Should.ThrowAsync<XapiException>(store.LookAsync)).Status.ShouldBe(200);
        (await store.FactIdsAsync()).Count.ShouldBe(2);
        (await store.RowAsync()).Cursor.ShouldBeNull();

        await store.RestartAsync();
        store.AnswersAt("/more/2", AStore.PageOf(null, told[2].Json, told[3].Json));
        await store.LookAsync();
        (await store.FactIdsAsync()).ShouldBe(told.Select(one => one.Id), ignoreOrder: true);
        (await store.RowAsync()).Cursor.ShouldBe(Start.AddMinutes(30));
    }

    [Fact]
    public async Task A_store_that_fails_loses_nothing()
    {
        await using var store = await AStore.OnAsync(DataProvider.Sqlite);
        var page = AStore.PageOf(null, Done(0).Json);
        IResponseBuilder[] failures =
        [
            Response.Create().WithStatusCode(500), Response.Create().WithStatusCode(429).WithHeader("Retry-After", "1"), Response.Create().WithStatusCode(401),
            Response.Create().WithStatusCode(302).WithHeader("Location", "http://127.0.0.1:1/"), Response.Create().WithStatusCode(200).WithBody("<html>"),
            Response.Create().WithStatusCode(200).WithBody("{\"statements\":{}}"), Response.Create().WithStatusCode(200).WithBody("[]"), Response.Create().WithStatusCode(200).WithBody(""),
            Response.Create().WithFault(FaultType.MALFORMED_RESPONSE_CHUNK), Response.Create().WithFault(FaultType.EMPTY_RESPONSE),
        ];
        foreach (var failure in failures)
        {
            store.Recovers();
            store.Answers(page, Start.AddMinutes(30));
            store.Fails(failure);
            await Should.ThrowAsync<XapiException>(store.LookAsync);
            (await store.RowAsync()).Cursor.ShouldBeNull();
        }

        store.Recovers();
        store.Answers(page, Start.AddMinutes(30));
        await store.LookAsync();
        (await store.FactIdsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_that_never_comes_is_given_up_and_asked_again()
    {
        await using var store = await AStore.OnAsync(DataProvider.Sqlite, patience: TimeSpan.FromSeconds(2));
        store.Fails(Response.Create().WithStatusCode(200).WithBody(AStore.PageOf(null)).WithDelay(TimeSpan.FromSeconds(30)));
        await Should.ThrowAsync<TimeoutException>(store.LookAsync);
        store.Recovers();
        store.Answers(AStore.PageOf(null, Done(0).Json), Start.AddMinutes(30));
        await store.LookAsync();
        (await store.FactIdsAsync()).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("/xapi/statements?ascending=true&limit=200")]
    [InlineData("http://elsewhere.example/more")]
    [InlineData("//elsewhere.example/more")]
    public async Task A_more_that_runs_in_a_circle_or_leads_elsewhere_ends_the_look_and_is_not_followed(string more)
    {
        await using var store = await AStore.OnAsync(DataProvider.Sqlite);
        store.Answers(AStore.PageOf(more, Done(0).Json), Start.AddMinutes(30));
        (await Should.ThrowAsync<XapiException>(store.LookAsync)).InnerException.ShouldBeNull();
        (await store.RowAsync()).Cursor.ShouldBeNull();
        store.Server.LogEntries.Count(entry => entry.RequestMessage!.Path == "/xapi/statements").ShouldBe(1);
        // A store that is well again loses nothing by it.
        store.Recovers();
        store.Answers(AStore.PageOf(null, Done(0).Json, Done(1).Json), Start.AddMinutes(30));
        await store.LookAsync();
        (await store.FactIdsAsync()).Count.ShouldBeGreaterThanOrEqualTo(2);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Late_and_out_of_order_statements_are_found_within_the_overlap(DataProvider engine)
    {
        await using var store = await AStore.OnAsync(engine);
        store.Answers(AStore.PageOf(null, Done(10).Json), Start.AddMinutes(30));
        await store.LookAsync();
        // Shown only now, though stored before the cursor: a slower transaction of that store.
        var late = Done(29);
        store.Answers(AStore.PageOf(null, late.Json, Done(31).Json), Start.AddMinutes(32));
        await store.LookAsync();
        (await store.FactIdsAsync()).ShouldContain(late.Id);
        (await store.FactIdsAsync()).Count.ShouldBe(3);
        // A clock that runs back moves nothing back.
        store.Answers(AStore.PageOf(null), Start.AddMinutes(5));
        await store.LookAsync();
        (await store.RowAsync()).Cursor.ShouldBe(Start.AddMinutes(32));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(5000)]
    public async Task Without_a_usable_consistent_through_the_cursor_goes_no_further_than_what_was_handed_over(int? daysAhead)
    {
        await using var store = await AStore.OnAsync(DataProvider.Sqlite);
        store.Answers(AStore.PageOf(null, Done(3).Json), daysAhead is { } days ? Start.AddDays(days) : null);
        await store.LookAsync();
        (await store.RowAsync()).Cursor.ShouldBe(Start.AddMinutes(3));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Hostile_statements_are_set_aside_with_a_reason_and_never_stop_the_line(DataProvider engine)
    {
        await using var store = await AStore.OnAsync(engine);
        var (share, good) = (Shared(1), Done(9));
        var other = AStore.Stored(Tell.Completed(CompanionApp.Scene("x", "dekade"), Guid.NewGuid(), Start), Start);
        string[] hostile =
        [
            Edit(share.Json, "verb.id", "https://evil.example/verbs/did"), Edit(share.Json, "version", "3.0.0"), other, Edit(share.Json, "object.id", "https://evil.example/theme/3"),
            Edit(share.Json, "object.id", $"{CompanionApp.ActivityBase}/theme/33"), Edit(share.Json, "stored", null), share.Json.Replace("anderen", "<script>", StringComparison.Ordinal),
            Edit(share.Json, "actor.account", null), Edit(share.Json, "timestamp", "yesterday"), "null", "42", "{\"id\":\"\\ud800\"}", "{}", share.Json.Replace("\"id\"", "\"id\":1,\"id\"", StringComparison.Ordinal),
        ];
        store.Answers(AStore.PageOf(null, [.. hostile, good.Json]), Start.AddMinutes(30));
        await store.LookAsync();
        await store.LookAsync();
        (await store.FactIdsAsync()).ShouldBe([good.Id]);
        var aside = await store.SetAsideAsync();
        aside.Values.ShouldContain("unknown-verb");
        aside.Values.ShouldContain("other-people");
        aside.Values.ShouldContain("other-activity");
        aside.Values.ShouldContain("codes");
        aside.Values.ShouldContain("not-stored");
        aside.Values.ShouldContain(reason => reason.StartsWith("unreadable", StringComparison.Ordinal));
        aside.Keys.Concat(aside.Values).ShouldAllBe(text => !text.Contains('<'));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task R13_unshared_wins_in_any_order_and_the_share_leaves_the_facts(DataProvider engine)
    {
        await using var store = await AStore.OnAsync(engine);
        var share = Shared(1);
        var plan = Stored(Tell.Planned(_kees, Guid.NewGuid(), Start, share.Id), 2);
        var back = Stored(Tell.Unshared(_kees, Guid.NewGuid(), Start, share.Id), 3);
        var stranger = Stored(Tell.Unshared(CompanionApp.Scene("somebody-else"), Guid.NewGuid(), Start, share.Id), 3);
        store.Answers(AStore.PageOf(null, stranger.Json, share.Json, plan.Json), Start.AddMinutes(2));
        await store.LookAsync();
        (await store.ViewAsync("kees-random")).Plans.ShouldHaveSingleItem();
        store.Answers(AStore.PageOf(null, back.Json), Start.AddMinutes(3));
        await store.LookAsync();
        (await store.FactIdsAsync()).ShouldBe([stranger.Id, back.Id], ignoreOrder: true);

        var (second, secondBack) = (Shared(5), Guid.NewGuid());
        store.Answers(AStore.PageOf(null, Stored(Tell.Unshared(_kees, secondBack, Start, second.Id), 4).Json), Start.AddMinutes(4));
        await store.LookAsync();
        store.Answers(AStore.PageOf(null, second.Json, share.Json, plan.Json), Start.AddMinutes(6));
        await store.LookAsync();
        (await store.ViewAsync("kees-random")).Shares.ShouldBeEmpty();
        (await store.FactIdsAsync()).ShouldNotContain(second.Id);
    }

    [Fact]
    public async Task A_void_drops_the_fact_in_any_order()
    {
        await using var store = await AStore.OnAsync(DataProvider.Sqlite);
        var (first, second) = (Shared(1), Shared(2));
        store.Answers(AStore.PageOf(null, first.Json, Void(second.Id)), Start.AddMinutes(2));
        await store.LookAsync();
        store.Answers(AStore.PageOf(null, second.Json, Void(first.Id)), Start.AddMinutes(3));
        await store.LookAsync();
        (await store.ViewAsync("kees-random")).Shares.ShouldBeEmpty();
        (await store.FactIdsAsync()).ShouldNotContain(second.Id);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task G06_what_the_ledger_says_was_erased_goes_and_never_comes_back(DataProvider engine)
    {
        await using var store = await AStore.OnAsync(engine);
        var (share, done) = (Shared(1), Done(2));
        store.Answers(AStore.PageOf(null, share.Json, done.Json), Start.AddMinutes(3));
        await store.LookAsync();
        store.AnswersAt("/xapi/erasures", $"{{\"erasures\":[{{\"tick\":7,\"statement\":\"{share.Id}\",\"share\":\"{share.Id}\"}}],\"next\":7,\"more\":false}}");
        await store.LookAsync();
        (await store.FactIdsAsync()).ShouldBe([done.Id]);
        (await store.RowAsync()).ErasuresCursor.ShouldBe(7);
        store.AnswersAt("/xapi/erasures", "{\"erasures\":[],\"next\":7,\"more\":false}");
        await store.LookAsync();
        (await store.FactIdsAsync()).ShouldBe([done.Id]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task F24_rebuilt_facts_equal_those_kept_on_the_way(DataProvider engine)
    {
        await using var store = await AStore.OnAsync(engine);
        var (one, two) = (Shared(1), Shared(2));
        var plan = Stored(Tell.Planned(_kees, Guid.NewGuid(), Start, two.Id, new DateOnly(2026, 12, 1)), 3);
        var back = Stored(Tell.Unshared(_kees, Guid.NewGuid(), Start, one.Id), 4);
        var paired = Stored(Tell.Paired(_kees, Guid.NewGuid(), Start, new string('a', 64), "topics"), 0);
        string[] all = [paired.Json, one.Json, two.Json, plan.Json, back.Json, Done(5).Json];
        for (var upTo = 1; upTo <= all.Length; upTo++)
        {
            store.Answers(AStore.PageOf(null, all[..upTo]), Start.AddMinutes(upTo));
            await store.LookAsync();
        }

        var before = await RowsAsync(store);
        await using (var db = await store.OpenAsync())
        {
            // A fact of a statement that the store no longer has, and one that was damaged.
            await db.Facts.Where(fact => fact.Statement == two.Id).ExecuteUpdateAsync(set => set.SetProperty(fact => fact.Codes, "{}"), TestContext.Current.CancellationToken);
            db.Add(new ReturnToWork.Companion.Records.FactRow { Organisation = AStore.Organisation, Statement = Guid.NewGuid(), Source = store.Source.Endpoint!.AbsoluteUri, Learner = "kees-random", Kind = FactKind.Finished, Theme = "1", At = Start, Codes = "{}" });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await store.RebuildAsync();
        (await RowsAsync(store)).ShouldBe(before);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task F24_what_came_was_taken_back_or_erased_while_a_rebuild_read_is_right_after_the_swap_and_nobody_saw_half_of_it(DataProvider engine)
    {
        await using var store = await AStore.OnAsync(engine);
        var (one, two, erased, late) = (Shared(1), Shared(2), Done(3), Done(5));
        store.Answers(AStore.PageOf(null, one.Json, two.Json, erased.Json), Start.AddMinutes(4));
        await store.LookAsync();
        var back = Stored(Tell.Unshared(_kees, Guid.NewGuid(), Start, one.Id), 4);
        await store.RebuildAsync(async () =>
        {
            (await store.FactIdsAsync()).Count.ShouldBe(3, "pages go on with what they had");
            store.Answers(AStore.PageOf(null, one.Json, two.Json, back.Json, late.Json), Start.AddMinutes(6));
            store.AnswersAt("/xapi/erasures", $$"""{"erasures":[{"tick":7,"statement":"{{erased.Id}}","share":"{{erased.Id}}"}],"next":7,"more":false}""");
            await store.LookAsync();
        });
        (await store.FactIdsAsync()).ShouldBe([two.Id, back.Id, late.Id], ignoreOrder: true);

        // A rebuild that broke off leaves nothing to the next.
        await using (var db = await Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<ReturnToWork.Companion.Records.CompanionStore>(store.Services).OpenBesideAsync(AStore.Organisation, TestContext.Current.CancellationToken))
        {
            db.Add(new ReturnToWork.Companion.Records.FactRow { Organisation = AStore.Organisation, Beside = true, Statement = Guid.NewGuid(), Source = "x", Learner = "kees-random", Kind = FactKind.Finished, Theme = "1", At = Start, Codes = "{}" });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await store.RebuildAsync();
        (await store.FactIdsAsync()).ShouldBe([two.Id, back.Id, late.Id], ignoreOrder: true);
    }

    [Theory]
    [InlineData(200, 0)]
    [InlineData(500, 1)]
    public async Task The_switch_rebuild_facts_reads_every_store_and_says_whether_it_could(int status, int exit)
    {
        await using var store = await AStore.OnAsync(DataProvider.Sqlite);
        store.Answers(AStore.PageOf(null, Done(1).Json), Start.AddMinutes(2));
        if (status != 200) store.Fails(Response.Create().WithStatusCode(status));
        ReturnToWork.Companion.CompanionHost.AsksToRebuild(["--rebuild-facts"]).ShouldBeTrue();
        (await ReturnToWork.Companion.CompanionHost.RebuildFactsAsync(["--rebuild-facts"], store.Configure)).ShouldBe(exit);
        (await store.FactIdsAsync()).Count.ShouldBe(1 - exit);
    }

    private static async Task<List<string>> RowsAsync(AStore store)
    {
        await using var db = await store.OpenAsync();
        var rows = await db.Facts.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
        return [.. rows.Select(row => $"{row.Statement} {row.Learner} {row.Kind} {row.Theme} {row.At:O} {row.Refers} {row.Pairing} {row.Codes}").Order(StringComparer.Ordinal)];
    }

    private (Guid Id, string Json) Done(int minute) => Stored(Tell.Completed(_kees, Guid.NewGuid(), Start.AddMinutes(minute - 1)), minute);

    private (Guid Id, string Json) Shared(int minute) => Stored(Tell.Shared(_kees, Guid.NewGuid(), Start.AddMinutes(minute - 1), ["topics", "plan"], ["anderen"]), minute);

    private static (Guid Id, string Json) Stored(Statement statement, int minute) => (statement.Id!.Value, AStore.Stored(statement, Start.AddMinutes(minute)));

    private static string Void(Guid target) => $$$"""
        {"id":"{{{Guid.NewGuid()}}}","actor":{"account":{"homePage":"https://store.example","name":"admin"}},"verb":{"id":"http://adlnet.gov/expapi/verbs/voided"},
        "object":{"objectType":"StatementRef","id":"{{{target}}}" },"stored":"2026-11-22T10:00:00Z","timestamp":"2026-11-22T10:00:00Z","version":"1.0.0"}
        """;

    private static string Edit(string json, string path, string? value)
    {
        var root = System.Text.Json.Nodes.JsonNode.Parse(json)!;
        root["id"] = Guid.NewGuid().ToString();
        var parts = path.Split('.');
        var at = parts[..^1].Aggregate(root, (node, part) => node[part]!);
        if (value is null) at.AsObject().Remove(parts[^1]);
        else at[parts[^1]] = value;
        return root.ToJsonString();
    }
}
