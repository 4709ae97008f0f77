using ReturnToWork.TestKit.Houses;
using ReturnToWork.TestKit.Walking;
using ReturnToWork.Xapi;

namespace ReturnToWork.Bench;

/// <summary>From the acknowledged share to the coach's page that shows its point. Beside it: the talk page alone, which is the last step of that way.</summary>
internal static class StatementToTalkingPoint
{
    private const string Shown = "data-rule=\"R1\"";

    public static async Task RunAsync(TestHouse house, int rounds)
    {
        var clock = TimeProvider.System;
        using var coach = new CoachWalk(house.Place);
        using var learner = new LearnerWalk(house.Place);
        await coach.SignInAsync("anna");
        var code = await coach.AddPersonAsync("Bench");
        await learner.SignInAsync("kees");
        await learner.LaunchAsync();
        await learner.KeepAsync();
        await learner.PairAsync(code, "topics");
        await coach.ConfirmAsync(TimeSpan.FromSeconds(20), clock);
        var talk = await coach.TalkAddressAsync();

        var visible = new Measure("share acknowledged to talking point visible");
        var page = new Measure("the talk page alone");
        for (var round = 0; round < rounds; round++)
        {
            var share = Tell.Shared(learner.Scene, Guid.NewGuid(), clock.GetUtcNow(), ["topics"], ["op-het-werk"]);
            await learner.TellAsync(share);
            await visible.TimeAsync(() => UntilAsync(coach, talk, shown: true));
            await page.TimeAsync(() => coach.OpenAsync(talk));
            await learner.TellAsync(Tell.Unshared(learner.Scene, Guid.NewGuid(), clock.GetUtcNow(), share.Id!.Value));
            await UntilAsync(coach, talk, shown: false);
        }

        Beside.Print(visible, page, "goal: p95 at most 2000 ms");
    }

    private static async Task<int> UntilAsync(CoachWalk coach, string talk, bool shown)
    {
        for (var looks = 1; looks < 400; looks++)
        {
            if ((await coach.OpenAsync(talk)).Body.Contains(Shown, StringComparison.Ordinal) == shown) return looks;
            await Task.Delay(50);
        }

        throw new TimeoutException("The talk page did not change within twenty seconds.");
    }
}
