using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using ReturnToWork.TestKit;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Player;

/// <summary>Every kind of activity in a real browser: played by tap and by keyboard, resumed, undone, and never with a score.</summary>
public sealed class AllFormsTests(Browsers browsers)
{
    private static readonly AxeRunOptions Rules = new() { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } };

    private static readonly string[] Screens = ["waar-of-niet", "tekens", "past-dit", "sterk", "mijn-sterke", "mijn-kring", "gesprek", "als-dan", "pauzekaart"];

    /// <summary>Set RTW_PICTURES to a folder to look at every screen yourself.</summary>
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("RTW_PICTURES");

    [Theory]
    [InlineData("nl", 320, 700, false)]
    [InlineData("nl", 768, 1000, false)]
    [InlineData("en", 1280, 800, false)]
    [InlineData("en", 360, 740, true)]
    public async Task Every_form_passes_axe_before_and_after_it_is_used_and_fits(string language, int width, int height, bool forcedColours)
    {
        await using var server = await PlayerServer.StartAsync(PlayerServer.AllForms);
        var shape = new BrowserNewContextOptions { ViewportSize = new() { Width = width, Height = height }, ForcedColors = forcedColours ? ForcedColors.Active : ForcedColors.None };
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page(language: language), shape);
        await theme.KeepAsync();
        foreach (var screen in Screens)
        {
            await theme.GoToAsync(screen);
            await LookAsync(screen);
            await Play.ScreenAsync(theme, screen, () => LookAsync(screen + "-half"));
            await LookAsync(screen + "-done");
        }

        if (Pictures is not null && !forcedColours)
        {
            await theme.Page.EmulateMediaAsync(new() { Media = Media.Print });
            await theme.Page.EvaluateAsync("document.querySelectorAll('.is-shown').forEach(one => one.classList.remove('is-shown'))");
            await theme.Page.PdfAsync(new() { Path = Path.Combine(Pictures, $"{language}-{width}-filled.pdf"), Format = "A4" });
        }

        theme.ShouldBeClean();

        async Task LookAsync(string name)
        {
            if (Pictures is not null) await theme.Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{language}-{width}-{name}.png"), FullPage = true });
            var found = await theme.Page.RunAxe(Rules);
            found.Violations.Select(violation => $"{name}: {violation.Id} {violation.Help}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}").ShouldBeEmpty();
            (await theme.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(0, name);
        }
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public async Task Without_script_every_form_is_a_booklet(string language)
    {
        await using var server = await PlayerServer.StartAsync(PlayerServer.AllForms);
        await using var context = await browsers.FreshAsync(new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 360, Height = 740 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(server.Page(language: language).AbsoluteUri);
        foreach (var screen in Screens)
        {
            var place = page.Locator($"main:not([hidden]) [data-screen={screen}]");
            (await place.IsVisibleAsync()).ShouldBeTrue(screen);
            (await place.Locator("button:visible").CountAsync()).ShouldBe(0, screen);
        }

        (await page.Locator("main:not([hidden]) [data-id=tekens] [data-thing]:visible").CountAsync()).ShouldBe(4);
        (await page.Locator("main:not([hidden]) [data-id=gesprek] [data-step]:visible").CountAsync()).ShouldBe(6);
        (await page.Locator("main:not([hidden]) [data-id=mijn-sterke] [data-kept]:visible").CountAsync()).ShouldBe(3);
        if (Pictures is null) return;
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{language}-360-noscript.png"), FullPage = true });
        await page.PdfAsync(new() { Path = Path.Combine(Pictures, $"{language}-blank.pdf"), Format = "A4" });
    }
}
