using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Lrs;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Tests.Storage;
using ReturnToWork.Tool.Record;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool.Mine;

/// <summary>Who was erased stays erased when an old copy of the databases is put back.</summary>
public sealed class RestoreTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task G05_after_a_restore_the_erased_are_erased_again_before_the_host_is_ready_and_nobody_else(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        string kees, fatma;
        await using (var first = await RunningTool.StartAsync(place)) (kees, fatma) = (await FullAsync(first, "kees"), await FullAsync(first, "fatma"));
        await using var old = await OldCopy.OfAsync(place);
        await using (var second = await RunningTool.StartAsync(place))
        {
            (await second.Services.GetRequiredService<OwnErasure>().EraseAsync("groenrijk", kees, always: false, default)).ShouldBeTrue();
            (await LeftAsync(second, kees)).ShouldBe((0, 0, 0));
        }

        await old.PutBackAsync();
        // As a power cut in the middle of a line leaves it.
        await File.AppendAllTextAsync(Path.Combine(place.Directory, "tool", "tool.erasures"), "2026-11-23 groen");
        await using var again = await RunningTool.StartAsync(place);
        await using (var db = await again.StoreAsync()) (await db.Learners.CountAsync(row => row.Pseudonym == kees)).ShouldBe(0, "before the first request");
        for (var tries = 0; tries < 100 && (await again.Http.GetAsync("/health/ready")).StatusCode != HttpStatusCode.OK; tries++) await Task.Delay(50);
        (await again.Http.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await LeftAsync(again, kees)).ShouldBe((0, 0, 0));
        var (people, answers, statements) = await LeftAsync(again, fatma);
        (people, answers).ShouldBe((1, 1));
        statements.ShouldBeGreaterThan(0);
        (await File.ReadAllTextAsync(Path.Combine(place.Directory, "tool", "tool.erasures"))).ShouldNotContain(kees);
    }

    private static async Task<string> FullAsync(RunningTool tool, string who)
    {
        var player = await (await tool.OpenAsync("groenrijk", who)).KeepAsync();
        await player.AnswerAsync("wens", new { picked = new[] { "werk" } }, 1).StatusAsync();
        await player.SayAsync(Tell.Initialized(player.Scene(), Guid.NewGuid(), tool.Clock.GetUtcNow())).StatusAsync();
        return player.Pseudonym!;
    }

    private static async Task<(int People, int Answers, long Statements)> LeftAsync(RunningTool tool, string pseudonym)
    {
        await using var db = await tool.StoreAsync();
        var agent = JsonSerializer.Serialize(new { account = new { homePage = "https://returntowork.example/people/groenrijk", name = pseudonym } });
        var (would, _) = await tool.Services.GetRequiredService<RecordStoreErasure>().LookAtAgentAsync("groenrijk", agent);
        return (await db.Learners.CountAsync(row => row.Pseudonym == pseudonym), await db.Answers.CountAsync(row => row.Pseudonym == pseudonym), would!.Statements + would.Documents);
    }
}
