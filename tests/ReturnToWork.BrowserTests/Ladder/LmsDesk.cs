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
        await page.WaitForURLAsync("**/courses", new() { WaitUntil = WaitUntilState.Commit });
        await page.GotoAsync(house.Place.Lms + "/courses/3/storage");
        await page.Locator($"button[name=mode][value={storage}]").ClickAsync();
        await page.WaitForURLAsync("**/courses/3", new() { WaitUntil = WaitUntilState.Commit });
    }

    /// <summary>
    /// Waits for the theme in the frame. A machine that is so busy that the platform's page does not answer in time leads to the rung of the new window (C7), or to the refusal of a proof that
    /// did not come, as it should; then the launch is begun once more, at most three times. A frame in which nothing came at all is begun again twice, and what stood in it is said if it
    /// happens a third time.
    /// </summary>
    public static Task ReadyAsync(IPage page, string frame = "#theme") => UntilAsync(page, frame, "html.js");

    /// <summary>Waits for the refusal of a proof that did not come. Where the platform's page did not answer in time the way leads to a window of its own; then the launch is begun once more.</summary>
    public static Task RefusedAsync(IPage page, string code) => UntilAsync(page, "#theme", $"p:has-text('{code}')");

    /// <summary>The tool's frame on the course page.</summary>
    public static async Task<IFrame> FrameAsync(IPage page) => (await (await page.Locator("#theme").ElementHandleAsync()).ContentFrameAsync())!;

    /// <summary>Where the frame is and what stands in it, as far as it answers.</summary>
    public static async Task<string> StoodAsync(IPage page)
    {
        var address = page.Frames.Count > 1 ? string.Join(' ', page.Frames.Select(frame => frame.Url)) : "no frame";
        try
        {
            return $"{address} {await page.FrameLocator("#theme").Locator("html").EvaluateAsync<string>("html => html.outerHTML.slice(0, 2000)", options: new() { Timeout = 5_000 })}";
        }
        catch (TimeoutException)
        {
            return $"{address} and does not answer";
        }
    }

    private static async Task UntilAsync(IPage page, string frame, string wanted)
    {
        var theme = page.FrameLocator(frame);
        var empty = 0;
        for (var again = 0; ; again++)
        {
            try
            {
                await theme.Locator($"{wanted}, a[target=_blank][href*='own=1'], p:has-text('A3-browser-unproven')").First.WaitForAsync();
            }
            catch (TimeoutException) when (empty++ < 2)
            {
                Console.WriteLine($"Nothing came in the frame. It stood at {await StoodAsync(page)}");
                await page.ReloadAsync();
                continue;
            }

            if (await theme.Locator(wanted).CountAsync() > 0) return;
            if (again == 3) throw new InvalidOperationException("The platform's storage did not answer in time, four times in a row.");
            await page.ReloadAsync();
        }
    }
}
