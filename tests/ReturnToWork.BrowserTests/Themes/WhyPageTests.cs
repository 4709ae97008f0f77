using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Houses;
using Shouldly;
using UglyToad.PdfPig;
using Xunit;

namespace ReturnToWork.BrowserTests.Themes;

/// <summary>"Waarom zo?" in a browser and on paper.</summary>
public sealed class WhyPageTests(Browsers browsers)
{
    [Fact]
    public async Task The_theory_of_change_passes_axe_needs_no_sideways_scroll_and_is_one_A4()
    {
        await using var house = await TestHouse.StartAsync();
        foreach (var (address, width) in new[] { ("/open/waarom?language=nl", 320), ("/open/waarom?language=en&thema=5", 1280), ("/open/1/waarom?language=nl", 360), ("/open/6/waarom?language=en", 1280) })
        {
            await using var browser = await browsers.FreshAsync(new() { ViewportSize = new() { Width = width, Height = 740 } });
            var page = await browser.NewPageAsync();
            await page.GotoAsync(house.Place.Tool + address);
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0, address);
            (await page.Locator(".why-drawing svg:visible").CountAsync()).ShouldBe(1, address);
            (await page.Locator(width < 768 ? "svg.theory-tall" : "svg.theory-wide").IsVisibleAsync()).ShouldBeTrue(address);
            (await page.AxeAsync()).ShouldBeEmpty(address);
            using var pdf = PdfDocument.Open(await page.PdfAsync(new() { PreferCSSPageSize = true }));
            pdf.NumberOfPages.ShouldBe(1, address);
        }
    }
}
