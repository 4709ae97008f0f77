using Microsoft.Playwright;
using ReturnToWork.TestKit;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Player;

/// <summary>Letters and voice, company, going, and a screen that nobody looks at.</summary>
public sealed class LeavingTests(Browsers browsers)
{
    /// <summary>Lets a test move the page's clock on: <c>skip</c> milliseconds.</summary>
    public const string Skipping = "window.skip = 0; { const real = Date.now.bind(Date); Date.now = () => real() + skip; }";

    [Theory]
    [InlineData("lti")]
    [InlineData("open")]
    public async Task AA_2_2_1_2_2_6_a_minute_before_it_warns_any_key_counts_and_then_the_page_is_empty_and_the_visit_over(string host)
    {
        await using var server = await PlayerServer.StartAsync();
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page(host), before: Skipping);
        if (host == "lti") await theme.KeepAsync();
        await theme.GoToAsync("wens");
        await theme.PickAsync("wens", "buiten");
        if (host == "lti") await theme.SavedAsync();
        var warning = theme.Page.Locator(".idle");

        await SkipAsync(8.5);
        (await warning.IsVisibleAsync()).ShouldBeFalse();
        await SkipAsync(1);
        (await ThemeInBrowser.TextAsync(warning)).ShouldBe("Ben je er nog? Straks maken we dit scherm leeg. Ik ben er nog");
        await LookAsync("idle-warning");
        await theme.Page.Keyboard.PressAsync("Shift");
        (await warning.IsVisibleAsync()).ShouldBeFalse();
        (await theme.Screen.Locator("input[value=buiten]").IsCheckedAsync()).ShouldBeTrue();

        await SkipAsync(10);
        (await ThemeInBrowser.TextAsync(theme.Page.Locator("h1"))).ShouldBe("Je was even weg. De pagina is leeg.");
        await theme.Page.GetByText(host == "lti" ? "Wat je bewaard hebt, is er nog." : "Wij hebben niets bewaard.").WaitForAsync();
        await LookAsync("idle-over-" + host);
        (await theme.Page.Locator("#rtw-boot, .card, section[data-screen]").CountAsync()).ShouldBe(0);
        server.Calls.Count(call => call.Path == "/api/stop").ShouldBe(host == "lti" ? 1 : 0);
        theme.ShouldBeClean();

        Task SkipAsync(double minutes) => theme.Page.EvaluateAsync("minutes => { skip += minutes * 60000; document.dispatchEvent(new Event('visibilitychange')); }", minutes);

        async Task LookAsync(string name)
        {
            if (Environment.GetEnvironmentVariable("RTW_PICTURES") is { } pictures) await theme.Page.ScreenshotAsync(new() { Path = Path.Combine(pictures, $"nl-360-{name}.png") });
            (await theme.Page.AxeAsync()).ShouldBeEmpty(name);
        }
    }

    [Fact]
    public async Task Letters_grow_at_a_key_without_sideways_scroll_and_nothing_is_sent_before_bewaren()
    {
        await using var server = await PlayerServer.StartAsync();
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page(), new() { ViewportSize = new() { Width = 320, Height = 640 } });
        var box = theme.Page.Locator("main:not([hidden]) .prefs");
        await box.Locator("summary").FocusAsync();
        await theme.Page.Keyboard.PressAsync("Enter");
        await box.Locator("input[value='0']").FocusAsync();
        foreach (var size in (string[])["1", "2"])
        {
            await theme.Page.Keyboard.PressAsync("ArrowDown");
            (await theme.Page.Locator("html").GetAttributeAsync("data-size")).ShouldBe(size);
            (await theme.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(0);
        }

        (await theme.Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).fontSize")).ShouldBe("28px");
        server.Calls.ShouldBeEmpty();
        await theme.KeepAsync();
        server.Calls.Single(call => call.Path == "/api/answers/mijn/_wensen").Body.ShouldContain("\"size\":2");
        foreach (var screen in (string[])["groot-en-klein", "wens", "als-dan", "plankaart", "delen"])
        {
            await theme.GoToAsync(screen);
            (await theme.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(0, screen);
        }
    }

    [Fact]
    public async Task Together_a_banner_stands_on_each_screen_and_what_is_always_private_shows_after_a_tap_only()
    {
        await using var server = await PlayerServer.StartAsync();
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page());
        await theme.KeepAsync();
        await theme.GoToAsync("in-de-weg");
        await theme.PickAsync("in-de-weg", "bang");
        await theme.SavedAsync();
        await theme.Button("Samen met mijn coach of iemand anders").ClickAsync();

        var banner = theme.Page.Locator("main:not([hidden]) .beside");
        (await ThemeInBrowser.TextAsync(banner)).ShouldBe("Iemand kijkt mee.");
        (await theme.Screen.Locator(".card:visible").CountAsync()).ShouldBe(0);
        if (Environment.GetEnvironmentVariable("RTW_PICTURES") is { } pictures) await theme.Page.ScreenshotAsync(new() { Path = Path.Combine(pictures, "nl-360-together.png"), FullPage = true });
        (await theme.Page.AxeAsync()).ShouldBeEmpty();
        await theme.Button("Laat dit zien").ClickAsync();
        (await theme.Screen.Locator(".card:visible").CountAsync()).ShouldBeGreaterThan(3);

        await theme.GoToAsync("als-dan");
        (await banner.IsVisibleAsync()).ShouldBeTrue();
        await theme.SavedAsync();
        server.Said("progressed").Last().ToJsonString().ShouldContain("\"together\"");
        server.Said("initialized").First().ToJsonString().ShouldContain("\"self\"");
        await theme.Button("Ik ga weer alleen verder").ClickAsync();
        (await banner.IsVisibleAsync()).ShouldBeFalse();
        theme.ShouldBeClean();
    }
}
