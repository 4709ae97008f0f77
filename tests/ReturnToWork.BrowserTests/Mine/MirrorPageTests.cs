using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ReturnToWork.BrowserTests.WholeWay;
using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Houses;
using ReturnToWork.TestKit.Walking;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Mine;

/// <summary>From the own page, in the LMS's frame on another site, by one tap to what the coach sees.</summary>
public sealed partial class MirrorPageTests(Browsers browsers)
{
    [Fact]
    public async Task One_tap_on_the_own_page_opens_the_same_points_as_the_coachs_page_and_no_address_holds_the_ticket()
    {
        await using var house = await TestHouse.StartAsync();
        using var learner = new LearnerWalk(house.Place);
        using var coach = new CoachWalk(house.Place);
        await coach.SignInAsync("anna");
        var code = await coach.AddPersonAsync("Kees");
        await learner.SignInAsync("kees");
        await learner.LaunchAsync();
        await learner.KeepAsync();
        await learner.PairAsync(code, "topics");
        await coach.ConfirmAsync(TimeSpan.FromSeconds(60), TimeProvider.System);
        var now = TimeProvider.System.GetUtcNow();
        await learner.TellAsync(Tell.Completed(learner.Scene, Guid.NewGuid(), now), Tell.Shared(learner.Scene, Guid.NewGuid(), now, ["topics", "plan"], ["op-het-werk", "anderen"]));
        var talk = await coach.UntilAsync(await coach.TalkAddressAsync(), "data-subject=\"anderen\"", shown: true, TimeSpan.FromSeconds(60), TimeProvider.System);

        await using var browser = await browsers.FreshAsync(new() { ViewportSize = new() { Width = 360, Height = 740 }, Locale = "nl-NL" });
        var page = await browser.NewPageAsync();
        await new LmsPage(page, house).OpenThemeAsync("kees");
        var frame = page.FrameLocator("#theme");
        await frame.Locator("main:not([hidden]) .way-back a").ClickAsync();
        var button = frame.Locator("form[action='/mijn/spiegel'] button");
        await button.WaitForAsync();
        await PictureAsync(page, "mine");
        var mirror = await browser.RunAndWaitForPageAsync(() => button.ClickAsync());
        await mirror.Locator(".mirrored .sheet").WaitForAsync();
        mirror.Url.ShouldBe($"{house.Place.Companion}/mirror");

        (await PointsAsync(mirror)).ShouldBe(Point().Matches(talk.Body).Select(match => $"{match.Groups["rule"].Value} {match.Groups["subject"].Value}"));
        (await PointsAsync(mirror)).Count.ShouldBeGreaterThan(2);
        var text = await mirror.Locator("main").InnerTextAsync();
        text.ShouldContain("Anna keek op ");
        text.ShouldContain("‘Wat ik deelde’");
        (await mirror.Locator("form").CountAsync()).ShouldBe(0);
        (await browser.CookiesAsync([house.Place.Companion])).ShouldNotContain(cookie => cookie.Name.StartsWith("rtw-companion", StringComparison.Ordinal));
        // All that is kept, to read and as a file that a browser really saves under this page's policy.
        await mirror.Locator("section[aria-labelledby='everything'] summary").ClickAsync();
        var file = await mirror.RunAndWaitForDownloadAsync(() => mirror.Locator("a[download]").ClickAsync());
        file.SuggestedFilename.ShouldBe("over-mij.json");
        (await File.ReadAllTextAsync(await file.PathAsync(), TestContext.Current.CancellationToken)).ShouldContain("\"callName\": \"Kees\"");
        await PictureAsync(mirror, "mirror");
        (await mirror.AxeAsync()).ShouldBeEmpty();
        (await mirror.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0);

        // Loading it again sends the same ticket again: it opens nothing, and says what to do.
        await mirror.ReloadAsync();
        (await mirror.Locator("[role=alert]").InnerTextAsync()).ShouldContain("maar één keer open");
        (await mirror.AxeAsync()).ShouldBeEmpty();
        await PictureAsync(mirror, "mirror-spent");
    }

    private static async Task<IReadOnlyList<string>> PointsAsync(IPage page) =>
        await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.point')].map(point => `${point.dataset.rule} ${point.dataset.subject}`)");

    [GeneratedRegex("data-rule=\"(?<rule>[^\"]+)\" data-subject=\"(?<subject>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Point();

    // Set RTW_PICTURES to a folder to look at them yourself.
    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("RTW_PICTURES") is not { } pictures) return;
        foreach (var width in (int[])[1280, 360])
        {
            await page.SetViewportSizeAsync(width, name == "mine" ? 4200 : 900);
            await page.ScreenshotAsync(new() { Path = Path.Combine(pictures, $"{name}-{width}.png"), FullPage = true });
        }

        await page.SetViewportSizeAsync(360, 740);
    }
}
