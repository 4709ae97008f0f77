using Microsoft.Playwright;
using ReturnToWork.TestKit;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests;

/// <summary>A check that finds nothing anywhere would make every page look good.</summary>
public sealed class AxeTests(Browsers browsers)
{
    private const string Wrong = "<main><h1>Een bladzijde</h1><input type='text'><p style='color:#888'>Te licht</p><p style='color:#666'>Grijs</p></main>";

    [Fact]
    public async Task A_field_without_a_name_is_found_on_a_page_and_in_a_frame_and_seven_to_one_only_when_it_is_asked()
    {
        await using var browser = await browsers.FreshAsync();
        var page = await browser.NewPageAsync();
        await page.SetContentAsync($"<!DOCTYPE html><html lang='nl'><head><title>Proef</title></head><body>{Wrong}</body></html>");
        var found = await page.AxeAsync();
        found.ShouldContain(line => line.StartsWith("label ", StringComparison.Ordinal) && line.Contains("<input", StringComparison.Ordinal));
        found.ShouldContain(line => line.StartsWith("color-contrast ", StringComparison.Ordinal));
        found.ShouldNotContain(line => line.StartsWith("color-contrast-enhanced", StringComparison.Ordinal));
        (await page.AxeAsync(contrastOfSeven: true)).ShouldContain(line => line.StartsWith("color-contrast-enhanced", StringComparison.Ordinal));

        await page.SetContentAsync($"<!DOCTYPE html><html lang='nl'><head><title>Proef</title></head><body><main><h1>Met een raam</h1><iframe title='Raam' srcdoc=\"<!DOCTYPE html><html lang='nl'><head><title>Raam</title></head><body>{Wrong}</body></html>\"></iframe></main></body></html>");
        await page.FrameLocator("iframe").Locator("input").WaitForAsync();
        (await page.AxeAsync()).ShouldContain(line => line.StartsWith("label ", StringComparison.Ordinal));
    }
}
