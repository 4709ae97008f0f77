using ReturnToWork.TestKit;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Player;

public sealed class AccessibilityTests(Browsers browsers)
{
    [Theory]
    [InlineData("nl", 360, 740)]
    [InlineData("en", 1280, 800)]
    public async Task Every_screen_passes_axe_in_both_languages_and_needs_no_sideways_scroll(string language, int width, int height)
    {
        // Set RTW_PICTURES to a folder to look at every screen yourself.
        var pictures = Environment.GetEnvironmentVariable("RTW_PICTURES");
        await using var server = await PlayerServer.StartAsync();
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page(language: language), new() { ViewportSize = new() { Width = width, Height = height } },
            FakeVoices.Script($"[{{ lang: '{language}', localService: true, name: 'local' }}]"));
        await LookAsync("1-fresh");
        await theme.KeepAsync();
        await theme.Screen.Locator("[data-code]").FillAsync("123456");
        await theme.Screen.Locator("[data-look]").ClickAsync();
        await theme.Screen.Locator("[data-pair=agree] label:has(input[value=topics])").ClickAsync();
        await LookAsync("1-pairing");
        await theme.Screen.Locator("[data-agree=yes]").ClickAsync();
        await theme.Screen.Locator("[data-pair=done]").WaitForAsync();
        await LookAsync("1-paired");
        foreach (var (screen, doing) in new (string, Func<Task>?)[]
        {
            ("groot-en-klein", null),
            ("wens", async () => { await theme.PickAsync("wens", "contact"); await theme.Screen.Locator("[data-ask]").ClickAsync(); }),
            ("kleine-stap", async () => { await theme.PickAsync("kleine-stap", "contact-bellen"); await theme.Screen.Locator("button[data-smaller]").ClickAsync(); }),
            ("in-de-weg", () => theme.PickAsync("in-de-weg", "moe")),
            ("als-dan", async () =>
            {
                await theme.Screen.Locator("[data-part=als] label:has(input)").First.ClickAsync();
                await LookAsync("als-dan-half");
                await theme.Screen.Locator("[data-part=dan] label:has(input)").First.ClickAsync();
            }),
            ("plankaart", () => theme.PickAsync("terugkijkdag", "over-1-week")),
            ("delen", async () =>
            {
                await theme.PickAsync("delen", "mijn-plan");
                await theme.PickAsync("delen", "plan");
                await theme.PickAsync("delen", "day");
                await LookAsync("delen-preview");
                await theme.Screen.Locator("[data-share]").ClickAsync();
                await theme.Screen.Locator("[data-take-back]").WaitForAsync();
                await theme.SavedAsync();
            }),
        })
        {
            await theme.GoToAsync(screen);
            if (doing is not null) await doing();
            await LookAsync(screen);
        }

        theme.ShouldBeClean();

        async Task LookAsync(string name)
        {
            if (pictures is not null) await theme.Page.ScreenshotAsync(new() { Path = Path.Combine(pictures, $"{language}-{width}-{name}.png"), FullPage = true });
            // A drawing that is still coming in is half transparent: it is looked at as it stays.
            await theme.Page.EvaluateAsync("Promise.all(document.getAnimations().map(one => one.finished.catch(() => null)))");
            (await theme.Page.AxeAsync()).ShouldBeEmpty(name);
            (await theme.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(0, name);
        }
    }
}
