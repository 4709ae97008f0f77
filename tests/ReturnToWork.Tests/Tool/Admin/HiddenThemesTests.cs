using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Tests.Tool.Mine;
using ReturnToWork.Tool.Hiding;
using ReturnToWork.Tool.Pages;
using ReturnToWork.Tool.Picking;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool.Admin;

/// <summary>An organisation hides a theme: its people no longer find it, an old link says so kindly, and what they kept stays theirs. No other organisation notices.</summary>
public sealed class HiddenThemesTests
{
    private const string Page = "/admin/themes";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_hidden_theme_is_in_no_list_of_that_organisation_and_its_link_says_so(DataProvider engine)
    {
        await using var admin = await RunningAdmin.StartAsync(engine);
        var player = await admin.Tool.OpenAsync("groenrijk", "kees");
        await player.KeepAsync();
        (await player.AnswerAsync("wens", new { picked = new[] { "buiten" } }, 1)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        using var wim = await admin.SignedInAsync(to: Page);
        wim.Page!.Text.ShouldContain("Welke thema’s zien jullie medewerkers?");
        (await wim.PostAsync(Page, Shown("1", "2", "4", "5", "6"))).Text.ShouldContain("Bewaard.");
        Regex.Count(wim.Page.Text, "nu te zien").ShouldBe(5);
        Regex.Count(wim.Page.Text, "nu verborgen").ShouldBe(1);
        (await wim.GetAsync("/admin/log")).Text.ShouldContain("verborg thema 3");

        // Lists and the own page, with and without cookies.
        foreach (var cookies in new[] { true, false })
        {
            var mine = await new OwnBrowser(admin.Tool, admin.Tool.Visit("groenrijk", "kees", theme: "") with { List = "/mijn" }, cookies).OpenAsync();
            Cards(mine.Page).ShouldBe(["1", "2", "4", "5", "6"]);
            mine.Text.ShouldContain("Vaker naar buiten", customMessage: "what was kept is still to be read");

            var link = await new OwnBrowser(admin.Tool, admin.Tool.Visit("groenrijk", "kees") with { List = "/mijn" }, cookies).OpenAsync("/themes/3");
            link.Status.ShouldBe(HttpStatusCode.OK);
            link.Text.ShouldContain("Je organisatie laat dit thema nu niet zien.");
            link.Page.ShouldNotContain("rtw-boot");
            link.Page.ShouldContain(cookies ? "href=\"/mijn?language=nl\"" : "action=\"/mijn\"");
        }

        var bundle = await new OwnBrowser(admin.Tool, admin.Tool.Visit("groenrijk", "noor", theme: "") with { List = "/bundels/3-1" }, cookies: true).OpenAsync("/bundels/3-1", "en");
        Cards(bundle.Page).ShouldBe(["1"]);

        // The own page of who was launched into that theme alone, and taking away what was kept there.
        var own = await new OwnBrowser(admin.Tool, admin.Tool.Visit("groenrijk", "kees"), cookies: true).OpenAsync();
        Cards(own.Page).ShouldBeEmpty();
        own.Text.ShouldContain("Vaker naar buiten");
        (await own.SubmitAsync("/mijn/weghalen")).Text.ShouldContain("Antwoorden weghalen?");
        (await own.SubmitAsync("/mijn/weghalen", ("sure", "yes"))).Text.ShouldContain("Je antwoorden zijn weg.");
        own.Text.ShouldNotContain("Vaker naar buiten");

        // Nobody else notices; on another instance it is hidden too.
        var sam = await new OwnBrowser(admin.Tool, admin.Tool.Visit("dekade", "sam", theme: "") with { List = "/mijn" }, cookies: true).OpenAsync();
        Cards(sam.Page).ShouldBe(["1", "2", "3", "4", "5", "6"]);
        (await admin.Tool.Http.GetAsync("/open/3", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ActivatorUtilities.CreateInstance<HiddenThemes>(admin.Tool.Services).OfAsync("groenrijk", Ct)).ShouldBe(["3"]);
        using var ellen = await admin.SignedInAsync(RunningAdmin.NewAdministrator("dekade"), Page);
        Regex.Count(ellen.Page!.Text, "nu te zien").ShouldBe(6);

        await wim.GetAsync(Page);
        await wim.PostAsync(Page, Shown("1", "2", "3", "4", "5", "6"));
        (await wim.GetAsync("/admin/log")).Text.ShouldContain("liet thema 3 weer zien");
        (await new OwnBrowser(admin.Tool, admin.Tool.Visit("groenrijk", "kees"), cookies: true).OpenAsync("/themes/3")).Page.ShouldContain("rtw-boot");
    }

    [Fact]
    public async Task Not_every_theme_can_be_hidden_and_a_number_that_is_none_changes_nothing()
    {
        await using var admin = await RunningAdmin.StartAsync();
        using var wim = await admin.SignedInAsync(to: Page);
        var refused = await wim.PostAsync(Page, ("shown", "99"));
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Text.ShouldContain("Laat minstens één thema zien.");
        (await admin.Tool.Services.GetRequiredService<HiddenThemes>().OfAsync("groenrijk", Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_teaches_is_told_who_can_switch_it_on_and_the_picker_offers_what_is_shown()
    {
        await using var admin = await RunningAdmin.StartAsync();
        var hidden = admin.Tool.Services.GetRequiredService<HiddenThemes>();
        await hidden.HideAsync("groenrijk", "3", Ct);
        await hidden.HideAsync("groenrijk", "3", Ct);

        var teacher = await new OwnBrowser(admin.Tool, admin.Tool.Visit("groenrijk", "teacher") with { IsPreview = true }, cookies: true).OpenAsync("/themes/3", "en");
        teacher.Text.ShouldContain("An administrator of your organisation can switch it on again.");
        teacher.Page.ShouldNotContain("href=\"/mijn");

        var themes = admin.Tool.Services.GetRequiredService<Themes>();
        var off = await hidden.OfAsync("groenrijk", Ct);
        PickOffer.Of(themes, offer: null, off).Themes.Select(theme => theme.Number).ShouldBe([1, 2, 4, 5, 6]);
        PickOffer.Of(themes, "3", off).Themes.ShouldBeEmpty();
        PickOffer.Of(themes, "3", new HashSet<string>(StringComparer.Ordinal)).Themes.Select(theme => theme.Number).ShouldBe([3]);
    }

    private static (string Name, string Value)[] Shown(params string[] numbers) => [.. numbers.Select(number => ("shown", number))];

    private static IReadOnlyList<string> Cards(string html) => [.. Regex.Matches(html, "theme-card\" data-theme=\"(\\d+)\"").Select(match => match.Groups[1].Value)];
}
