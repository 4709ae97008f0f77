using ReturnToWork.BrowserTests.Player;
using ReturnToWork.BrowserTests.WholeWay;
using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Houses;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Picking;

/// <summary>A theme adds no C#: a folder beside the others is enough for the real Tool, from the teacher's picker to the end card.</summary>
public sealed class SeventhThemeTests(Browsers browsers)
{
    [Fact]
    public async Task A_seventh_theme_is_a_new_folder_and_no_programming()
    {
        using var themes = new ThemeFolder();
        await using var house = await TestHouse.StartAsync(more: new Dictionary<string, string?>(StringComparer.Ordinal) { ["Courses:Themes"] = themes.Path });
        await using var browser = await browsers.FreshAsync();
        var page = await browser.NewPageAsync();
        var course = new CourseBuilding(page, house);
        await course.SignInAsync("mirjam");
        await course.OpenPickerAsync();
        await course.Frame.Locator("input[name=pick][value='7']").CheckAsync();
        await page.Keyboard.PressAsync("Enter");
        (await course.TitlesAsync()).ShouldContain("Alle vormen");

        await course.SignInAsync("kees");
        await course.OpenAsync("Alle vormen");
        var theme = new ThemeFrame(course.Frame);
        await theme.ReadyAsync();
        await theme.KeepAsync();
        foreach (var screen in (string[])["waar-of-niet", "tekens", "past-dit", "sterk", "mijn-sterke", "mijn-kring", "gesprek", "als-dan"])
        {
            await theme.GoToAsync(screen);
            await Play.ScreenAsync(theme.Screen, screen);
        }

        await theme.GoToAsync("pauzekaart");
        (await theme.Screen.Locator("[data-from=gesprek]").TextContentAsync()).ShouldBe("Het gaat wel. · Dan neem ik toch even pauze. · Om elf uur, met een collega.");
        await theme.SavedAsync();

        await course.OpenAsync("Alle vormen");
        await theme.ReadyAsync();
        (await theme.ScreenIdAsync()).ShouldBe("pauzekaart");
        (await theme.Screen.Locator("[data-from=mijn-sterke]").TextContentAsync()).ShouldBe("op tijd (op het werk, thuis) · werkt goed samen");
    }
}
