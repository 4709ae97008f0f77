using System.Net;
using System.Text;
using CsCheck;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool;

/// <summary>Promise 1: no sequence of actions without a share act lets an answer, a text or a choice leave the private store.</summary>
public sealed class PrivateUntilSharedTests
{
    // Each is found nowhere else: not in the vocabulary, not in a theme.
    private static readonly string[] Words = ["zqbellen", "zqwandelen", "zqkoffie-drinken", "zqbuurvrouw", "zqhoofdpijn"];
    private static readonly string[] Screens = ["wie-ziet-dit", "groot-en-klein", "wens", "kleine-stap", "in-de-weg", "als-dan", "plankaart", "delen"];

    private static readonly Gen<Step> AnyStep = Gen.OneOf(
        Gen.Select(Pick("wens", "kleine-stap", "in-de-weg", "als-dan", "terugkijkdag", "_shares"), Pick(Words), Gen.Long[1, 50], (activity, word, seq) => (Step)new Answer(activity, word, seq)),
        Gen.Select(Gen.Int[0, 7], index => (Step)new Progress(index)),
        Gen.Select(Gen.Int[0, 7], index => (Step)new Bookmark(index)),
        Pick<Step>(new Begin(), new Finish(), new Reopen(), new Renew(), new Look(), new Pair()),
        Gen.Select(Pick(Words), Gen.Int[0, 6], (word, way) => (Step)new Smuggle(word, way)));

    private static Gen<T> Pick<T>(params T[] from) => Gen.Int[0, from.Length - 1].Select(i => from[i]);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Whatever_is_done_without_sharing_no_answer_reaches_the_record_store_or_the_log(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        await using var tool = await RunningTool.StartAsync(place);
        var run = 0;

        await AnyStep.Array[1, 12].SampleAsync(async steps =>
        {
            var mine = Interlocked.Increment(ref run);
            var subject = $"learner-{mine}";
            await tool.TellCodeAsync("groenrijk", $"{mine:000000}").StatusAsync();
            var player = await (await tool.OpenAsync("groenrijk", subject)).KeepAsync();
            foreach (var step in steps) player = await DoAsync(tool, player, step, subject, mine);
        }, iter: engine == DataProvider.Sqlite ? 40 : 15, threads: 2);

        foreach (var word in Words)
        {
            (await Everything.HoldsAsync(place, word)).ShouldBeFalse($"{word} lies somewhere in clear");
            tool.Logged.ShouldNotContain(word);
        }

        var said = await Statements.OfAsync(tool);
        said.ShouldNotBeEmpty();
        said.Select(statement => statement.Known!.Name).Distinct().ShouldBeSubsetOf(["initialized", "progressed", "completed", "paired"]);
        foreach (var statement in said) Encoding.UTF8.GetString(statement.Utf8.Span).ShouldNotContain("zq");
    }

    private static async Task<Player> DoAsync(RunningTool tool, Player player, Step step, string subject, int mine)
    {
        var now = tool.Clock.GetUtcNow();
        switch (step)
        {
            case Answer("_shares", var word, var seq): await player.AnswerAsync("_shares", new[] { new { id = word } }, seq).StatusAsync(); break;
            case Answer(var activity, var word, var seq): await player.AnswerAsync(activity, new { choice = word, own = word + " en meer" }, seq).StatusAsync(); break;
            case Progress(var index): await player.SayAsync(Tell.Progressed(player.Scene(), Guid.NewGuid(), now, Screens[index], index)).StatusAsync(); break;
            case Begin: await player.SayAsync(Tell.Initialized(player.Scene(), Guid.NewGuid(), now)).StatusAsync(); break;
            case Finish: await player.SayAsync(Tell.Completed(player.Scene(), Guid.NewGuid(), now)).StatusAsync(); break;
            case Bookmark(var index): await BookmarkAsync(player, $$"""{"screen":"{{Screens[index]}}","language":"nl"}"""); break;
            case Reopen: return await tool.OpenAsync("groenrijk", subject);
            case Renew: player.Token = (await player.CallAsync(HttpMethod.Post, "/api/token", new { }).JsonAsync()).GetProperty("token").GetString()!; break;
            case Look: await player.LookAsync($"{mine:000000}").StatusAsync(); break;
            case Pair: await player.AgreeAsync($"{mine:000000}").StatusAsync(); break;
            case Smuggle smuggle: ((int)await SmuggleAsync(player, smuggle, now)).ShouldBeGreaterThanOrEqualTo(400); break;
        }

        return player;
    }

    // A page that was taken over, trying to carry an answer out in every field that a statement or bookmark has.
    private static async Task<HttpStatusCode> SmuggleAsync(Player player, Smuggle smuggle, DateTimeOffset now)
    {
        var sound = Encoding.UTF8.GetString(Tell.Progressed(player.Scene(), Guid.NewGuid(), now, "wens", 3).Utf8.Span);
        var word = smuggle.Word;
        return smuggle.Way switch
        {
            0 => await player.SayRawAsync($"[{sound.Replace("\"timestamp\"", $"\"result\":{{\"response\":\"{word}\"}},\"timestamp\"", StringComparison.Ordinal)}]").StatusAsync(),
            1 => await player.SayRawAsync($"[{sound.Replace("\"extensions\":{", $"\"extensions\":{{\"https://returntowork.example/xapi/x\":\"{word}\",", StringComparison.Ordinal)}]").StatusAsync(),
            2 => await player.SayRawAsync($"[{sound.Replace("\"objectType\":\"Activity\"", $"\"objectType\":\"Activity\",\"definition\":{{\"name\":{{\"nl\":\"{word}\"}}}}", StringComparison.Ordinal)}]").StatusAsync(),
            3 => await player.SayRawAsync($"[{sound.Replace("\"account\"", $"\"name\":\"{word}\",\"account\"", StringComparison.Ordinal)}]").StatusAsync(),
            4 => await player.SayRawAsync($"[{sound.Replace("\"language\"", $"\"platform\":\"{word}\",\"language\"", StringComparison.Ordinal)}]").StatusAsync(),
            5 => await BookmarkAsync(player, $$"""{"screen":"wens","language":"nl","note":"{{word}}"}"""),
            _ => await player.AgreeAsync(word, word).StatusAsync(),
        };
    }

    private static Task<HttpStatusCode> BookmarkAsync(Player player, string json) => player.CallAsync(
        HttpMethod.Put,
        $"/xapi/activities/state?activityId={Uri.EscapeDataString(player.Scene().ThemeId)}&registration={player.Registration}&stateId=bookmark&agent="
            + Uri.EscapeDataString($$$"""{"objectType":"Agent","account":{"homePage":"{{{player.Scene().HomePage}}}","name":"{{{player.Pseudonym}}}"}}"""),
        change: request =>
        {
            request.Headers.Add("X-Experience-API-Version", "1.0.3");
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }).StatusAsync();

    private abstract record Step;

    private sealed record Answer(string Activity, string Word, long Seq) : Step;

    private sealed record Progress(int Index) : Step;

    private sealed record Bookmark(int Index) : Step;

    private sealed record Begin : Step;

    private sealed record Finish : Step;

    private sealed record Reopen : Step;

    private sealed record Renew : Step;

    private sealed record Look : Step;

    private sealed record Pair : Step;

    private sealed record Smuggle(string Word, int Way) : Step;
}
