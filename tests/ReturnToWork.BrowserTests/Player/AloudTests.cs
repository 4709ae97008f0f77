using Microsoft.Playwright;
using ReturnToWork.TestKit;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Player;

/// <summary>Pages that are no theme, read aloud part by part (<c>dist/aloud.js</c>).</summary>
public sealed class AloudTests(Browsers browsers)
{
    private static readonly string Dist = Path.Combine(Repository.Root, "packages-scorm", "player", "dist");

    [Fact]
    public async Task TTS01_TTS07_each_part_has_a_button_only_with_a_voice_and_is_read_slowly_until_another_begins()
    {
        await using var context = await browsers.FreshAsync();
        (await (await OpenAsync(context, "[]")).Locator(".speaker:visible").CountAsync()).ShouldBe(0, "nothing can speak here");

        await using var other = await browsers.FreshAsync();
        var page = await OpenAsync(other, FakeVoices.Dutch);
        var buttons = page.Locator(".speaker:visible");
        await buttons.Nth(1).WaitForAsync();
        (await buttons.CountAsync()).ShouldBe(2);

        await buttons.Nth(0).ClickAsync();
        (await buttons.AllInnerTextsAsync()).ShouldBe(["Stop", "Lees voor"]);
        await page.EvaluateAsync("spoken.at(-1).onend()");
        (await SpokenAsync(page)).ShouldBe("Eén|Eerste zin.");
        (await page.EvaluateAsync<double>("spoken.at(-1).rate")).ShouldBe(0.8);

        await buttons.Nth(1).ClickAsync();
        (await buttons.AllInnerTextsAsync()).ShouldBe(["Lees voor", "Stop"]);
        (await SpokenAsync(page)).ShouldBe("Eén|Eerste zin.|Twee");
        await buttons.Nth(1).ClickAsync();
        (await buttons.AllInnerTextsAsync()).ShouldBe(["Lees voor", "Lees voor"]);
        (await page.EvaluateAsync<string>("calls.at(-1)")).ShouldBe("cancel");
    }

    private static async Task<IPage> OpenAsync(IBrowserContext context, string voices)
    {
        await context.AddInitScriptAsync(FakeVoices.Script(voices));
        var script = await File.ReadAllTextAsync(Path.Combine(Dist, "aloud.js"));
        await context.RouteAsync("http://leaflet.test/**", route => route.FulfillAsync(new()
        {
            ContentType = route.Request.Url.EndsWith(".js", StringComparison.Ordinal) ? "text/javascript" : "text/html; charset=utf-8",
            Body = route.Request.Url.EndsWith(".js", StringComparison.Ordinal) ? script : """
                <!DOCTYPE html><html lang="nl"><body><main lang="nl" data-aloud data-aloud-words='{"read":"Lees voor","stop":"Stop"}'>
                <section data-read><h2 data-say="a">Eén</h2><p data-say="b">Eerste zin. Tweede zin.</p></section>
                <section data-read><h2 data-say="c">Twee</h2><p data-say="d">Nog een zin.</p></section>
                </main><script src="/aloud.js" defer></script></body></html>
                """,
        }));
        var page = await context.NewPageAsync();
        await page.GotoAsync("http://leaflet.test/");
        return page;
    }

    private static Task<string> SpokenAsync(IPage page) => page.EvaluateAsync<string>("spoken.map(({ text }) => text).join('|')");
}
