using System.Text;
using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Houses;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Admin;

/// <summary>Wim dresses the pages of his organisation: looks first, is told what cannot be seen well, keeps it, and sees a theme in it.</summary>
public sealed class StylePagesTests(Browsers browsers)
{
    private const string Logo = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60"><rect width="60" height="60" rx="8" fill="#0a4a2f"/><rect x="74" y="14" width="120" height="30" fill="#0a4a2f"/></svg>""";

    [Theory]
    [InlineData("nl", 360, 740)]
    [InlineData("en", 1280, 800)]
    public async Task A_style_is_tried_refused_kept_and_seen_on_a_theme(string language, int width, int height)
    {
        await using var house = await TestHouse.StartAsync();
        await using var context = await browsers.FreshAsync(new() { ViewportSize = new() { Width = width, Height = height }, Locale = language == "nl" ? "nl-NL" : "en-GB" });
        var page = await context.NewPageAsync();
        var look = new Look(page, language, width);
        await page.GotoAsync($"{house.Place.Tool}/admin/style");
        await AdminPagesTests.SignInAsync(page, "wim");
        await page.WaitForURLAsync("**/admin/style");
        await look.AtAsync("style");

        await page.Locator("[name=basis-color-action-1-color-default]").FillAsync("#7fb795");
        await page.Locator("form[action*=Colours] [value=look]").ClickAsync();
        await page.Locator("#problems").WaitForAsync();
        foreach (var more in await page.Locator("summary").AllAsync()) await more.ClickAsync();
        await look.AtAsync("style-refused");
        await page.Locator("[name=basis-color-action-1-color-default]").FillAsync("#0a4a2f");
        await page.Locator("[name=basis-color-action-1-inverse-bg-default]").FillAsync("#0a4a2f");
        await page.Locator("[name=basis-color-default-bg-subtle]").FillAsync("#eef4ec");
        await page.Locator("#basis-border-radius-md").SelectOptionAsync("4px");
        await page.Locator("form[action*=Colours] [value=look]").ClickAsync();
        await page.Locator("[role=status]").WaitForAsync();
        await look.AtAsync("style-tried");
        await page.Locator("form[action*=Colours] [value=keep]").ClickAsync();
        await page.WaitForURLAsync("**done=style");
        await page.Locator("#logo").SetInputFilesAsync(new Microsoft.Playwright.FilePayload { Name = "logo.svg", MimeType = "image/svg+xml", Buffer = Encoding.UTF8.GetBytes(Logo) });
        await page.Locator("form[action$='=Logo'] button").ClickAsync();
        await page.WaitForURLAsync("**done=logo");
        (await page.Locator("img.logo").EvaluateAsync<int>("one => one.naturalWidth")).ShouldBeGreaterThan(0, "it is a picture that the browser shows");
        await look.AtAsync("style-kept");
        await page.GotoAsync($"{house.Place.Tool}/admin/style/look");
        (await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor")).ShouldBe("rgb(238, 244, 236)");
        if (Environment.GetEnvironmentVariable("RTW_PICTURES") is { } pictures) await page.ScreenshotAsync(new() { Path = Path.Combine(pictures, $"{language}-{width}-style-look.png") });
    }
}
