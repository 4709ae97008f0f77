using Microsoft.Playwright;
using ReturnToWork.BrowserTests.WholeWay;
using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Houses;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Mine;

/// <summary>From a theme in the LMS's frame to one's own page and through everything on it, to the end.</summary>
public sealed class OwnPageTests(Browsers browsers)
{
    [Theory]
    [InlineData("nl", 360, 740)]
    [InlineData("en", 1280, 900)]
    public async Task AA_the_own_page_and_everything_it_asks_pass_axe_need_no_sideways_scroll_and_do_what_they_say(string language, int width, int height)
    {
        await using var house = await TestHouse.StartAsync();
        await using var browser = await browsers.FreshAsync(new() { ViewportSize = new() { Width = width, Height = height }, Locale = language == "nl" ? "nl-NL" : "en-GB" });
        await browser.AddCookiesAsync([new() { Name = "sample-lms-language", Value = language, Url = house.Place.Lms }]);
        var page = await browser.NewPageAsync();
        var theme = await new LmsPage(page, house).OpenThemeAsync("kees");
        var frame = page.FrameLocator("#theme");
        var own = frame.Locator("main");
        await theme.KeepAsync();
        await LookAsync("theme");
        await theme.GoToAsync("wens");
        await theme.WriteOwnAsync("wens", "Weer zwemmen");
        await theme.GoToAsync("in-de-weg");
        await theme.PickAsync("in-de-weg", "bang");
        await theme.GoToAsync("delen");
        await theme.SavedAsync();
        await theme.PickAsync("delen", "op-het-werk");
        await theme.Screen.Locator("[data-share]").ClickAsync();
        await theme.Screen.Locator("[data-take-back]").WaitForAsync();
        await theme.SavedAsync();

        await frame.Locator("main:not([hidden]) .way-back a").ClickAsync();
        await frame.Locator("#werkboek").WaitForAsync();
        (await own.InnerTextAsync()).ShouldContain("Weer zwemmen");
        await LookAsync("own");
        await frame.Locator("form[action='/mijn/onderzoek'] button").ClickAsync();
        await frame.Locator(".ask").WaitForAsync();
        (await frame.Locator(".ask input:checked").CountAsync()).ShouldBe(0, "nothing is chosen beforehand");
        await LookAsync("research");
        await frame.Locator("input[name=answer][value=yes]").CheckAsync();
        await frame.Locator(".ask button[name=sure]").ClickAsync();
        await frame.Locator("#onderzoek .said").WaitForAsync();
        await frame.Locator("#ja summary").Last.ClickAsync();
        await LookAsync("said-yes");
        await frame.Locator("form[action='/mijn/ja'] button").ClickAsync();
        await frame.Locator(".ask [data-print]").WaitForAsync();
        await LookAsync("receipts");
        await frame.Locator(".ask a").ClickAsync();
        // Two taps, and it is over.
        await frame.Locator("form[action^='/mijn/intrekken'] button").ClickAsync();
        await frame.Locator(".ask").WaitForAsync();
        await LookAsync("withdraw");
        await frame.Locator("button[name=sure]").ClickAsync();
        await frame.Locator("#ja .said").WaitForAsync();
        await frame.Locator("form[action^='/mijn/intrekken']").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await frame.Locator(".wishes input[name=size][value='2']").CheckAsync();
        await frame.Locator(".wishes button").ClickAsync();
        await frame.Locator("html[data-size='2'] .said").WaitForAsync();
        await LookAsync("own-big");
        await frame.Locator(".wishes input[name=size][value='0']").CheckAsync();
        await frame.Locator(".wishes button").ClickAsync();
        await frame.Locator("html[data-size='0'] .said").WaitForAsync();
        await frame.Locator("button[name=with]").ClickAsync();
        await frame.Locator(".beside").WaitForAsync();
        (await frame.Locator(".work details p").IsVisibleAsync()).ShouldBeFalse("somebody looks along");
        await LookAsync("own-together");
        await frame.Locator("button[name=with]").ClickAsync();
        await frame.Locator(".said").WaitForAsync();
        await frame.Locator("form[action^='/mijn/terugnemen'] button").ClickAsync();
        await frame.Locator("#gedeeld form").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await frame.Locator("form[action^='/mijn/weghalen'] button").ClickAsync();
        await frame.Locator(".ask").WaitForAsync();
        await LookAsync("remove");
        await frame.Locator(".ask .go").ClickAsync();
        await frame.Locator("form[action='/mijn/wissen'] button").ClickAsync();
        await frame.Locator(".ask").WaitForAsync();
        await LookAsync("erase");
        await frame.Locator("button[name=sure]").ClickAsync();
        await frame.Locator(".ask [role=status]").WaitForAsync();
        await LookAsync("erased");
        await frame.Locator("form[action='/mijn/stop'] button").ClickAsync();
        await frame.Locator("h1").Filter(new() { HasText = language == "nl" ? "Gestopt" : "Stopped" }).WaitForAsync();
        await LookAsync("stopped");
        (await browser.CookiesAsync([house.Place.Tool])).ShouldNotContain(cookie => cookie.Name == "__Host-rtw-session");

        async Task LookAsync(string name)
        {
            // Set RTW_PICTURES to a folder to look at them yourself.
            if (Environment.GetEnvironmentVariable("RTW_PICTURES") is { } pictures)
            {
                // The LMS's frame is as high as the window.
                await page.SetViewportSizeAsync(width, 4200);
                await page.ScreenshotAsync(new() { Path = Path.Combine(pictures, $"mine-{language}-{width}-{name}.png") });
                await page.SetViewportSizeAsync(width, height);
            }

            (await frame.Locator("html").EvaluateAsync<bool>("html => html.scrollWidth <= html.clientWidth")).ShouldBeTrue($"{name}: no sideways scroll");
            (await page.AxeAsync()).ShouldBeEmpty(name);
        }
    }

    [Fact]
    public async Task A_last_answer_is_kept_by_going_at_once_and_the_next_at_this_computer_finds_an_empty_page()
    {
        await using var house = await TestHouse.StartAsync();
        await using var browser = await browsers.FreshAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 }, Locale = "nl-NL" });
        var page = await browser.NewPageAsync();
        var theme = await new LmsPage(page, house).OpenThemeAsync("kees");
        var frame = page.FrameLocator("#theme");
        await theme.KeepAsync();
        await theme.GoToAsync("wens");
        await theme.PickAsync("wens", "buiten");
        await frame.Locator("main:not([hidden]) [data-stop] button").FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await frame.GetByText("Wat je bewaard hebt, is er nog.").WaitForAsync();
        (await frame.Locator(":focus").InnerTextAsync()).ShouldBe("Gestopt. De pagina is leeg.");
        (await frame.Locator("#rtw-boot, .card, svg").CountAsync()).ShouldBe(0);
        (await browser.CookiesAsync([house.Place.Tool])).ShouldNotContain(cookie => cookie.Name == "__Host-rtw-session");
        await page.EvaluateAsync("() => { history.back(); }");
        await page.WaitForTimeoutAsync(1500);
        (await frame.Locator(".card").CountAsync()).ShouldBe(0);

        var again = await new LmsPage(page, house).OpenThemeAsync("kees");
        (await again.ScreenIdAsync()).ShouldBe("wens");
        (await again.Screen.Locator("input[value=buiten]").IsCheckedAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task AA_2_2_1_the_own_page_warns_and_is_made_empty_and_a_touch_in_time_keeps_it()
    {
        await using var house = await TestHouse.StartAsync();
        await using var browser = await browsers.FreshAsync(new() { ViewportSize = new() { Width = 360, Height = 740 }, Locale = "nl-NL" });
        await browser.AddInitScriptAsync(Player.LeavingTests.Skipping);
        var page = await browser.NewPageAsync();
        await new LmsPage(page, house).OpenThemeAsync("kees");
        var frame = page.FrameLocator("#theme");
        await frame.Locator("main:not([hidden]) .way-back a").ClickAsync();
        await frame.Locator("#werkboek").WaitForAsync();

        await SkipAsync("9.5");
        await frame.GetByRole(AriaRole.Button, new() { Name = "Ik ben er nog" }).PressAsync("Enter");
        await frame.Locator(".idle").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await SkipAsync("11");
        await frame.GetByText("Je was even weg. De pagina is leeg.").WaitForAsync();
        (await frame.Locator("#werkboek, form").CountAsync()).ShouldBe(0);

        Task SkipAsync(string minutes) => frame.Locator("html").EvaluateAsync($"() => {{ skip += {minutes} * 60000; document.dispatchEvent(new Event('visibilitychange')); }}");
    }
}
