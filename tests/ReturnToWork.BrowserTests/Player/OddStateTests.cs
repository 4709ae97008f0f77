using System.Text.Json.Nodes;
using ReturnToWork.TestKit;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Player;

/// <summary>Bad input for the learner: state that was tampered with, or of another version of the theme. A polite start, never a blank frame, never a lost answer.</summary>
public sealed class OddStateTests(Browsers browsers)
{
    [Fact]
    public async Task A_screen_or_option_that_was_taken_out_of_the_theme_costs_nobody_an_answer()
    {
        await using var server = await PlayerServer.StartAsync();
        await using (var before = await ThemeInBrowser.OpenAsync(browsers, server.Page()))
        {
            await before.KeepAsync();
            await before.GoToAsync("wens");
            await before.PickAsync("wens", "contact");
            await before.SavedAsync();
        }

        server.Tamper = boot =>
        {
            boot["bookmark"] = new JsonObject { ["screen"] = "taken-out", ["language"] = "fy" };
            boot["answers"]!["in-de-weg"] = new JsonObject { ["picked"] = new JsonArray("taken-out") };
            return null;
        };
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page());
        (await theme.ScreenIdAsync()).ShouldBe("wie-ziet-dit");
        (await theme.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe("nl");
        await theme.GoToAsync("wens");
        (await theme.Screen.Locator("input:checked").GetAttributeAsync("value")).ShouldBe("contact");
        await theme.GoToAsync("in-de-weg");
        (await theme.Screen.Locator("input:checked").CountAsync()).ShouldBe(0);
        await theme.SavedAsync();
        server.Answers.Keys.ShouldBe(["wens"], "what was not answered anew was not written over");
        await theme.PickAsync("in-de-weg", "moe");
        await theme.SavedAsync();
        server.Answers["in-de-weg"].ToJsonString().ShouldContain("moe");
        theme.ShouldBeClean();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("""{"host":"lti"}""")]
    [InlineData("""{"host":"toString","theme":{},"language":9,"bookmark":"x","answers":"y","shares":{},"paired":[],"prefs":7,"mode":null}""")]
    [InlineData("""{"host":"lti","theme":"3","language":"xx","kept":true,"actor":7,"registration":"x","token":5,"tokenExpires":"never","api":7,"xapi":null,"activityBase":null,"answers":{"__proto__":{"picked":["contact"]}}}""")]
    public async Task A_page_with_broken_beginnings_can_still_be_read(string boot)
    {
        await using var server = await PlayerServer.StartAsync();
        server.Tamper = _ => boot;
        var context = await browsers.FreshAsync();
        await using var _ = context;
        var page = await context.NewPageAsync();
        await page.GotoAsync(server.Page().AbsoluteUri);
        await page.WaitForFunctionAsync("document.readyState === 'complete'");

        (await page.Locator("main:not([hidden]) h1").First.IsVisibleAsync()).ShouldBeTrue();
        var screens = await page.Locator("main:not([hidden]) section.screen:visible").CountAsync();
        (screens is 1 or 8).ShouldBeTrue($"one screen, or all as a booklet; {screens} are shown");
        if (screens == 1) await page.Locator("main:not([hidden]) .player-nav .next").ClickAsync();
        (await page.Locator("main:not([hidden]) section.screen:visible").Last.InnerTextAsync()).Length.ShouldBeGreaterThan(40);
    }

    [Fact]
    public async Task A_script_of_one_kind_that_never_comes_leaves_its_screens_to_be_read_and_everything_else_working()
    {
        await using var server = await PlayerServer.StartAsync(PlayerServer.AllForms);
        await using var context = await browsers.FreshAsync();
        foreach (var script in (string[])["if-then", "memo", "pair", "placing", "qualities", "talk"]) await context.RouteAsync($"**/{script}.js", route => route.AbortAsync());
        var page = await context.NewPageAsync();
        List<string> faults = [];
        page.PageError += (_, fault) => faults.Add(fault);
        await page.GotoAsync(server.Page().AbsoluteUri);
        await page.Locator("main:not([hidden]) [data-keep=yes]").ClickAsync();
        var next = page.Locator("main:not([hidden]) .player-nav .next");
        for (var more = true; more; more = await next.IsVisibleAsync())
        {
            (await page.Locator("main:not([hidden]) section.screen:visible").InnerTextAsync()).Length.ShouldBeGreaterThan(20);
            await next.ClickAsync();
        }

        await page.Locator("main:not([hidden]) .saved[data-state=kept]").WaitForAsync();
        server.Said("completed").Count().ShouldBe(1);
        faults.ShouldBeEmpty();
    }
}
