using Microsoft.Playwright;
using ReturnToWork.BrowserTests.Ladder;
using ReturnToWork.TestKit.Houses;

namespace ReturnToWork.BrowserTests.Picking;

/// <summary>The sample LMS as a teacher furnishes a course in it, and as a learner then opens what was placed.</summary>
internal sealed class CourseBuilding(IPage page, TestHouse house)
{
    public IFrameLocator Frame => page.FrameLocator("#theme");

    public async Task SignInAsync(string who)
    {
        await page.GotoAsync(house.Place.Lms);
        await page.Locator($"button[name=learner][value={who}]").ClickAsync();
        await page.WaitForURLAsync("**/courses");
    }

    /// <summary>The picker in the frame of the course.</summary>
    public async Task OpenPickerAsync(bool several = true)
    {
        await AskAsync(several);
        await ShownAsync("form[action='/lti/pick'] .acts", () => AskAsync(several));
    }

    private async Task AskAsync(bool several)
    {
        await page.GotoAsync(house.Place.Lms + "/courses/add");
        if (!several)
        {
            await page.Locator("summary").ClickAsync();
            await page.Locator("input[name=multiple]").UncheckAsync();
        }

        await page.Locator("button.strong").ClickAsync();
    }

    /// <summary>
    /// Waits for something in the frame. A machine that was too busy to let the LMS's storage answer in time gets a window of its own instead, as it should (C6); then this
    /// begins again, as a person would. What never comes is said with what stands there.
    /// </summary>
    /// <param name="again">What opens it.</param>
    public async Task ShownAsync(string selector, Func<Task>? again = null)
    {
        var ownWindow = Frame.Locator("a[target=_blank][href*='own=1']");
        try
        {
            for (var tries = 0; ; tries++)
            {
                try
                {
                    await Frame.Locator(selector).Or(ownWindow).First.WaitForAsync();
                }
                catch (TimeoutException) when (tries == 0 && again is not null)
                {
                    Console.WriteLine($"Nothing came in the frame. It stood at {await LmsDesk.StoodAsync(page)}");
                    await again();
                    continue;
                }

                if (tries == 3 || again is null || await ownWindow.CountAsync() == 0) break;
                await again();
            }

            await Frame.Locator(selector).First.WaitForAsync();
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"Instead of {selector} the frame at {await FrameAddressAsync()} says: {await LmsDesk.StoodAsync(page)}", e);
        }
    }

    /// <summary>What stands in the course, by title.</summary>
    public async Task<IReadOnlyList<string>> TitlesAsync()
    {
        await page.WaitForURLAsync("**/courses");
        return await page.Locator("a.course strong").AllInnerTextsAsync();
    }

    public async Task OpenAsync(string title)
    {
        await page.GotoAsync(house.Place.Lms + "/courses");
        await page.Locator("a.course").Filter(new() { Has = page.Locator($"strong:text-is(\"{title}\")") }).ClickAsync();
    }

    public async Task<string> FrameAddressAsync() => (await (await page.Locator("#theme").ElementHandleAsync()).ContentFrameAsync())!.Url;
}
