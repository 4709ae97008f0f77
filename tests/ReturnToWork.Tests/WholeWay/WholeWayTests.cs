using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Lrs;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Houses;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.TestKit.Walking;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.WholeWay;

/// <summary>The whole way over the wire, on both engines: what every room keeps, it finds again. What people see of it is for the browser tests.</summary>
public sealed class WholeWayTests
{
    private const string Point = "data-rule=\"R1\" data-subject=\"op-het-werk\"";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task From_a_launch_to_a_talking_point_and_back(DataProvider engine)
    {
        var clock = TimeProvider.System;
        await using var house = await TestHouse.StartAsync(engine);
        using var learner = new LearnerWalk(house.Place);
        using var coach = new CoachWalk(house.Place);
        await coach.SignInAsync("anna");
        var code = await coach.AddPersonAsync("Kees");

        await learner.SignInAsync("kees");
        await learner.LaunchAsync();
        await learner.KeepAsync();
        await learner.AnswerAsync("wens", new[] { "contact" }, 1);
        await learner.PairAsync(code, "topics");
        await coach.ConfirmAsync(Patience, clock);
        var talk = await coach.TalkAddressAsync();
        (await coach.OpenAsync(talk)).Body.ShouldNotContain("data-rule=\"R1\"", customMessage: "nothing was shared yet");

        var share = Tell.Shared(learner.Scene, Guid.NewGuid(), clock.GetUtcNow(), ["topics", "plan"], ["op-het-werk"]);
        var planned = Tell.Planned(learner.Scene, Guid.NewGuid(), clock.GetUtcNow(), share.Id!.Value, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(7));
        await learner.TellAsync(share, planned);
        var shown = await coach.UntilAsync(talk, Point, shown: true, Patience, clock);
        shown.Body.ShouldContain("data-rule=\"R3a\"");
        shown.Body.ShouldContain(share.Id.Value.ToString(), customMessage: "the point names its evidence");
        (await InStoreAsync(house, share.Id.Value, planned.Id!.Value)).ShouldBe(2);

        // Everything lies in the databases, nothing in the processes.
        await house.RestartAsync();
        (await coach.OpenAsync(talk)).Body.ShouldContain(Point);
        await learner.LaunchAsync();
        (await learner.AnswersAsync())["wens"].ShouldBe("[\"contact\"]");

        await learner.TellAsync(Tell.Unshared(learner.Scene, Guid.NewGuid(), clock.GetUtcNow(), share.Id.Value));
        (await coach.UntilAsync(talk, Point, shown: false, Patience, clock)).Body.ShouldNotContain("data-rule=\"R3a\"");
        (await InStoreAsync(house, share.Id.Value, planned.Id.Value)).ShouldBe(0, "taking back erases the share and the plan that belonged to it");
        await learner.TellAsync(share);
        (await InStoreAsync(house, share.Id.Value)).ShouldBe(0, "a share that comes again stays taken back");

        // Withdrawing what a coach may see reaches the coach's own page, with what was finished and what was shared.
        var again = Tell.Shared(learner.Scene, Guid.NewGuid(), clock.GetUtcNow(), ["topics"], ["op-het-werk"]);
        await learner.TellAsync(Tell.Completed(learner.Scene, Guid.NewGuid(), clock.GetUtcNow()), again);
        (await coach.UntilAsync(talk, Point, shown: true, Patience, clock)).Body.ShouldContain("Thema 3, ‘Mijn plan’");
        (await learner.CloseToCoachAsync()).Text.ShouldContain("Je coach ziet niets meer van jou.");
        var closed = await coach.UntilAsync(talk, "Kees koos: mijn coach ziet niets.", shown: true, Patience, clock);
        closed.Body.ShouldNotContain(Point);
        closed.Body.ShouldNotContain("Thema 3, ‘Mijn plan’");
        (await InStoreAsync(house, again.Id!.Value)).ShouldBe(0);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Another_organisation_sees_nothing_of_it(DataProvider engine)
    {
        await using var house = await TestHouse.StartAsync(engine);
        using var learner = new LearnerWalk(house.Place);
        using var anna = new CoachWalk(house.Place);
        using var bas = new CoachWalk(house.Place);
        await anna.SignInAsync("anna");
        await bas.SignInAsync("bas");
        var code = await anna.AddPersonAsync("Kees");
        await learner.SignInAsync("kees");
        await learner.LaunchAsync();
        await learner.KeepAsync();
        await learner.PairAsync(code, "topics");
        await anna.ConfirmAsync(Patience, TimeProvider.System);
        var talk = await anna.TalkAddressAsync();

        (await bas.OpenAsync(talk)).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await bas.OpenAsync(house.Place.Companion + "/people")).Body.ShouldNotContain(learner.Scene.Name);

        using var sam = new LearnerWalk(house.Place);
        await sam.SignInAsync("sam");
        await sam.LaunchAsync();
        await sam.KeepAsync();
        await Should.ThrowAsync<InvalidOperationException>(() => sam.PairAsync(code, "topics"));
    }

    private static async Task<int> InStoreAsync(TestHouse house, params Guid[] statements)
    {
        await using var db = await house.House.Tool.Services.GetRequiredService<IDbContextFactory<LrsDb>>().CreateDbContextAsync();
        return await db.Set<StatementRow>().CountAsync(row => row.Organisation == "groenrijk" && statements.Contains(row.Id));
    }
}
