using Microsoft.Playwright;
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
        await page.GotoAsync(house.Place.Lms + "/courses/add");
        if (!several)
        {
            await page.Locator("summary").ClickAsync();
            await page.Locator("input[name=multiple]").UncheckAsync();
        }

        await page.Locator("button.strong").ClickAsync();
        await Frame.Locator("form[action='/lti/pick'] .acts").WaitForAsync();
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
