using Microsoft.Playwright;
using ReturnToWork.TestKit.Houses;

namespace ReturnToWork.BrowserTests.WholeWay;

/// <summary>The sample LMS as a learner uses it.</summary>
internal sealed class LmsPage(IPage page, TestHouse house)
{
    /// <summary>Signs in and opens theme 3 in the frame on the course page.</summary>
    public async Task<ThemeFrame> OpenThemeAsync(string learner)
    {
        await page.GotoAsync(house.Place.Lms);
        await page.Locator($"button[name=learner][value={learner}]").ClickAsync();
        await page.Locator("a.course[href='/courses/3']").ClickAsync();
        var frame = new ThemeFrame(page.FrameLocator("#theme"));
        await frame.ReadyAsync();
        return frame;
    }
}
