using Microsoft.Playwright;
using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Houses;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Themes;

/// <summary>Workshops in a browser: the script on a phone, the slides on a wall.</summary>
public sealed class WorkshopPageTests(Browsers browsers)
{
    [Fact]
    public async Task Slides_come_one_by_one_with_the_keys_of_a_clicker_and_each_fits_on_the_wall()
    {
        await using var house = await TestHouse.StartAsync();
        await using var browser = await browsers.FreshAsync(new() { ViewportSize = new() { Width = 1280, Height = 720 } });
        var page = await browser.NewPageAsync();
        await page.GotoAsync(house.Place.Tool + "/open/3/beamer?language=nl");
        var slides = await page.Locator(".slide").CountAsync();
        await Assertions.Expect(page.Locator(".slide:visible")).ToHaveCountAsync(1);
        foreach (var (key, at) in new[] { ("ArrowRight", 2), ("PageDown", 3), (" ", 4), ("PageUp", 3), ("ArrowLeft", 2), ("End", slides), ("ArrowDown", slides), ("Home", 1) })
        {
            await page.Keyboard.PressAsync(key);
            await Assertions.Expect(page.Locator(".slide:visible")).ToHaveIdAsync($"dia-{at}");
        }

        (await page.AxeAsync()).ShouldBeEmpty(page.Url);
        foreach (var theme in Enumerable.Range(1, 6))
        {
            await page.GotoAsync($"{house.Place.Tool}/open/{theme}/beamer?language={(theme % 2 == 0 ? "en" : "nl")}");
            slides = await page.Locator(".slide").CountAsync();
            for (var at = 1; at <= slides; at++)
            {
                await Assertions.Expect(page.Locator(".slide:visible")).ToHaveIdAsync($"dia-{at}");
                (await page.EvaluateAsync<int>(Overflow)).ShouldBeLessThanOrEqualTo(1, $"theme {theme}, slide {at}");
                if (Picture is not null) await page.ScreenshotAsync(new() { Path = $"{Picture}/beamer-{theme}-{at:00}.png" });
                if (at < slides) await page.Locator("[data-turn='1']").ClickAsync();
            }
        }

        await page.SetViewportSizeAsync(360, 740);
        foreach (var (address, name) in new[] { ("/open/3/workshop?language=nl", "script"), ("/open/workshops?language=en", "list"), ("/open/4/beamer?language=nl", "beamer") })
        {
            await page.GotoAsync(house.Place.Tool + address);
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0, address);
            (await page.AxeAsync()).ShouldBeEmpty(page.Url);
            if (Picture is not null) await page.ScreenshotAsync(new() { Path = $"{Picture}/{name}-360.png", FullPage = true });
        }
    }

    private const string Overflow = "Math.max(document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight - innerHeight, ...[...document.querySelectorAll('.slide:not([hidden])')].map(s => s.scrollHeight - s.clientHeight))";

    /// <summary>Set RTW_PICTURES to a folder to look at them yourself.</summary>
    private static string? Picture => Environment.GetEnvironmentVariable("RTW_PICTURES");

}
