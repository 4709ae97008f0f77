using System.Text.Json.Nodes;
using Microsoft.Playwright;
using ReturnToWork.TestKit;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Player;

public sealed class KeepingTests(Browsers browsers)
{
    [Fact]
    public async Task Before_bewaren_not_one_request_leaves_the_page()
    {
        await using var server = await PlayerServer.StartAsync();
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page());
        var requests = new List<string>();
        theme.Page.Request += (_, request) => requests.Add(request.Url);

        await theme.Screen.Locator("[data-keep=no]").ClickAsync();
        await theme.GoToAsync("wens");
        await theme.PickAsync("wens", "contact");
        await theme.GoToAsync("als-dan");
        await theme.GoToAsync("plankaart");
        await theme.PickAsync("terugkijkdag", "over-1-week");
        await theme.GoToAsync("delen");
        await theme.PickAsync("delen", "mijn-plan");
        await theme.Page.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");
        await Task.Delay(500, TestContext.Current.CancellationToken);

        (await theme.Saved.InnerTextAsync()).ShouldBe("Wij bewaren niets.");
        (await theme.Screen.Locator("[data-share]").IsDisabledAsync()).ShouldBeTrue();
        (await theme.Screen.Locator("[data-activity=delen] .keep-first").InnerTextAsync()).ShouldContain("Kies dan eerst: bewaren.");
        requests.ShouldBeEmpty();
        server.Calls.ShouldBeEmpty();
        theme.ShouldBeClean();
    }

    [Fact]
    public async Task Bewaren_keeps_what_was_chosen_before_and_says_so_only_after_the_acknowledgement()
    {
        await using var server = await PlayerServer.StartAsync();
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page());
        await theme.GoToAsync("wens");
        await theme.PickAsync("wens", "contact");
        for (var i = 0; i < 2; i++) await theme.Button("Terug").ClickAsync();
        var answered = new TaskCompletionSource();
        await theme.Page.RouteAsync("**/xapi/statements", async route => { await answered.Task; await route.ContinueAsync(); });

        await theme.Screen.Locator("[data-keep=yes]").ClickAsync();
        await theme.Screen.Locator("[data-keep-note=yes]").WaitForAsync();
        (await theme.Saved.GetAttributeAsync("data-state")).ShouldBe("sending");
        (await theme.Saved.InnerTextAsync()).ShouldBeEmpty();
        answered.SetResult();
        await theme.SavedAsync();

        (await theme.Saved.InnerTextAsync()).ShouldBe("Bewaard");
        server.Answers["wens"]["picked"]!.AsArray().Select(item => (string?)item).ShouldBe(["contact"]);
        server.Bookmark!["screen"]!.GetValue<string>().ShouldBe("wie-ziet-dit");
        server.Statements.Select(Verb).ShouldBe(["initialized", "progressed"]);
        theme.ShouldBeClean();
    }

    [Fact]
    public async Task Who_comes_back_is_on_the_same_screen_with_the_same_answers()
    {
        await using var server = await PlayerServer.StartAsync();
        await using (var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page()))
        {
            await theme.KeepAsync();
            await theme.GoToAsync("wens");
            await theme.PickAsync("wens", "buiten");
            await theme.NextAsync();
            await theme.PickAsync("kleine-stap", "buiten-lopen");
            await theme.Button("Nog kleiner").ClickAsync();
            await theme.SavedAsync();
        }

        await using var again = await ThemeInBrowser.OpenAsync(browsers, server.Page());
        (await again.ScreenIdAsync()).ShouldBe("kleine-stap");
        (await again.Screen.Locator("input:checked").GetAttributeAsync("value")).ShouldBe("buiten-lopen-kleiner");
        (await ThemeInBrowser.TextAsync(again.Page.Locator("main:not([hidden]) .step"))).ShouldBe("Stap 4 van 8");
        await again.SavedAsync();
        server.Said("initialized").Count().ShouldBe(2);
        await again.GoToAsync("plankaart");
        await again.SavedAsync();
        server.Said("completed").Count().ShouldBe(1);
        (await again.Screen.Locator("[data-from=wens]").InnerTextAsync()).ShouldBe("Vaker naar buiten");
        (await again.Screen.Locator("[data-from=kleine-stap]").InnerTextAsync()).ShouldBe("Ik loop tot de hoek van de straat.");
        again.ShouldBeClean();

        await using var third = await ThemeInBrowser.OpenAsync(browsers, server.Page());
        await third.NextAsync();
        await third.SavedAsync();
        server.Said("completed").Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_net_drop_in_the_middle_loses_nothing_and_says_nothing_twice()
    {
        await using var server = await PlayerServer.StartAsync();
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page());
        await theme.KeepAsync();
        await theme.GoToAsync("wens");
        await theme.PickAsync("wens", "contact");
        await theme.SavedAsync();

        server.LoseAnswers = true;
        await theme.NextAsync();
        await theme.PickAsync("kleine-stap", "contact-bellen");
        await theme.Saved.And(theme.Page.Locator("[data-state=waiting]")).WaitForAsync();
        (await theme.Saved.InnerTextAsync()).ShouldBe("Nog niet bewaard, geen verbinding. We proberen het steeds opnieuw.");
        await theme.Context.SetOfflineAsync(true);
        server.LoseAnswers = false;
        await theme.NextAsync();
        await theme.PickAsync("in-de-weg", "moe");
        await theme.NextAsync();
        await theme.Context.SetOfflineAsync(false);
        await theme.SavedAsync();

        server.Answers.Keys.ShouldBe(["wens", "kleine-stap", "in-de-weg"], ignoreOrder: true);
        server.Said("progressed").Select(said => (int)said["context"]!["extensions"]!["https://returntowork.example/xapi/extensions/screen-index"]!).ShouldBe([0, 1, 2, 3, 4, 5]);
        server.Statements.Select(said => (string?)said["id"]).ShouldBeUnique();
        theme.ShouldBeClean();
    }

    [Fact]
    public async Task A_page_that_goes_out_of_sight_sends_what_is_under_way_at_once()
    {
        await using var server = await PlayerServer.StartAsync();
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page());
        await theme.KeepAsync();
        await theme.GoToAsync("wens");
        await theme.SavedAsync();
        await theme.Page.EvaluateAsync("""
            document.querySelector('#nl-screen-wens input[value=contact]').click();
            Object.defineProperty(document, 'visibilityState', { value: 'hidden' });
            document.dispatchEvent(new Event('visibilitychange'));
            """);
        await theme.Page.GotoAsync("about:blank");
        await Eventually(() => server.Answers.ContainsKey("wens"));
    }

    [Fact]
    public async Task A_refused_statement_is_parked_and_holds_nothing_up()
    {
        await using var server = await PlayerServer.StartAsync();
        server.Refuse = (request, body) => request.Path == "/xapi/statements" && body.Contains("progressed", StringComparison.Ordinal) ? 400 : null;
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page());
        await theme.KeepAsync();
        await theme.GoToAsync("wens");
        await theme.PickAsync("wens", "contact");
        await theme.SavedAsync();
        server.Answers.Keys.ShouldContain("wens");
        server.Statements.Select(Verb).ShouldBe(["initialized"]);
        var tries = server.Calls.Count(call => call.Path == "/xapi/statements");
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        server.Calls.Count(call => call.Path == "/xapi/statements").ShouldBe(tries);
    }

    [Fact]
    public async Task A_visit_that_is_over_is_said_kindly_and_the_theme_goes_on_in_memory()
    {
        await using var server = await PlayerServer.StartAsync();
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page());
        await theme.KeepAsync();
        server.Refuse = (_, _) => 401;
        await theme.NextAsync();
        await theme.Saved.And(theme.Page.Locator("[data-state=ended]")).WaitForAsync();
        (await theme.Saved.InnerTextAsync()).ShouldContain("Open het thema opnieuw op je cursuspagina.");
        await theme.GoToAsync("wens");
        await theme.PickAsync("wens", "contact");
        await theme.GoToAsync("plankaart");
        (await theme.Screen.Locator("[data-from=wens]").InnerTextAsync()).ShouldBe("Weer contact met collega’s");
        theme.ShouldBeClean();
    }

    [Fact]
    public async Task A_token_that_is_over_is_renewed_once_and_nobody_notices()
    {
        await using var server = await PlayerServer.StartAsync();
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page());
        await theme.KeepAsync();
        var over = true;
        server.Refuse = (request, _) =>
        {
            if (request.Path == "/api/token") over = false;
            return over ? 401 : null;
        };
        await theme.NextAsync();
        await theme.SavedAsync();
        server.Calls.Count(call => call.Path == "/api/token").ShouldBe(1);
        server.Bookmark!["screen"]!.GetValue<string>().ShouldBe("groot-en-klein");
    }

    [Fact]
    public async Task The_open_page_keeps_nothing_and_offers_no_sharing()
    {
        await using var server = await PlayerServer.StartAsync();
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page("open"));
        (await theme.Saved.InnerTextAsync()).ShouldBe("Wij bewaren niets.");
        (await theme.Screen.Locator("[data-keep], [data-ask], [data-code]").CountAsync()).ShouldBe(0);
        await theme.GoToAsync("wens");
        await theme.PickAsync("wens", "contact");
        await theme.GoToAsync("delen");
        (await theme.Screen.Locator("[data-share]").CountAsync()).ShouldBe(0);
        server.Calls.ShouldBeEmpty();
        theme.ShouldBeClean();
    }

    [Fact]
    public async Task Nothing_is_left_in_the_browser()
    {
        await using var server = await PlayerServer.StartAsync();
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page());
        await theme.KeepAsync();
        await theme.GoToAsync("wens");
        await theme.PickAsync("wens", "contact");
        await theme.SavedAsync();
        (await theme.Context.CookiesAsync()).ShouldBeEmpty();
        (await theme.Page.EvaluateAsync<int>("localStorage.length + sessionStorage.length")).ShouldBe(0);
        (await theme.Page.EvaluateAsync<int>("indexedDB.databases().then((found) => found.length)")).ShouldBe(0);
        (await theme.Page.EvaluateAsync<int>("history.length")).ShouldBe(2);
        theme.Page.Url.ShouldBe(server.Page().AbsoluteUri);
    }

    internal static string Verb(JsonObject statement) => ((string)statement["verb"]!["id"]!).Split('/')[^1];

    internal static async Task Eventually(Func<bool> holds)
    {
        for (var i = 0; i < 60 && !holds(); i++) await Task.Delay(50, TestContext.Current.CancellationToken);
        holds().ShouldBeTrue();
    }
}
