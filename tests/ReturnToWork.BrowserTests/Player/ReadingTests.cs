using Microsoft.Playwright;
using ReturnToWork.TestKit;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Player;

public sealed class ReadingTests(Browsers browsers)
{
    private const string Xss = "<img src=x onerror=alert(1)><script>alert(2)</script>\"'&{als}";

    [Fact]
    public async Task With_the_keyboard_alone_somebody_makes_a_plan_and_reaches_the_end()
    {
        await using var server = await PlayerServer.StartAsync();
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page());
        await Keys.TabToAsync(theme, "[data-keep=yes]", "Enter");
        await theme.SavedAsync();
        foreach (var (screen, picks) in new (string, string[])[]
        {
            ("groot-en-klein", []), ("wens", ["input[name=nl-wens]"]), ("kleine-stap", ["input[name=nl-kleine-stap]", "[data-smaller]"]), ("in-de-weg", ["input[name=nl-in-de-weg]"]),
            ("als-dan", ["input[name=nl-als-dan-als]", "input[name=nl-als-dan-dan]"]), ("plankaart", ["input[name=nl-terugkijkdag]"]), ("delen", ["input[name=nl-topics]", "[data-share]"]),
        })
        {
            await Keys.TabToAsync(theme, ".player-nav .next", "Enter");
            (await theme.ScreenIdAsync()).ShouldBe(screen);
            (await FocusedAsync(theme)).ShouldBe($"nl-{screen}-title");
            foreach (var pick in picks) await Keys.TabToAsync(theme, pick, "Space");
        }

        await theme.Screen.Locator("[data-share-note]").Filter(new() { HasText = "Gedeeld." }).WaitForAsync();
        await Keys.TabToAsync(theme, "[data-take-back]", "Enter");
        await theme.Screen.Locator("[data-shared]").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await theme.SavedAsync();
        string[] kept = ["wens", "kleine-stap", "in-de-weg", "als-dan", "terugkijkdag", "_shares"];
        server.Answers.Keys.ShouldBe(kept, ignoreOrder: true);
        ((string?)server.Answers["kleine-stap"]["picked"]![0]).ShouldEndWith("-kleiner");
        SharingTests.AllMayBeSaid(server);
        theme.ShouldBeClean();
    }

    [Fact]
    public async Task Own_words_stay_text_everywhere_and_never_leave_the_private_answers()
    {
        await using var server = await PlayerServer.StartAsync();
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page());
        var dialogs = 0;
        theme.Page.Dialog += async (_, dialog) => { dialogs++; await dialog.DismissAsync(); };
        await theme.KeepAsync();
        await theme.GoToAsync("wens");
        await theme.Screen.Locator("[data-own=anders]").FillAsync(Xss);
        (await theme.Screen.Locator("input[value=anders]").IsCheckedAsync()).ShouldBeTrue();
        await theme.GoToAsync("als-dan");
        await theme.Screen.Locator("[data-part=als] [data-own=anders]").FillAsync(Xss);
        (await theme.Screen.Locator("[data-sentence]").InnerTextAsync()).ShouldBe($"Als {Xss}, dan …");
        await theme.Screen.Locator("[data-part=dan] [data-own=anders]").FillAsync("dan gaat het beter");
        (await theme.Screen.Locator("[data-sentence]").InnerTextAsync()).ShouldBe($"Als {Xss}, dan dan gaat het beter.");
        (await theme.Screen.Locator("[data-hint=ik]").IsVisibleAsync()).ShouldBeTrue();
        await theme.Screen.Locator("[data-part=dan] [data-own=anders]").FillAsync("bel ik en loop ik");
        (await theme.Screen.Locator("[data-hint=een-stap]").IsVisibleAsync()).ShouldBeTrue();
        await theme.GoToAsync("plankaart");
        (await theme.Screen.Locator("[data-from=wens]").TextContentAsync()).ShouldBe(Xss);
        await theme.SavedAsync();
        ((string?)server.Answers["wens"]["own"]!["anders"]).ShouldBe(Xss);
        server.Statements.ShouldAllBe(said => !said.ToJsonString().Contains("onerror", StringComparison.Ordinal));
        SharingTests.AllMayBeSaid(server);

        await using var again = await ThemeInBrowser.OpenAsync(browsers, server.Page());
        (await again.Screen.Locator("[data-from=wens]").TextContentAsync()).ShouldBe(Xss);
        (await again.Page.Locator("main img").CountAsync()).ShouldBe(0);
        dialogs.ShouldBe(0);
        theme.ShouldBeClean();
        again.ShouldBeClean();
    }

    [Fact]
    public async Task Another_language_has_the_same_answers_on_the_same_screen()
    {
        await using var server = await PlayerServer.StartAsync();
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page());
        await theme.KeepAsync();
        await theme.GoToAsync("wens");
        await theme.PickAsync("wens", "contact");
        var requests = theme.Page.Url;
        await theme.Page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        (await theme.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe("en");
        (await FocusedAsync(theme)).ShouldBe("en-wens-title");
        (await theme.Screen.Locator("input:checked").GetAttributeAsync("value")).ShouldBe("contact");
        (await ThemeInBrowser.TextAsync(theme.Page.Locator("main:not([hidden]) .step"))).ShouldBe("Step 3 of 8");
        await theme.PickAsync("wens", "ritme");
        await theme.SavedAsync();
        server.Bookmark!["language"]!.GetValue<string>().ShouldBe("en");
        theme.Page.Url.ShouldBe(requests);

        await using var again = await ThemeInBrowser.OpenAsync(browsers, server.Page());
        (await again.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe("en");
        await again.Page.GetByRole(AriaRole.Link, new() { Name = "Nederlands" }).ClickAsync();
        (await again.Screen.Locator("input:checked").GetAttributeAsync("value")).ShouldBe("ritme");
        again.ShouldBeClean();
    }

    [Fact]
    public async Task Cards_that_belong_to_the_wish_are_shown_and_skipping_shows_all()
    {
        await using var server = await PlayerServer.StartAsync();
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page());
        await theme.GoToAsync("kleine-stap");
        var all = await theme.Screen.Locator("li:not([hidden]) > label.card:not([hidden])").CountAsync();
        await theme.Button("Terug").ClickAsync();
        await theme.PickAsync("wens", "buiten");
        await theme.NextAsync();
        (await theme.Screen.Locator("li[data-for]:not([hidden]) label.card:not([hidden]) input").EvaluateAllAsync<string[]>("(all) => all.map((input) => input.value)"))
            .ShouldBe(["buiten-lopen", "buiten-winkel", "buiten-samen"]);
        all.ShouldBeGreaterThan(20);
        await theme.PickAsync("kleine-stap", "buiten-lopen");
        await theme.Button("Toch niets kiezen").ClickAsync();
        (await theme.Screen.Locator("input:checked").CountAsync()).ShouldBe(0);
        theme.ShouldBeClean();
    }

    [Fact]
    public async Task A_scene_goes_on_by_tap_and_stands_still_for_who_wants_no_motion()
    {
        await using var server = await PlayerServer.StartAsync();
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page(), new() { ViewportSize = new() { Width = 360, Height = 740 }, ReducedMotion = ReducedMotion.Reduce });
        await theme.GoToAsync("groot-en-klein");
        for (var step = 1; step < 6; step++)
        {
            (await theme.Screen.Locator("[data-step]:not([hidden])").GetAttributeAsync("data-step")).ShouldBe(step.ToString(System.Globalization.CultureInfo.InvariantCulture));
            await theme.Button("Volgend plaatje").ClickAsync();
            (await theme.Page.EvaluateAsync<int>("document.getAnimations().length")).ShouldBe(0);
        }

        await theme.Button("Nog een keer").ClickAsync();
        (await theme.Screen.Locator("[data-step]:not([hidden])").GetAttributeAsync("data-step")).ShouldBe("1");
    }

    private static Task<string> FocusedAsync(ThemeInBrowser theme) => theme.Page.EvaluateAsync<string>("document.activeElement.id");
}
