using Microsoft.Playwright;
using ReturnToWork.BrowserTests.WholeWay;
using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Houses;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Ladder;

/// <summary>Each rung of a launch in the LMS's frame, in a browser whose user blocks the Tool's cookies (lti.md C1 to C7).</summary>
public sealed class RungTests(Browsers browsers)
{
    private const string Lms = "127.0.0.1";
    private const string Tool = "localhost";
    [Fact]
    public async Task C2_C4_C5_the_platforms_storage_opens_the_theme_wherever_the_platform_keeps_it()
    {
        await using var house = await TestHouse.StartAsync();
        await WithAsync(null, null, async browser =>
        {
            var wiretap = new Wiretap(browser);
            var page = await browser.NewPageAsync();
            foreach (var storage in (string[])["frame", "parent", "elsewhere", "old"])
            {
                await LmsDesk.SignInAsync(page, house, "kees", storage);
                await LmsDesk.ReadyAsync(page);
                (await LmsDesk.FrameAsync(page)).Url.ShouldBe(house.Place.Tool + "/lti/launch/proof", storage);
            }

            (await browser.CookiesAsync([house.Place.Tool])).ShouldBeEmpty();
            var secrets = await wiretap.SecretsAsync();
            secrets.Count.ShouldBeGreaterThanOrEqualTo(12, "an id_token, a ticket and a proof of each launch");
            var addresses = await wiretap.AddressesAsync();
            foreach (var secret in secrets) addresses.ShouldNotContain(address => address.Contains(secret, StringComparison.Ordinal));
        });
    }

    [Theory]
    [InlineData("none", 360, 740)]
    [InlineData("refuses", 1280, 900)]
    [InlineData("silent", 360, 740)]
    public async Task C6_C7_without_storage_or_an_answer_one_key_opens_the_theme_in_a_window_of_its_own(string storage, int width, int height)
    {
        await using var house = await TestHouse.StartAsync();
        await WithAsync(Tool, new() { Width = width, Height = height }, async browser =>
        {
            var wiretap = new Wiretap(browser);
            var page = await browser.NewPageAsync();
            await LmsDesk.SignInAsync(page, house, "kees", storage);
            if (storage == "silent")
            {
                // Two seconds of waiting are looked at as well.
                await page.FrameLocator("#theme").GetByText("Dit duurt een paar tellen.").WaitForAsync();
                await LookAsync(page, $"waiting-{width}");
            }

            var link = page.FrameLocator("#theme").GetByRole(AriaRole.Link, new() { Name = "Open in een nieuw venster" });
            await link.WaitForAsync();
            await LookAsync(page, $"window-{storage}-{width}");

            // By keyboard alone: it is the first thing in the frame.
            await page.Locator("#own-window").FocusAsync();
            for (var i = 0; i < 5 && !await link.EvaluateAsync<bool>("one => one === document.activeElement"); i++) await page.Keyboard.PressAsync("Tab");
            (await link.EvaluateAsync<bool>("one => one === document.activeElement")).ShouldBeTrue();
            var window = await browser.RunAndWaitForPageAsync(() => page.Keyboard.PressAsync("Enter"));

            await window.Locator("html.js").WaitForAsync();
            window.Url.ShouldBe(house.Place.Tool + "/themes/3");
            (await window.EvaluateAsync<bool>("() => window.opener === null")).ShouldBeTrue();
            (await browser.CookiesAsync([house.Place.Tool])).ShouldContain(cookie => cookie.Name == "__Host-rtw-session");
            // The frame still says what to do.
            (await link.IsVisibleAsync()).ShouldBeTrue();
            var addresses = await wiretap.AddressesAsync();
            foreach (var secret in await wiretap.SecretsAsync()) addresses.ShouldNotContain(address => address.Contains(secret, StringComparison.Ordinal));
        });
    }

    [Theory, InlineData(360, 740), InlineData(1280, 900)]
    public async Task C6_who_blocks_every_cookie_is_told_so_and_a_storage_that_forgets_is_a_refusal_that_can_be_read_in_the_frame(int width, int height)
    {
        await using var house = await TestHouse.StartAsync();
        await WithAsync(null, new() { Width = width, Height = height }, async browser =>
        {
            var page = await browser.NewPageAsync();
            await LmsDesk.SignInAsync(page, house, "kees", "none");
            var window = await browser.RunAndWaitForPageAsync(() => page.FrameLocator("#theme").GetByRole(AriaRole.Link, new() { Name = "Open in een nieuw venster" }).ClickAsync());
            await window.GetByRole(AriaRole.Heading, new() { Name = "Je browser bewaart geen cookies" }).WaitForAsync();
            await LookAsync(window, $"no-cookies-{width}");

            await LmsDesk.SignInAsync(page, house, "kees", "forgets");
            await LmsDesk.RefusedAsync(page, "A3-browser-unproven");
            (await LmsDesk.FrameAsync(page)).Url.ShouldBe(house.Place.Tool + "/lti/launch/proof");
            await LookAsync(page, $"refused-{width}");
        });
    }

    private async Task WithAsync(string? inOwnWindow, ViewportSize? size, Func<IBrowserContext, Task> walk)
    {
        var profile = Directory.CreateTempSubdirectory("rtw-profile-");
        try
        {
            await using var browser = await browsers.BlockingCookiesExceptAsync(profile, Lms, inOwnWindow, size);
            await walk(browser);
        }
        finally
        {
            profile.Delete(recursive: true);
        }
    }

    // Set RTW_PICTURES to a folder to look at every page yourself.
    private static async Task LookAsync(IPage page, string name)
    {
        // A frame that has its words may not have its letters yet.
        var shown = page.Frames.Where(frame => frame.ParentFrame is null || frame.Url.Contains("/lti/l", StringComparison.Ordinal)).ToList();
        foreach (var frame in shown) await frame.EvaluateAsync("() => Promise.all([document.fonts.ready, new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))])");
        if (Environment.GetEnvironmentVariable("RTW_PICTURES") is { } pictures) await page.ScreenshotAsync(new() { Path = Path.Combine(pictures, $"ladder-{name}.png") });
        (await page.AxeAsync()).ShouldBeEmpty(name);
        foreach (var frame in shown)
            (await frame.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(0, $"{name} {frame.Url}");
    }
}
