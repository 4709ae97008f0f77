using System.Text.Json;
using Microsoft.Playwright;
using ReturnToWork.BrowserTests.WholeWay;
using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Houses;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Player;

/// <summary>The demo's hosts with every theme there is, started once for a class: each test takes a learner of its own.</summary>
public sealed class SharedHouse : IAsyncLifetime
{
    public TestHouse House { get; private set; } = null!;

    private readonly ThemeFolder _themes = new();

    public async ValueTask InitializeAsync() => House = await TestHouse.StartAsync(more: new Dictionary<string, string?>(StringComparer.Ordinal) { ["Courses:Themes"] = _themes.Path });

    public async ValueTask DisposeAsync()
    {
        await House.DisposeAsync();
        _themes.Dispose();
    }
}

/// <summary>What phones, trains, tabs and browsers do to somebody half-way a theme, against the real Tool in the sample LMS's frame.</summary>
public sealed class HardshipTests(Browsers browsers, SharedHouse shared) : IClassFixture<SharedHouse>
{
    private readonly TestHouse _house = shared.House;

    [Fact]
    public async Task On_another_device_it_goes_on_at_the_same_screen()
    {
        await using var phone = await browsers.FreshAsync();
        var theme = await OpenAsync(phone, "kees");
        await theme.Theme.KeepAsync();
        await theme.Theme.GoToAsync("wens");
        await theme.Theme.PickAsync("wens", "buiten");
        await theme.Theme.SavedAsync();

        // The phone stays open.
        await using var laptop = await browsers.FreshAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        var there = await OpenAsync(laptop, "kees");
        (await there.Theme.ScreenIdAsync()).ShouldBe("wens");
        (await there.PickedAsync()).ShouldBe(["buiten"]);
    }

    [Fact]
    public async Task A_tap_just_before_the_tab_closes_is_kept()
    {
        await using var phone = await browsers.FreshAsync();
        var theme = await OpenAsync(phone, "fatma");
        await theme.Theme.KeepAsync();
        await theme.Theme.GoToAsync("wens");
        await theme.Theme.SavedAsync();
        // Closing the last page would end the browser, and with it what is under way (courses.md 4.3).
        await phone.NewPageAsync();

        await theme.Frame.EvaluateAsync("document.querySelector('#nl-screen-wens input[value=contact]').click()");
        await theme.Page.CloseAsync();

        for (var i = 0; ; i++)
        {
            var again = await OpenAsync(phone, "fatma");
            if ((await again.PickedAsync()).SequenceEqual(["contact"])) break;
            i.ShouldBeLessThan(5, "the answer is lost");
            await again.Page.CloseAsync();
        }
    }

    [Fact]
    public async Task What_was_answered_and_shared_without_net_arrives_once_when_it_is_back()
    {
        await using var phone = await browsers.FreshAsync();
        var theme = await OpenAsync(phone, "ali");
        await theme.Theme.KeepAsync();
        await theme.Theme.GoToAsync("wens");
        await phone.SetOfflineAsync(true);
        await theme.Theme.PickAsync("wens", "ritme");
        await theme.Theme.GoToAsync("delen");
        await theme.Theme.PickAsync("delen", "anderen");
        await theme.Theme.Screen.Locator("[data-share]").ClickAsync();
        await theme.Theme.Screen.Locator("[data-share-note]").Filter(new() { HasText = "geen verbinding" }).WaitForAsync();
        await phone.SetOfflineAsync(false);
        await theme.Theme.SavedAsync();
        (await theme.Theme.Screen.Locator("[data-shared-list] > li").CountAsync()).ShouldBe(1);

        await using var laptop = await browsers.FreshAsync();
        var there = await OpenAsync(laptop, "ali");
        (await there.Theme.ScreenIdAsync()).ShouldBe("delen");
        // This list is the record store's own.
        (await there.Theme.Screen.Locator("[data-shared-list] li li").AllInnerTextsAsync()).ShouldBe(["Wat andere mensen zeggen"]);
        await there.Theme.BackToAsync("wens");
        (await there.PickedAsync()).ShouldBe(["ritme"]);
    }

    [Fact]
    public async Task Two_tabs_of_one_theme_show_the_last_change_of_both_and_lose_no_share()
    {
        await using var laptop = await browsers.FreshAsync();
        var one = await OpenAsync(laptop, "noor");
        await one.Theme.KeepAsync();
        await one.Theme.GoToAsync("wens");
        await one.Theme.SavedAsync();
        var two = await OpenAsync(laptop, "noor");

        await one.Theme.PickAsync("wens", "contact");
        await one.Theme.SavedAsync();
        await two.ComesInSightAsync();
        (await two.PickedAsync()).ShouldBe(["contact"]);
        await two.Theme.PickAsync("wens", "buiten");
        await two.Theme.SavedAsync();
        await one.ComesInSightAsync();
        (await one.PickedAsync()).ShouldBe(["buiten"]);

        foreach (var (tab, topic) in new[] { (one, "anderen"), (two, "eerste-stap") })
        {
            await tab.Theme.GoToAsync("delen");
            await tab.Theme.ShareAsync(topic);
            await tab.Theme.SavedAsync();
        }

        await one.ComesInSightAsync();
        foreach (var tab in new[] { one, two }) (await tab.Theme.Screen.Locator("[data-shared-list] > li").CountAsync()).ShouldBe(tab == one ? 2 : 1);
        await two.ComesInSightAsync();
        (await two.Theme.Screen.Locator("[data-shared-list] > li").CountAsync()).ShouldBe(2);
        (await one.Theme.ScreenIdAsync()).ShouldBe("delen", "nobody is taken to another screen");
    }

    [Fact]
    public async Task A_page_that_the_browser_puts_back_does_not_show_what_was_taken_back()
    {
        await using var laptop = await browsers.FreshAsync();
        var old = await OpenAsync(laptop, "sam");
        await old.Theme.KeepAsync();
        await old.Theme.GoToAsync("delen");
        await old.Theme.ShareAsync("anderen");
        await old.Theme.SavedAsync();
        await using var phone = await browsers.FreshAsync();
        await (await OpenAsync(phone, "sam")).Theme.TakeBackAsync();

        var hidden = await old.Frame.EvaluateAsync<bool>("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })) && document.body.hidden");
        hidden.ShouldBeTrue("nothing is seen before the Tool said what is true");
        await UntilAsync(() => old.Frame.EvaluateAsync<bool>("!document.body.hidden"));
        (await old.Theme.Screen.Locator("[data-shared-list] > li").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task The_platform_hears_how_high_the_page_is_and_nobody_else()
    {
        await using var laptop = await browsers.FreshAsync();
        await laptop.AddInitScriptAsync("globalThis.heard = []; addEventListener('message', (event) => heard.push({ origin: event.origin, data: String(event.data) }));");
        var theme = await OpenAsync(laptop, "daan");
        await UntilAsync(() => theme.Page.EvaluateAsync<bool>("heard.length > 0"));
        for (var i = 0; i < 3; i++) await theme.Theme.Screen.Page.FrameLocator("#theme").Locator("main:not([hidden]) .player-nav .next").ClickAsync();
        var inner = await theme.Frame.EvaluateAsync<double>("Math.ceil(document.body.getBoundingClientRect().height)");
        await UntilAsync(() => theme.Page.EvaluateAsync<bool>("(height) => JSON.parse(heard.at(-1).data).height === height", inner));

        var heard = JsonDocument.Parse(await theme.Page.EvaluateAsync<string>("JSON.stringify(heard)")).RootElement.EnumerateArray().ToList();
        heard.Count.ShouldBeLessThan(12, "told when it changed, not all the time");
        foreach (var one in heard)
        {
            one.GetProperty("origin").GetString().ShouldBe(_house.Place.Tool);
            using var message = JsonDocument.Parse(one.GetProperty("data").GetString()!);
            message.RootElement.EnumerateObject().Select(member => member.Name).ShouldBe(["subject", "height"]);
            message.RootElement.GetProperty("subject").GetString().ShouldBe("lti.frameResize");
            message.RootElement.GetProperty("height").GetInt32().ShouldBeInRange(100, 20_000);
        }

        // A page by itself tells nobody.
        var alone = await laptop.NewPageAsync();
        await alone.GotoAsync($"{_house.Place.Tool}/open/3");
        await alone.Locator("html.js").WaitForAsync();
        (await alone.EvaluateAsync<int>("heard.length")).ShouldBe(0);
    }

    // Not Playwright's own waiting: it needs eval, which these pages forbid.
    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 1200 && !await holds(); i++) await Task.Delay(50, TestContext.Current.CancellationToken);
        (await holds()).ShouldBeTrue();
    }

    private async Task<Tab> OpenAsync(IBrowserContext context, string learner)
    {
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(60_000);
        var theme = await new LmsPage(page, _house).OpenThemeAsync(learner);
        var frame = (await (await page.Locator("#theme").ElementHandleAsync()).ContentFrameAsync())!;
        return new Tab(page, theme, frame);
    }

    private sealed record Tab(IPage Page, ThemeFrame Theme, IFrame Frame)
    {
        public Task<string[]> PickedAsync() => Theme.Screen.Locator("input:checked").EvaluateAllAsync<string[]>("(all) => all.map((input) => input.value)");

        /// <summary>The browser shows this tab again; done when it knows what is kept.</summary>
        public Task<IResponse> ComesInSightAsync() =>
            Page.RunAndWaitForResponseAsync(() => Frame.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))"), response => response.Url.EndsWith("/api/answers/3", StringComparison.Ordinal) && response.Request.Method == "GET");
    }
}
