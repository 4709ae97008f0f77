using System.Net;
using ReturnToWork.TestKit.Companion;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Pages;

/// <summary>The administrator's page of accounts: who may come in, and who is out at once.</summary>
public sealed class AccountsTests(RunningCompanion running) : IClassFixture<RunningCompanion>
{
    private readonly CompanionApp _app = running.App;

    [Fact]
    public async Task An_administrator_suspends_an_account_lets_it_in_again_and_ends_its_sessions()
    {
        var coach = SomePeople.NewCoach("Berend");
        using var berend = await _app.SignedInAsync(coach);
        using var wim = await _app.SignedInAsync(SomePeople.Wim);
        var page = await wim.GetAsync("/accounts");
        page.Text.ShouldContain("Berend");
        page.Text.ShouldContain("Laatst aangemeld op");

        (await wim.PostAsync("/accounts?handler=Suspend", ("subject", coach.Subject), ("suspended", "true"))).Text.ShouldContain("Het account is stopgezet");
        (await berend.GetAsync("/people")).Address.AbsolutePath.ShouldBe("/sign-in");
        using (var refused = await _app.SignedInAsync(coach)) refused.Page!.Text.ShouldContain("stopgezet");
        (await wim.PostAsync("/accounts?handler=Suspend", ("subject", coach.Subject), ("suspended", "false"))).Text.ShouldContain("kan zich weer aanmelden");

        using var again = await _app.SignedInAsync(coach);
        (await wim.PostAsync("/accounts?handler=Out", ("subject", coach.Subject))).Text.ShouldContain("overal afgemeld");
        (await again.GetAsync("/people")).Address.AbsolutePath.ShouldBe("/sign-in");
    }

    [Fact]
    public async Task Nobody_suspends_the_own_account_or_one_of_another_organisation_and_only_an_administrator_may()
    {
        using var bas = await _app.SignedInAsync(SomePeople.Bas);
        using var wim = await _app.SignedInAsync(SomePeople.Wim);
        (await wim.GetAsync("/accounts")).Text.ShouldNotContain(">Bas<");
        (await wim.PostAsync("/accounts?handler=Suspend", ("subject", SomePeople.Wim.Subject), ("suspended", "true"))).Text.ShouldContain("Je eigen account");
        await wim.GetAsync("/accounts");
        (await wim.PostAsync("/accounts?handler=Suspend", ("subject", SomePeople.Bas.Subject), ("suspended", "true"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await wim.GetAsync("/accounts")).Status.ShouldBe(HttpStatusCode.OK);
        (await wim.PostAsync("/accounts?handler=Out", ("subject", SomePeople.Bas.Subject))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await bas.GetAsync("/people")).Status.ShouldBe(HttpStatusCode.OK);
        (await bas.GetAsync("/accounts")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Everybody_signs_the_own_account_out_everywhere()
    {
        var coach = SomePeople.NewCoach("Berend");
        using var lost = await _app.SignedInAsync(coach);
        using var desk = await _app.SignedInAsync(coach);
        (await desk.GetAsync("/account")).Text.ShouldContain("Groenrijk Werkt");
        (await desk.PostAsync("/account?handler=Out")).Text.ShouldContain("Je bent afgemeld");
        foreach (var session in new[] { lost, desk }) (await session.GetAsync("/people")).Address.AbsolutePath.ShouldBe("/sign-in");
    }
}
