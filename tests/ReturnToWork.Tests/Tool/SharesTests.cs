using System.Net;
using System.Text.Json;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool;

/// <summary>What a learner shares stands in the record store; the page's list of it can never leave something out that a coach still sees.</summary>
public sealed class SharesTests : IAsyncLifetime
{
    private FreshPlace _place = null!;
    private RunningTool _tool = null!;

    public async ValueTask InitializeAsync()
    {
        _place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        _tool = await RunningTool.StartAsync(_place);
    }

    public async ValueTask DisposeAsync()
    {
        await _tool.DisposeAsync();
        await _place.DisposeAsync();
    }

    [Fact]
    public async Task A_share_that_the_private_list_lost_is_still_shown_and_can_be_taken_back()
    {
        var kees = await (await _tool.OpenAsync("groenrijk", "kees")).KeepAsync();
        var (first, second, at) = (Guid.NewGuid(), Guid.NewGuid(), _tool.Clock.GetUtcNow());
        // Two tabs: each keeps its own list, and the last one wins.
        await kees.AnswerAsync("_shares", new[] { new { id = first, what = new[] { "topics" }, topics = new[] { "anderen" }, at } }, 1).StatusAsync();
        (await kees.SayAsync(Tell.Shared(kees.Scene(), first, at, ["topics", "plan"], ["anderen"]), Tell.Planned(kees.Scene(), Guid.NewGuid(), at, first, new(2026, 11, 29))).StatusAsync()).ShouldBe(HttpStatusCode.OK);
        await kees.AnswerAsync("_shares", new[] { new { id = second, what = new[] { "ask" }, topics = Array.Empty<string>(), at } }, 2).StatusAsync();
        (await kees.SayAsync(Tell.Shared(kees.Scene(), second, at, ["ask"], [])).StatusAsync()).ShouldBe(HttpStatusCode.OK);

        foreach (var shares in (JsonElement[])[(await _tool.OpenAsync("groenrijk", "kees")).Boot.GetProperty("shares"), (await kees.AnswersAsync()).GetProperty("shares")])
        {
            Ids(shares).ShouldBe([first, second]);
            var lost = shares[0];
            lost.GetProperty("what").EnumerateArray().Select(code => code.GetString()).ShouldBe(["topics", "plan"]);
            lost.GetProperty("topics")[0].GetString().ShouldBe("anderen");
            lost.GetProperty("lookBackDay").GetString().ShouldBe("2026-11-29");
            lost.GetProperty("at").GetDateTimeOffset().ShouldBe(at, TimeSpan.FromMilliseconds(1));
        }

        (await kees.SayAsync(Tell.Unshared(kees.Scene(), Guid.NewGuid(), at, first)).StatusAsync()).ShouldBe(HttpStatusCode.OK);
        Ids((await _tool.OpenAsync("groenrijk", "kees")).Boot.GetProperty("shares")).ShouldBe([second]);
    }

    [Fact]
    public async Task What_never_reached_the_record_store_is_not_called_shared_and_nothing_of_others_is_listed()
    {
        var kees = await (await _tool.OpenAsync("groenrijk", "kees")).KeepAsync();
        var fatma = await (await _tool.OpenAsync("groenrijk", "fatma")).KeepAsync();
        var sam = await (await _tool.OpenAsync("dekade", "sam")).KeepAsync();
        var at = _tool.Clock.GetUtcNow();
        foreach (var other in (Player[])[fatma, sam]) (await other.SayAsync(Tell.Shared(other.Scene(), Guid.NewGuid(), at, ["ask"], [])).StatusAsync()).ShouldBe(HttpStatusCode.OK);
        await kees.AnswerAsync("_shares", new object[] { new { id = Guid.NewGuid(), what = new[] { "plan" }, topics = Array.Empty<string>(), at }, 7, "x", new { id = "no uuid" } }, 1).StatusAsync();

        Ids((await _tool.OpenAsync("groenrijk", "kees")).Boot.GetProperty("shares")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Forbidden)]
    [InlineData("employer", HttpStatusCode.Forbidden)]
    [InlineData("confidential", HttpStatusCode.OK)]
    public async Task Answers_with_blocks_reach_the_record_store_only_for_a_coach_who_works_confidentially(string? mode, HttpStatusCode expected)
    {
        var kees = await (await _tool.OpenAsync("groenrijk", "kees")).KeepAsync();
        if (mode is not null)
        {
            await _tool.TellCodeAsync("groenrijk", "123456", mode: mode).StatusAsync();
            await kees.AgreeAsync("123456").StatusAsync();
        }

        (await kees.SayAsync(Tell.Shared(kees.Scene(), Guid.NewGuid(), _tool.Clock.GetUtcNow(), ["bands"], [], ["w1-low"])).StatusAsync()).ShouldBe(expected);

        (await Statements.OfAsync(_tool, "shared")).Count.ShouldBe(expected == HttpStatusCode.OK ? 1 : 0);
        var shares = (await _tool.OpenAsync("groenrijk", "kees")).Boot.GetProperty("shares");
        shares.GetArrayLength().ShouldBe(expected == HttpStatusCode.OK ? 1 : 0);
        if (mode == "confidential") shares[0].GetProperty("bands").EnumerateArray().Select(code => code.GetString()).ShouldBe(["w1-low"]);
    }

    [Fact]
    public async Task Looking_back_is_said_about_the_plan_and_stands_with_it()
    {
        var kees = await (await _tool.OpenAsync("groenrijk", "kees")).KeepAsync();
        var (plan, at) = (Guid.NewGuid(), _tool.Clock.GetUtcNow());
        await kees.SayAsync(Tell.Shared(kees.Scene(), plan, at, ["plan"], []), Tell.Planned(kees.Scene(), Guid.NewGuid(), at, plan)).StatusAsync();
        (await kees.SayAsync(Tell.LookedBack(kees.Scene(), Guid.NewGuid(), at, plan)).StatusAsync()).ShouldBe(HttpStatusCode.OK);

        (await _tool.OpenAsync("groenrijk", "kees")).Boot.GetProperty("shares")[0].GetProperty("lookedBack").GetBoolean().ShouldBeTrue();
        await kees.SayAsync(Tell.Unshared(kees.Scene(), Guid.NewGuid(), at, plan)).StatusAsync();
        (await Statements.OfAsync(_tool, "looked-back")).ShouldBeEmpty();
    }

    private static List<Guid> Ids(JsonElement shares) => [.. shares.EnumerateArray().Select(share => share.GetProperty("id").GetGuid())];
}
