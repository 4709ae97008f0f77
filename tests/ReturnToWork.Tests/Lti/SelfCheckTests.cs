using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Lti;
using ReturnToWork.Storage;
using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lti;

/// <summary>The list that certification sends, sent by the tool to itself; and that this is no way in.</summary>
public sealed class SelfCheckTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Certification_every_launch_of_the_list_is_answered_as_it_should_be_and_nothing_stays(DataProvider engine)
    {
        await using var tool = await ToolUnderTest.StartAsync(engine);

        var report = await CheckOf(tool).RunAsync(new Uri(tool.Address), "/themes/3", Ct);

        report.Trouble.ShouldBeNull();
        report.Verdicts.Where(verdict => !verdict.IsRight).ShouldBeEmpty();
        report.Verdicts.Count(verdict => verdict.Expected != "ok" && !verdict.Case.StartsWith("deep-link", StringComparison.Ordinal)).ShouldBe(12, "the bad launches of lti.md 1.12");
        foreach (var who in (string[])["teacher", "learner"]) report.Verdicts.Count(verdict => verdict.Expected == "ok" && verdict.Who == who && !verdict.Case.StartsWith("deep-link", StringComparison.Ordinal)).ShouldBe(9);
        report.IsGood.ShouldBeTrue();
        tool.Receiver.Launches.ShouldBeEmpty("the host never hears of a launch of the self-check, so there is no session");
        await HoldsNothingAsync(tool);
    }

    [Fact]
    public async Task Two_runs_at_once_do_not_disturb_each_other()
    {
        await using var tool = await ToolUnderTest.StartAsync();

        var reports = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => CheckOf(tool).RunAsync(new Uri(tool.Address), "/themes/3", Ct)));

        reports.ShouldAllBe(report => report.IsGood);
        await HoldsNothingAsync(tool);
    }

    [Fact]
    public async Task A_launch_that_is_answered_otherwise_is_a_wrong_verdict()
    {
        await using var tool = await ToolUnderTest.StartAsync();

        var report = await CheckOf(tool).RunAsync(new Uri(tool.Address), "/themes/9", Ct);

        report.IsGood.ShouldBeFalse();
        report.Verdicts.Where(verdict => verdict.Case == "normal").ShouldAllBe(verdict => !verdict.IsRight && verdict.Got == "A4-target-link-unknown" && verdict.Status == 400);
        report.Verdicts.Single(verdict => verdict.Case == "no-kid").IsRight.ShouldBeTrue();
        await HoldsNothingAsync(tool);
    }

    [Fact]
    public async Task Where_no_tool_answers_or_another_one_does_it_says_so_and_leaves_nothing()
    {
        await using var tool = await ToolUnderTest.StartAsync();
        await using var stranger = await ToolUnderTest.StartAsync();

        (await CheckOf(tool).RunAsync(new Uri($"http://127.0.0.1:{FreePorts.Take(1)[0]}"), "/themes/3", Ct)).Trouble.ShouldBe(SelfCheckTrouble.NoAnswer);
        (await CheckOf(tool).RunAsync(new Uri(tool.A.Address), "/themes/3", Ct)).Trouble.ShouldBe(SelfCheckTrouble.NotTheTool);
        (await CheckOf(tool).RunAsync(new Uri(stranger.Address), "/themes/3", Ct)).Trouble.ShouldBe(SelfCheckTrouble.OtherDatabase);
        await HoldsNothingAsync(tool);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_a_killed_run_left_is_taken_away_by_the_next_one_and_no_page_ever_shows_it(DataProvider engine)
    {
        await using var tool = await ToolUnderTest.StartAsync(engine);
        var book = tool.Services.GetRequiredService<RegistrationBook>();
        using var killed = new SelfCheckPlatform(new HttpClient(), new Uri(tool.Address), new Uri(tool.Address));
        (await book.AddAsync(SelfCheck.Organisation, killed.Draft, ["1"], RegistrationMade.SelfCheck, cancellationToken: Ct)).Id.ShouldNotBeNull();

        (await book.ListAsync(SelfCheck.Organisation, Ct)).ShouldBeEmpty();
        (await CheckOf(tool).ClearAsync(Ct)).ShouldBe(0, "it may be a run of another instance");
        tool.Clock.Advance(TimeSpan.FromMinutes(6));
        (await CheckOf(tool).RunAsync(new Uri(tool.Address), "/themes/3", Ct)).IsGood.ShouldBeTrue();

        await HoldsNothingAsync(tool);
    }

    private static SelfCheck CheckOf(ToolUnderTest tool) => tool.Services.GetRequiredService<SelfCheck>();

    private static async Task HoldsNothingAsync(ToolUnderTest tool)
    {
        await using var db = await tool.Services.GetRequiredService<IDbContextFactory<LtiDb>>().CreateDbContextAsync(Ct);
        (await db.Registrations.CountAsync(Ct)).ShouldBe(0);
        (await db.Deployments.CountAsync(Ct)).ShouldBe(0);
        (await db.OwnKeys.CountAsync(Ct)).ShouldBe(0);
        (await db.Logins.CountAsync(Ct)).ShouldBe(0);
        (await db.LaunchLog.CountAsync(row => row.Organisation == SelfCheck.Organisation, Ct)).ShouldBe(0);
    }
}
