using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool.Admin;

public sealed class SelfCheckPageTests(SharedAdmin shared) : IClassFixture<SharedAdmin>
{
    [Fact]
    public async Task Certification_the_button_sends_the_list_and_shows_a_verdict_for_each_launch()
    {
        using var wim = await shared.Admin.SignedInAsync(to: "/admin/self-check");
        wim.Page!.Text.ShouldContain("Zelftest van de koppeling");

        var seen = await wim.PostAsync("/admin/self-check");

        seen.Text.ShouldContain("startverzoeken werden beantwoord zoals het moet");
        seen.Text.ShouldContain("Met de naam van een andere sleutel");
        seen.Html.ShouldContain("<code>V2-kid-unknown</code> (401)");
        seen.Text.ShouldNotContain("NIET GOED", Case.Sensitive);
        (await wim.GetAsync("/admin/log")).Text.ShouldContain("deed de zelftest van de koppeling");
        foreach (var name in ReturnToWork.Lti.SelfCheckCases.All.Select(one => one.Name)) ReturnToWork.Tool.Admin.Texts.Words.Knows($"selfcheck.case.{name}").ShouldBeTrue(name);
    }
}
