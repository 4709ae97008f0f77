using Microsoft.Playwright;
using ReturnToWork.TestKit.Houses;

namespace ReturnToWork.BrowserTests.Ladder;

/// <summary>The sample LMS as somebody uses it who tries the rungs.</summary>
internal static class LmsDesk
{
    /// <summary>Signs in, chooses how the LMS keeps things for the theme, and ends on the course page.</summary>
    public static async Task SignInAsync(IPage page, TestHouse house, string learner, string storage)
    {
        await page.GotoAsync(house.Place.Lms);
        await page.Locator($"button[name=learner][value={learner}]").ClickAsync();
        await page.WaitForURLAsync("**/courses");
        await page.GotoAsync(house.Place.Lms + "/courses/3/storage");
        await page.Locator($"button[name=mode][value={storage}]").ClickAsync();
        await page.WaitForURLAsync("**/courses/3");
        // Asked for by name, not by the redirect, so that a test may have changed the page on its way.
        await page.GotoAsync(house.Place.Lms + "/courses/3");
    }

    /// <summary>Takes away the course page's own rule about which pages it may hold, and adds to it.</summary>
    public static Task FrameAnythingAsync(IBrowserContext browser, TestHouse house, string more = "") => browser.RouteAsync(house.Place.Lms + "/courses/3", async route =>
    {
        var page = await route.FetchAsync(new() { MaxRedirects = 0 });
        var headers = page.Headers.Where(header => header.Key != "content-security-policy").ToDictionary(header => header.Key, header => header.Value, StringComparer.Ordinal);
        await route.FulfillAsync(new() { Status = page.Status, Headers = headers, Body = (await page.TextAsync()).Replace("</main>", more + "</main>", StringComparison.Ordinal) });
    });
}
