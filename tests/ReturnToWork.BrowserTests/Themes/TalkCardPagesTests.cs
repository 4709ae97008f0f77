using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Houses;
using Shouldly;
using UglyToad.PdfPig;
using Xunit;

namespace ReturnToWork.BrowserTests.Themes;

/// <summary>Talk cards in a browser and on paper.</summary>
public sealed class TalkCardPagesTests(Browsers browsers)
{
    [Fact]
    public async Task Talk_cards_pass_axe_have_another_card_within_reach_of_a_thumb_and_print_four_on_an_A4()
    {
        await using var house = await TestHouse.StartAsync();
        await using var browser = await browsers.FreshAsync(new() { ViewportSize = new() { Width = 360, Height = 640 } });
        var page = await browser.NewPageAsync();
        foreach (var address in (string[])["/open/kaarten?kaart=vraag&language=nl", "/open/kaarten/alle?language=en", "/open/kaarten/papier?language=nl"])
        {
            await page.GotoAsync(house.Place.Tool + address);
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0, address);
            (await page.AxeAsync()).ShouldBeEmpty(address);
        }

        using var pdf = PdfDocument.Open(await page.PdfAsync(new() { PreferCSSPageSize = true }));
        pdf.NumberOfPages.ShouldBe(7);
        pdf.GetPage(7).Text.ShouldContain("Vooruit kijken");

        await page.GotoAsync(house.Place.Tool + "/open/kaarten?kaart=vraag&language=nl");
        var box = (await page.Locator("a[rel=next]").BoundingBoxAsync()).ShouldNotBeNull();
        (box.Y + box.Height).ShouldBeLessThanOrEqualTo(640);
        await page.Locator("a[rel=next]").ClickAsync();
        page.Url.ShouldNotContain("kaart=vraag&");
        (await page.Locator(".talk-card h2").InnerTextAsync()).ShouldBe("Leer elkaar iets handigs op je telefoon.");
    }
}
