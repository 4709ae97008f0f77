using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using ReturnToWork.Courses;
using ReturnToWork.TestKit;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Player;

/// <summary>Ten situations "mag dit?": a hint and a second try, then the reason; enough of them, and the record store hears that P1 was passed, once.</summary>
public sealed class SituationsTests(Browsers browsers)
{
    private const string Screen = "mag-dit";

    private static Theme One => EveryTheme.Training.Themes[1];

    [Fact]
    public async Task Another_answer_gets_a_hint_and_a_second_try_and_then_the_reason_with_its_source()
    {
        await using var server = await PlayerServer.StartAsync(One);
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page("open"));
        await theme.GoToAsync(Screen);
        var first = theme.Screen.Locator("[data-thing=baas-belt]");
        (await first.Locator(".other-side").IsVisibleAsync()).ShouldBeFalse();

        await AnswerAsync(theme, "baas-belt", "mag");
        (await first.Locator("[data-hint]").IsVisibleAsync()).ShouldBeTrue();
        (await first.Locator(".other-side").IsVisibleAsync()).ShouldBeFalse("the second try comes first");
        (await first.Locator("input[value=mag]").IsDisabledAsync()).ShouldBeTrue();
        (await theme.Page.AxeAsync()).ShouldBeEmpty();

        await AnswerAsync(theme, "baas-belt", "mag-niet");
        (await first.Locator("[data-hint]").IsVisibleAsync()).ShouldBeFalse();
        (await first.Locator(".other-side").InnerTextAsync()).ShouldContain("Dat mag niet");
        (await first.Locator(".other-side .note").InnerTextAsync()).ShouldContain("29-04-2016");
        (await theme.Page.AxeAsync()).ShouldBeEmpty();
        await PictureAsync(theme, "situatie");
        theme.Errors.ShouldBeEmpty();
        server.Calls.ShouldBeEmpty("an open page tells nothing");
    }

    [Fact]
    public async Task Eight_of_ten_at_the_first_or_second_try_pass_P1_and_it_is_said_once()
    {
        await using var server = await PlayerServer.StartAsync(One);
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page());
        await theme.KeepAsync();
        await theme.GoToAsync(Screen);
        await RoundAsync(theme, wrong: 2, slow: 4);

        (await theme.Screen.Locator("[data-end=gehaald]").IsVisibleAsync()).ShouldBeTrue();
        await PictureAsync(theme, "gehaald");
        await theme.SavedAsync();
        var passed = server.Said("passed").ShouldHaveSingleItem();
        ((string?)passed["object"]!["id"]).ShouldBe($"{PlayerServer.ActivityBase}/requirement/P1");
        StatementGate.Check(StatementReader.Read(Encoding.UTF8.GetBytes(passed.ToJsonString())).Statement!, Rights("P1")).ShouldBeNull();
        StatementGate.Check(StatementReader.Read(Encoding.UTF8.GetBytes(passed.ToJsonString())).Statement!, Rights()).ShouldNotBeNull("a theme of employees has nothing to pass");

        await theme.Page.ReloadAsync();
        await theme.Page.Locator("html.js").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await theme.GoToAsync("mijn-zin");
        server.Said("passed").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Three_that_stay_otherwise_say_nothing_to_anybody_and_a_new_round_begins_at_the_first()
    {
        await using var server = await PlayerServer.StartAsync(One);
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page());
        await theme.KeepAsync();
        await theme.GoToAsync(Screen);
        await RoundAsync(theme, wrong: 3, slow: 0);

        (await theme.Screen.Locator("[data-end=nog-eens]").IsVisibleAsync()).ShouldBeTrue();
        (await theme.Screen.Locator("[data-ends]").InnerTextAsync()).ShouldNotMatch("[0-9]", "nobody reads a number");
        server.Said("passed").ShouldBeEmpty();
        await theme.Screen.Locator("[data-again]").ClickAsync();
        (await theme.Screen.Locator("[data-thing=baas-belt]").IsVisibleAsync()).ShouldBeTrue();
        (await theme.Screen.Locator("[data-thing=baas-belt] input:checked").CountAsync()).ShouldBe(0);
        await RoundAsync(theme, wrong: 0, slow: 0);
        await theme.SavedAsync();
        server.Said("passed").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Who_saves_afterwards_has_passed_from_then_on()
    {
        await using var server = await PlayerServer.StartAsync(One);
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page());
        await theme.GoToAsync(Screen);
        await RoundAsync(theme, wrong: 0, slow: 0);
        (await theme.Screen.Locator("[data-end=bewaar-eerst]").IsVisibleAsync()).ShouldBeTrue();
        server.Calls.ShouldBeEmpty();
        while (await theme.ScreenIdAsync() != One.ScreenIds[0]) await theme.Page.Locator("main:not([hidden]) .player-nav .back").ClickAsync();
        await theme.KeepAsync();
        server.Said("passed").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Both_case_maps_are_needed_for_P2_and_each_ends_in_a_map_of_what_was_said()
    {
        await using var server = await PlayerServer.StartAsync(EveryTheme.Training.Themes[2]);
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page());
        await theme.KeepAsync();
        await theme.GoToAsync("casus-els");
        await RightAsync(theme);
        (await theme.Screen.Locator("[data-end=ook-de-andere]").IsVisibleAsync()).ShouldBeTrue();
        (await theme.Screen.Locator("[data-map] ul[data-place=w2] li").CountAsync()).ShouldBe(1);
        (await theme.Page.AxeAsync()).ShouldBeEmpty();
        await PictureAsync(theme, "casuskaart");
        server.Said("passed").ShouldBeEmpty();
        await theme.GoToAsync("casus-mo");
        await RightAsync(theme);
        await theme.SavedAsync();
        ((string?)server.Said("passed").ShouldHaveSingleItem()["object"]!["id"]).ShouldBe($"{PlayerServer.ActivityBase}/requirement/P2");
        theme.Errors.ShouldBeEmpty();
    }

    private static async Task RightAsync(ThemeInBrowser theme)
    {
        foreach (var thing in await theme.Screen.Locator("[data-thing]").EvaluateAllAsync<string[]>("(all) => all.map((one) => `${one.dataset.thing} ${one.dataset.right}`)"))
        {
            await AnswerAsync(theme, thing.Split(' ')[0], thing.Split(' ')[1]);
            await theme.Screen.Locator(".things + .row button:visible").Last.ClickAsync();
        }
    }

    private static TellerRights Rights(params string[] requirements) =>
        new("player", PlayerServer.HomePage, PlayerServer.Pseudonym, PlayerServer.Registration, $"{PlayerServer.ActivityBase}/theme/P1") { Requirements = [.. requirements.Select(one => Scene.RequirementIdOf(PlayerServer.ActivityBase, one))] };

    /// <summary>All ten: the first <paramref name="wrong"/> twice otherwise, the next <paramref name="slow"/> at the second try.</summary>
    private static async Task RoundAsync(ThemeInBrowser theme, int wrong, int slow)
    {
        var things = await theme.Screen.Locator("[data-thing]").EvaluateAllAsync<string[]>("(all) => all.map((one) => `${one.dataset.thing} ${one.dataset.right}`)");
        things.Length.ShouldBe(10);
        for (var i = 0; i < things.Length; i++)
        {
            var (thing, right) = (things[i].Split(' ')[0], things[i].Split(' ')[1]);
            var others = new[] { "mag", "mag-niet", "hangt-af" }.Where(answer => answer != right).ToArray();
            if (i < wrong + slow) await AnswerAsync(theme, thing, others[0]);
            await AnswerAsync(theme, thing, i < wrong ? others[1] : right);
            await theme.Screen.Locator(".things + .row button:visible").Last.ClickAsync();
        }
    }

    private static async Task AnswerAsync(ThemeInBrowser theme, string thing, string answer)
    {
        await theme.Screen.Locator($"[data-thing={thing}] label:has([value={answer}])").ClickAsync();
        await theme.Button("Kijk of dit past").ClickAsync();
    }

    private static async Task PictureAsync(ThemeInBrowser theme, string name)
    {
        if (Environment.GetEnvironmentVariable("RTW_PICTURES") is not { Length: > 0 } folder) return;
        Directory.CreateDirectory(folder);
        foreach (var width in (int[])[360, 1280])
        {
            await theme.Page.SetViewportSizeAsync(width, 900);
            await theme.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}.png"), FullPage = true });
        }
    }
}
