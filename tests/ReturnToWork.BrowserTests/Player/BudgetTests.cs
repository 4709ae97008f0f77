using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using Microsoft.Playwright;
using ReturnToWork.Courses;
using ReturnToWork.TestKit;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Player;

/// <summary>What a phone must load (courses.md 4.2), for every theme folder there is. Bytes are facts; times come from <c>bench first-screen</c>.</summary>
public sealed class BudgetTests(Browsers browsers, SharedHouse shared) : IClassFixture<SharedHouse>
{
    private static readonly string Dist = Path.Combine(Repository.Root, "packages-scorm", "player", "dist");

    [Theory]
    // What is free between this and the 45 and 16 KB of courses.md is for hosts of SCORM and cmi5.
    [InlineData("player.js", 36, 13.5)]
    // Beside the player, on pages that have that kind only.
    [InlineData("if-then.js", 4, 2)]
    [InlineData("memo.js", 4, 2)]
    [InlineData("pair.js", 4, 2)]
    [InlineData("placing.js", 4, 2)]
    [InlineData("qualities.js", 5, 2.5)]
    [InlineData("situations.js", 5, 2.5)]
    [InlineData("talk.js", 4, 2)]
    // On pages that are no theme.
    [InlineData("aloud.js", 6, 3)]
    [InlineData("player.css", 40, 8)]
    public void Script_and_style_fit(string file, int kilobytes, double packed)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Dist, file));
        bytes.Length.ShouldBeLessThanOrEqualTo(kilobytes * 1024);
        ((double)Packed(bytes)).ShouldBeLessThanOrEqualTo(packed * 1024);
    }

    [Theory, MemberData(nameof(EveryTheme.InEveryLanguage), MemberType = typeof(EveryTheme))]
    public void The_text_of_a_theme_in_one_language_fits(int number, string language)
    {
        var theme = EveryTheme.Of(number);
        var html = Encoding.UTF8.GetBytes(ThemeRenderer.Main(theme, language, WhoSees.Open, shown: true));
        html.Length.ShouldBeLessThanOrEqualTo(70 * 1024);
        Packed(html).ShouldBeLessThanOrEqualTo(15 * 1024);
    }

    [Theory, MemberData(nameof(EveryTheme.Rows), MemberType = typeof(EveryTheme))]
    public async Task The_first_screen_and_the_whole_theme_fit(int number)
    {
        await using var context = await browsers.FreshAsync();
        var page = await context.NewPageAsync();
        ConcurrentQueue<Task<long>> loaded = new();
        page.RequestFinished += (_, request) => loaded.Enqueue(BytesAsync(request));
        await page.GotoAsync($"{shared.House.Place.Tool}/open/{number}", new() { WaitUntil = WaitUntilState.NetworkIdle });

        var first = await Task.WhenAll(loaded);
        // The sample that has every kind at once has the script of each; a theme has three kinds with a script of their own at most.
        first.Length.ShouldBeLessThanOrEqualTo(number == ThemeFolder.AllForms ? 14 : 10);
        first.Sum().ShouldBeLessThanOrEqualTo(200 * 1024);

        var next = page.Locator("main:not([hidden]) .player-nav .next");
        while (await next.IsVisibleAsync()) await next.ClickAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        (await Task.WhenAll(loaded)).Sum().ShouldBeLessThanOrEqualTo(700 * 1024);
    }

    /// <summary>What travelled, headers too. Audio and film are loaded on a tap and have a budget of their own.</summary>
    private static async Task<long> BytesAsync(IRequest request)
    {
        if (request.ResourceType == "media") return 0;
        var sizes = await request.SizesAsync();
        return sizes.ResponseBodySize + sizes.ResponseHeadersSize;
    }

    private static int Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) gzip.Write(bytes);
        return (int)packed.Length;
    }
}
