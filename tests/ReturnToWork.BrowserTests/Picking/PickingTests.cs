using Microsoft.Playwright;
using ReturnToWork.BrowserTests.WholeWay;
using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Houses;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Picking;

/// <summary>A teacher chooses what a course gets (D1 to D4), in a frame on another site than the LMS, and a learner opens it.</summary>
public sealed class PickingTests(Browsers browsers)
{
    [Fact]
    public async Task L15_D2_without_any_cookie_of_ours_a_teacher_places_links_by_keyboard_and_a_learner_goes_from_the_list_to_a_theme_and_back()
    {
        await using var house = await TestHouse.StartAsync();
        var profile = Directory.CreateTempSubdirectory("rtw-profile-");
        try
        {
            await using var browser = await browsers.BlockingCookiesExceptAsync(profile, "127.0.0.1");
            var wiretap = new Wiretap(browser);
            var page = await browser.NewPageAsync();
            var course = new CourseBuilding(page, house);

            await course.SignInAsync("mirjam");
            await course.OpenPickerAsync();
            await course.Frame.Locator("input[name=pick][value='3']").FocusAsync();
            await page.Keyboard.PressAsync("Space");
            await page.Keyboard.PressAsync("Tab");
            (await course.Frame.Locator(":focus").InnerTextAsync()).ShouldBe("Bekijk ‘Mijn plan’ (nieuw venster)");
            for (var below = 0; below < 6; below++) await page.Keyboard.PressAsync("Tab");
            await page.Keyboard.PressAsync("Tab");
            (await course.Frame.Locator(":focus").GetAttributeAsync("value")).ShouldBe("mijn");
            await page.Keyboard.PressAsync("Space");
            await page.Keyboard.PressAsync("Enter");
            (await course.TitlesAsync()).ShouldContain("Mijn pagina: alle thema’s");
            (await course.TitlesAsync()).ShouldContain("Mijn plan");

            await course.SignInAsync("kees");
            await course.OpenAsync("Mijn pagina: alle thema’s");
            await course.ShownAsync(".theme-card", () => course.OpenAsync("Mijn pagina: alle thema’s"));
            (await course.FrameAddressAsync()).ShouldBe(house.Place.Tool + "/lti/launch/proof");
            var carried = (await course.Frame.Locator("input[name=visit]").First.GetAttributeAsync("value"))!;
            (await course.Frame.Locator(".theme-card [data-state]").CountAsync()).ShouldBe(0);
            await course.Frame.GetByRole(AriaRole.Button, new() { Name = "Open Mijn plan" }).ClickAsync();
            var theme = new ThemeFrame(course.Frame);
            await theme.ReadyAsync();
            (await course.FrameAddressAsync()).ShouldBe(house.Place.Tool + "/themes/3");
            await theme.KeepAsync();

            await course.Frame.GetByRole(AriaRole.Button, new() { Name = "Terug naar alle thema’s" }).ClickAsync();
            await course.Frame.Locator("[data-theme='3'] [data-state=busy]").WaitForAsync();
            await course.Frame.GetByRole(AriaRole.Button, new() { Name = "Open Hoe werkt het?" }).ClickAsync();
            await theme.ReadyAsync();
            (await course.Frame.Locator("main.theme[data-theme='1']:not([hidden]) h1").InnerTextAsync()).ShouldBe("Hoe werkt het?");

            (await browser.CookiesAsync([house.Place.Tool])).ShouldBeEmpty();
            var addresses = await wiretap.AddressesAsync();
            addresses.Count.ShouldBeGreaterThan(10, "else nothing was heard");
            foreach (var secret in (string[])[carried, .. await wiretap.SecretsAsync()]) addresses.ShouldNotContain(address => address.Contains(secret, StringComparison.Ordinal));
        }
        finally
        {
            profile.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("nl", 360, 740)]
    [InlineData("en", 1280, 900)]
    public async Task Where_one_link_is_taken_a_bundle_is_one_and_every_page_passes_axe(string language, int width, int height)
    {
        await using var house = await TestHouse.StartAsync();
        await using var browser = await browsers.FreshAsync(new() { ViewportSize = new() { Width = width, Height = height }, Locale = language == "nl" ? "nl-NL" : "en-GB" });
        // The LMS's own language, which it tells with the launch.
        await browser.AddCookiesAsync([new() { Name = "sample-lms-language", Value = language, Url = house.Place.Lms }]);
        var page = await browser.NewPageAsync();
        var course = new CourseBuilding(page, house);
        var (bundle, back) = language == "nl" ? ("Hoe werkt het? en Mijn plan", "Terug naar alle thema’s") : ("How does it work? and My plan", "Back to all themes");

        await course.SignInAsync("mirjam");
        await course.OpenPickerAsync(several: false);
        await course.Frame.Locator($"html[lang={language}]").WaitForAsync();
        await LookAsync("picker-one");
        await course.Frame.Locator("button[value=place]").ClickAsync();
        await course.Frame.Locator("[role=alert]").WaitForAsync();
        await LookAsync("picker-unclear");
        await course.Frame.Locator("input[name=pick][value=together]").CheckAsync();
        foreach (var number in (string[])["1", "3"]) await course.Frame.Locator($"input[name=in][value='{number}']").CheckAsync();
        await course.Frame.Locator("button[value=place]").ClickAsync();
        (await course.TitlesAsync()).ShouldContain(bundle);

        // Giving up adds nothing, and the LMS may say so.
        var before = await course.TitlesAsync();
        await course.OpenPickerAsync();
        await LookAsync("picker-several");
        await course.Frame.Locator("button[value=cancel]").ClickAsync();
        await course.Frame.Locator("body.answer").WaitForAsync();
        await page.GotoAsync(house.Place.Lms + "/courses");
        (await course.TitlesAsync()).ShouldBe(before);

        await course.SignInAsync("kees");
        await course.OpenAsync(bundle);
        await course.ShownAsync(".theme-card");
        (await course.FrameAddressAsync()).ShouldBe(house.Place.Tool + "/bundels/1-3", "a partitioned cookie holds");
        await LookAsync("bundle");
        await course.Frame.Locator("[data-theme='3'] a.button").ClickAsync();
        await new ThemeFrame(course.Frame).ReadyAsync();
        await LookAsync("theme-of-a-bundle");
        await course.Frame.GetByRole(AriaRole.Link, new() { Name = back }).ClickAsync();
        await course.ShownAsync(".theme-card");

        async Task LookAsync(string name)
        {
            // Set RTW_PICTURES to a folder to look at them yourself.
            if (Environment.GetEnvironmentVariable("RTW_PICTURES") is { } pictures) await page.ScreenshotAsync(new() { Path = Path.Combine(pictures, $"pick-{language}-{width}-{name}.png"), FullPage = true });
            (await course.Frame.Locator("html").EvaluateAsync<bool>("html => html.scrollWidth <= html.clientWidth")).ShouldBeTrue($"{name}: no sideways scroll");
            (await page.AxeAsync()).ShouldBeEmpty(name);
        }
    }
}
