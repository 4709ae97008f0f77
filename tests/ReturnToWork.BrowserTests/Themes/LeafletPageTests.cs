using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Houses;
using Shouldly;
using UglyToad.PdfPig;
using Xunit;

namespace ReturnToWork.BrowserTests.Themes;

/// <summary>Leaflets in a browser and on paper.</summary>
public sealed class LeafletPageTests(Browsers browsers)
{
    [Fact]
    public async Task Leaflets_pass_axe_need_no_sideways_scroll_and_a_short_one_is_one_A4()
    {
        await using var house = await TestHouse.StartAsync();
        foreach (var (address, width, isShort) in new[]
        {
            ("/open/folder?language=nl", 320, true), ("/open/folder?language=en", 1280, true), ("/open/folder/coaching?language=nl", 1280, true), ("/open/folder/coaching?language=en", 360, true),
            ("/open/onderzoek?language=nl", 360, true), ("/open/onderzoek?language=en", 320, true), ("/open/folder/lang?language=nl", 320, false), ("/open/folder/professionals?language=en", 320, false),
        })
        {
            await using var browser = await browsers.FreshAsync(new() { ViewportSize = new() { Width = width, Height = 740 } });
            var page = await browser.NewPageAsync();
            await page.GotoAsync(house.Place.Tool + address);
            // Set RTW_PICTURES to a folder to look at them yourself.
            var picture = Environment.GetEnvironmentVariable("RTW_PICTURES") is { } pictures ? Path.Combine(pictures, $"leaflet{address.Replace('/', '-').Replace("?language=", "-", StringComparison.Ordinal)}-{width}") : null;
            if (picture is not null) await page.ScreenshotAsync(new() { Path = picture + ".png", FullPage = true });
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0, address);
            (await page.AxeAsync()).ShouldBeEmpty(address);
            var paper = await page.PdfAsync(new() { PreferCSSPageSize = true });
            if (picture is not null) await File.WriteAllBytesAsync(picture + ".pdf", paper);
            using var pdf = PdfDocument.Open(paper);
            if (isShort) pdf.NumberOfPages.ShouldBe(1, address);
        }
    }
}
