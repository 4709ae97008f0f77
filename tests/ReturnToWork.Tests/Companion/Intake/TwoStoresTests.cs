using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Intake;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Xapi;
using Shouldly;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using Xunit;

namespace ReturnToWork.Tests.Companion.Intake;

/// <summary>One organisation, two record stores: the Tool's own, and another's that holds the progress stream (design section 2; shared/xapi.md 3d).</summary>
public sealed class TwoStoresTests : IDisposable
{
    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds()).AddHours(-1);
    private readonly WireMockServer _theirs = WireMockServer.Start();
    private readonly Scene _kees = CompanionApp.Scene("kees-random");

    public void Dispose() => _theirs.Dispose();

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Both_are_read_each_with_its_own_cursor_and_a_statement_in_both_counts_once(DataProvider engine)
    {
        await using var ours = await StoreAsync(engine);
        var (both, here, there) = (Done(1), Share(2), Done(3));
        ours.Answers(AStore.PageOf(null, both.Json, here.Json), Start.AddMinutes(10));
        TheirsAnswer(AStore.PageOf(null, both.Json, there.Json), Start.AddMinutes(20));

        await ours.LookAsync();
        await LookElsewhereAsync(ours);

        (await ours.FactIdsAsync()).ShouldBe([both.Id, here.Id, there.Id], ignoreOrder: true);
        await using var db = await ours.OpenAsync();
        (await db.Sources.Select(row => row.Cursor).ToListAsync(TestContext.Current.CancellationToken)).ShouldBe([Start.AddMinutes(10), Start.AddMinutes(20)], ignoreOrder: true);
        (await db.Facts.SingleAsync(fact => fact.Statement == both.Id, TestContext.Current.CancellationToken)).Source.ShouldBe(ours.Source.Endpoint!.AbsoluteUri);
    }

    [Fact]
    public async Task A_store_that_is_away_holds_up_no_other()
    {
        await using var ours = await StoreAsync(DataProvider.Sqlite);
        var here = Done(1);
        ours.Answers(AStore.PageOf(null, here.Json), Start.AddMinutes(10));
        _theirs.Given(Request.Create()).RespondWith(Response.Create().WithStatusCode(503));

        await Should.ThrowAsync<XapiException>(() => LookElsewhereAsync(ours));
        await ours.LookAsync();

        (await ours.FactIdsAsync()).ShouldBe([here.Id]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Xapi3d8_what_is_personal_is_never_believed_from_anothers_store(DataProvider engine)
    {
        await using var ours = await StoreAsync(engine);
        var (share, done, good) = (Share(1), Done(2), Done(9));
        ours.Answers(AStore.PageOf(null, share.Json, done.Json), Start.AddMinutes(10));
        await ours.LookAsync();
        string[] forged =
        [
            Stored(Tell.Paired(_kees, Guid.NewGuid(), Start, new string('a', 64), "topics"), 3).Json, Share(3).Json, Stored(Tell.Unshared(_kees, Guid.NewGuid(), Start, share.Id), 3).Json,
            Stored(Tell.Planned(_kees, Guid.NewGuid(), Start, share.Id), 3).Json, Stored(Tell.Completed(CompanionApp.Scene("x", "dekade"), Guid.NewGuid(), Start), 3).Json, Void(share.Id),
        ];
        TheirsAnswer(AStore.PageOf(null, [.. forged, good.Json]), Start.AddMinutes(10));

        await LookElsewhereAsync(ours);

        (await ours.ViewAsync("kees-random")).Shares.ShouldHaveSingleItem();
        (await ours.ViewAsync("kees-random")).Agreements.ShouldBeEmpty();
        (await ours.FactIdsAsync()).ShouldContain(good.Id);
        (await ours.SetAsideAsync()).Values.Count(reason => reason == "personal-elsewhere").ShouldBe(4);
        (await ours.SetAsideAsync()).Values.ShouldContain("other-people");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Xapi3d6_a_void_there_reaches_progress_in_any_order(DataProvider engine)
    {
        await using var ours = await StoreAsync(engine);
        var (first, second, stays) = (Done(1), Done(2), Done(3));
        ours.Answers(AStore.PageOf(null, first.Json), Start.AddMinutes(10));
        await ours.LookAsync();
        TheirsAnswer(AStore.PageOf(null, Void(first.Id), Void(second.Id), second.Json, stays.Json), Start.AddMinutes(10));

        await LookElsewhereAsync(ours);
        await ours.LookAsync();

        await using var db = await ours.OpenAsync();
        (await db.Facts.Where(fact => fact.Kind == FactKind.Finished).Select(fact => fact.Statement).ToListAsync(TestContext.Current.CancellationToken)).ShouldBe([stays.Id]);
    }

    [Fact]
    public async Task Xapi3d8_only_the_authority_that_was_named_is_believed()
    {
        var authority = """{"account":{"homePage":"https://store.example","name":"key"}}""";
        await using var ours = await StoreAsync(DataProvider.Sqlite, new() { ["Intake:Sources:2:Authority"] = authority });
        var (good, forged) = (Done(1), Done(2));
        TheirsAnswer(AStore.PageOf(null, good.Json, forged.Json.Replace("\"name\":\"key\"", "\"name\":\"somebody\"", StringComparison.Ordinal)), Start.AddMinutes(10));

        await LookElsewhereAsync(ours);

        (await ours.FactIdsAsync()).ShouldBe([good.Id]);
        (await ours.SetAsideAsync()).Values.ShouldBe(["authority"]);
    }

    [Fact]
    public async Task Where_two_stores_say_the_same_id_the_tools_own_counts()
    {
        await using var ours = await StoreAsync(DataProvider.Sqlite);
        var id = Guid.NewGuid();
        TheirsAnswer(AStore.PageOf(null, Stored(Tell.Completed(CompanionApp.Scene("somebody-else"), id, Start), 1).Json), Start.AddMinutes(10));
        ours.Answers(AStore.PageOf(null, Stored(Tell.Completed(_kees, id, Start), 1).Json), Start.AddMinutes(10));

        await LookElsewhereAsync(ours);
        await ours.LookAsync();
        await LookElsewhereAsync(ours);

        (await ours.ViewAsync("kees-random")).Finished.ShouldHaveSingleItem();
        (await ours.ViewAsync("somebody-else")).Finished.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Xapi3d3_the_nightly_sweep_finds_and_counts_what_the_cursor_missed(DataProvider engine)
    {
        await using var ours = await StoreAsync(engine);
        var (early, late) = (Done(1), Done(2));
        TheirsAnswer(AStore.PageOf(null, early.Json), Start.AddMinutes(30));
        await LookElsewhereAsync(ours);
        // Shown only now, far behind the overlap, together with one that is simply new.
        TheirsAnswer(AStore.PageOf(null, early.Json, late.Json, Done(31).Json), Start.AddMinutes(31));

        (await SweepAsync(ours)).ShouldBe(1);
        (await ours.FactIdsAsync()).ShouldBe([early.Id, late.Id], ignoreOrder: true);
        (await SweepAsync(ours)).ShouldBe(0);
        ours.Clock.Advance(TimeSpan.FromDays(1));
        (await SweepAsync(ours)).ShouldBe(0);

        await using var db = await ours.OpenAsync();
        var row = await db.Sources.SingleAsync(one => one.Source == Theirs(ours).Endpoint!.AbsoluteUri, TestContext.Current.CancellationToken);
        row.Missed.ShouldBe(1);
        row.SweptAt.ShouldNotBeNull();
        _theirs.LogEntries.Count(entry => entry.RequestMessage!.Path == "/lrs/statements" && entry.RequestMessage.Query!.ContainsKey("since")).ShouldBe(2);
    }

    [Fact]
    public async Task Rebuilding_forgets_nothing_that_moved_to_the_other_store_and_nothing_while_one_is_away()
    {
        await using var ours = await StoreAsync(DataProvider.Sqlite);
        var (moved, gone, stays) = (Done(1), Done(2), Share(3));
        ours.Answers(AStore.PageOf(null, moved.Json, gone.Json, stays.Json), Start.AddMinutes(10));
        await ours.LookAsync();
        ours.Answers(AStore.PageOf(null, stays.Json), Start.AddMinutes(10));
        _theirs.Given(Request.Create()).RespondWith(Response.Create().WithStatusCode(503));
        var rebuild = ours.Services.GetRequiredService<RebuildFacts>();
        ours.AnswersAt("/xapi/erasures", "{\"erasures\":[],\"next\":0,\"more\":false}");

        (await rebuild.RunAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
        (await ours.FactIdsAsync()).Count.ShouldBe(3);

        _theirs.ResetMappings();
        TheirsAnswer(AStore.PageOf(null, moved.Json), Start.AddMinutes(20));
        (await rebuild.RunAsync(TestContext.Current.CancellationToken)).ShouldBe(0);
        (await ours.FactIdsAsync()).ShouldBe([moved.Id, stays.Id], ignoreOrder: true);
    }

    [Theory]
    [InlineData("Foreign", "false", "both the Tool's own")]
    [InlineData("Overlap", "00:00:59", "Overlap")]
    [InlineData("Endpoint", "http://lrs.example.org/xapi/", "https")]
    [InlineData("Authority", "{}", "Authority")]
    public async Task Settings_that_would_be_unsafe_stop_the_start_with_a_sentence(string setting, string value, string says)
    {
        await using var ours = await StoreAsync(DataProvider.Sqlite);
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        var settings = CompanionApp.Settings(place, "http://127.0.0.1:1", "http://127.0.0.1:1", new(Second()) { [$"Intake:Sources:2:{setting}"] = value });
        await using var host = ReturnToWork.Companion.CompanionHost.Build([], builder => CompanionApp.Configure(builder, settings, null, new MovableClock()));

        Should.Throw<OptionsValidationException>(() => host.Services.GetRequiredService<IOptions<IntakeOptions>>().Value).Message.ShouldContain(says);
    }

    private Dictionary<string, string?> Second(Dictionary<string, string?>? more = null)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Intake:Sources:2:Organisation"] = AStore.Organisation, ["Intake:Sources:2:Endpoint"] = $"{_theirs.Url}/lrs/", ["Intake:Sources:2:Key"] = "k",
            ["Intake:Sources:2:Secret"] = "s", ["Intake:Sources:2:Foreign"] = "true",
        };
        foreach (var (key, value) in more ?? []) settings[key] = value;
        return settings;
    }

    private Task<AStore> StoreAsync(DataProvider engine, Dictionary<string, string?>? more = null) => AStore.OnAsync(engine, more: Second(more));

    private static IntakeSource Theirs(AStore ours) => ours.Services.GetRequiredService<IOptions<IntakeOptions>>().Value.Sources[2];

    private static Task LookElsewhereAsync(AStore ours) => ours.Services.GetRequiredService<IntakePass>().RunAsync(Theirs(ours), TestContext.Current.CancellationToken);

    private static Task<int> SweepAsync(AStore ours) => ours.Services.GetRequiredService<IntakePass>().SweepAsync(Theirs(ours), TestContext.Current.CancellationToken);

    private void TheirsAnswer(string body, DateTimeOffset through)
    {
        _theirs.Given(Request.Create().WithPath("/lrs/statements").UsingGet()).RespondWith(Response.Create().WithHeader("Content-Type", "application/json")
            .WithHeader("X-Experience-API-Consistent-Through", through.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture)).WithBody(body));
    }

    private (Guid Id, string Json) Done(int minute) => Stored(Tell.Completed(_kees, Guid.NewGuid(), Start.AddMinutes(minute - 1)), minute);

    private (Guid Id, string Json) Share(int minute) => Stored(Tell.Shared(_kees, Guid.NewGuid(), Start.AddMinutes(minute - 1), ["topics", "plan"], ["anderen"]), minute);

    private static (Guid Id, string Json) Stored(Statement statement, int minute) => (statement.Id!.Value, AStore.Stored(statement, Start.AddMinutes(minute)));

    private static string Void(Guid target) => $$$"""
        {"id":"{{{Guid.NewGuid()}}}","actor":{"account":{"homePage":"https://store.example","name":"admin"}},"verb":{"id":"http://adlnet.gov/expapi/verbs/voided"},
        "object":{"objectType":"StatementRef","id":"{{{target}}}" },"stored":"2026-11-22T10:00:00Z","timestamp":"2026-11-22T10:00:00Z","version":"1.0.0"}
        """;
}
