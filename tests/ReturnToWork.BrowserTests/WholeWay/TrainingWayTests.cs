using Microsoft.Playwright;
using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Houses;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.WholeWay;

/// <summary>A coach opens the e-learning from the Companion, finishes a module, and sees it there.</summary>
public sealed class TrainingWayTests(Browsers browsers)
{
    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task From_the_own_page_to_a_finished_module_and_back(int width)
    {
        await using var house = await TestHouse.StartAsync();
        await using var browser = await browsers.FreshAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, Locale = "nl-NL" });
        var companion = new CompanionPages(await browser.NewPageAsync(), house);
        var page = companion.Page;
        await companion.SignInAsync("anna");
        await page.GotoAsync(house.Place.Companion + "/training/own");
        await LookAsync(page, $"own-before-{width}");
        await page.Locator("form[action='/training/own/begin'] button").ClickAsync();
        await page.Locator("form[action='/training/own/open/P0']").WaitForAsync();
        await LookAsync(page, $"own-{width}");

        var module = await page.RunAndWaitForPopupAsync(() => page.Locator("form[action='/training/own/open/P0'] button").ClickAsync());
        await module.WaitForURLAsync(house.Place.Tool + "/themes/P0");
        await module.Locator("html.js main.theme:not([hidden]) .player-nav").WaitForAsync();
        await LookAsync(module, $"module-{width}");
        var next = module.Locator("main.theme:not([hidden]) .player-nav .next");
        for (var i = 0; i < 20 && await next.IsVisibleAsync() && await next.IsEnabledAsync(); i++) await next.ClickAsync();
        await module.Locator("main.theme:not([hidden]) .saved[data-state=kept]").WaitForAsync();
        // Again from the cookie: the page is where it was left.
        await module.ReloadAsync();
        await module.Locator("html.js main.theme:not([hidden]) .player-nav").WaitForAsync();
        await LookAsync(module, $"module-end-{width}");

        await companion.UntilAsync(() => page.GetByText("Klaar op "), house.Place.Companion + "/training/own");
        await LookAsync(page, $"own-after-{width}");
        await page.Locator("form[action='/training/own/code'] button").ClickAsync();
        (await page.Locator("#code").InnerTextAsync()).ShouldMatch("^[0-9]{3} [0-9]{3}$");
        await LookAsync(page, $"own-code-{width}");
    }

    private static async Task LookAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("RTW_PICTURES") is { } pictures) await page.ScreenshotAsync(new() { Path = Path.Combine(pictures, $"{name}.png"), FullPage = true });
        (await page.AxeAsync()).ShouldBeEmpty(name);
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0, $"{name} is wider than the window");
    }
}
