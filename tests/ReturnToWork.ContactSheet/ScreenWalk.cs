using System.Globalization;
using Microsoft.Playwright;
using ReturnToWork.TestKit;

namespace ReturnToWork.ContactSheet;

/// <summary>Walks through a theme with its own buttons and takes a picture of what somebody sees.</summary>
internal static class ScreenWalk
{
    /// <summary>A theme has at most a dozen screens; a walk that does not end is a fault of the player.</summary>
    private const int TooMany = 50;

    public static async Task<IReadOnlyList<Shot>> ShootAsync(Browsers browsers, string address, Sheet sheet, string folder)
    {
        await using var context = await browsers.FreshAsync(new() { ViewportSize = new() { Width = sheet.Width, Height = 740 }, ReducedMotion = ReducedMotion.Reduce });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(15_000);
        await page.GotoAsync(address);
        await page.Locator("html.js main.theme:not([hidden]) .player-nav").WaitForAsync();
        if (sheet.BlackAndWhite)
            await (await context.NewCDPSessionAsync(page)).SendAsync("Emulation.setEmulatedVisionDeficiency", new(StringComparer.Ordinal) { ["type"] = "achromatopsia" });
        var shots = new List<Shot>();
        var next = page.Locator("main.theme:not([hidden]) .player-nav .next");
        for (var screens = 1; screens <= TooMany; screens++)
        {
            var screen = page.Locator("main.theme:not([hidden]) section.screen:not([hidden])");
            var id = (await screen.GetAttributeAsync("data-screen"))!;
            var (steps, on) = (await screen.Locator(".scene-steps [data-step]").CountAsync(), screen.Locator(".scene-next"));
            for (var step = 1; step <= Math.Max(1, steps); step++)
            {
                if (step > 1) await on.ClickAsync();
                // No button looks pointed at.
                await page.Mouse.MoveAsync(0, 0);
                var shot = new Shot(id, steps > 1 ? step : null, string.Create(CultureInfo.InvariantCulture, $"{screens:00}-{id}{(steps > 1 ? $"-{step}" : "")}.png"));
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, shot.File), FullPage = true, Animations = ScreenshotAnimations.Disabled });
                shots.Add(shot);
            }

            if (!await next.IsVisibleAsync()) return shots;
            await next.ClickAsync();
        }

        throw new InvalidOperationException($"{sheet.Code} has no last screen.");
    }
}
