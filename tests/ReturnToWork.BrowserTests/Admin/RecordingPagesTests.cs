using Microsoft.Playwright;
using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Houses;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Admin;

/// <summary>Wim speaks sentences of a theme into a microphone that the browser pretends to have, with the keyboard alone.</summary>
public sealed class RecordingPagesTests(Browsers browsers)
{
    [Theory]
    [InlineData("nl", 360, 740)]
    [InlineData("en", 1280, 800)]
    public async Task Sentence_after_sentence_is_spoken_heard_kept_and_the_next_one_comes(string language, int width, int height)
    {
        await using var house = await TestHouse.StartAsync();
        await using var context = await browsers.FreshAsync(new() { ViewportSize = new() { Width = width, Height = height }, Locale = language == "nl" ? "nl-NL" : "en-GB", Permissions = ["microphone"] });
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !message.Text.Contains("server responded with a status", StringComparison.Ordinal)) complaints.Add(message.Text);
        };
        var look = new Look(page, language, width);
        await page.GotoAsync($"{house.Place.Tool}/admin/recordings");
        await AdminPagesTests.SignInAsync(page, "wim");
        await page.WaitForURLAsync("**/admin/recordings");
        await look.AtAsync("recordings");
        await page.Locator("a[href='/admin/recordings/3/nl']").ClickAsync();
        await page.WaitForURLAsync("**/3/nl");
        await look.AtAsync("recordings-list");
        await page.Locator("main .button").First.ClickAsync();
        var first = await page.Locator("#sentence").InnerTextAsync();
        await look.AtAsync("recording-before");

        await page.Locator("[data-start]").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("[data-stop]:focus").WaitForAsync();
        (await page.Locator("[data-recorder] button:visible, [data-save]:visible").CountAsync()).ShouldBe(1, "one thing to do");
        await look.AtAsync("recording-busy");
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("[data-save]:focus").WaitForAsync();
        await Until(async () => await page.EvaluateAsync<double>("document.querySelector('[data-play] audio').currentTime") > 0, "it is heard at once");
        await look.AtAsync("recording-after");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("[data-start]:focus").WaitForAsync();
        var second = await page.Locator("#sentence").InnerTextAsync();
        second.ShouldNotBe(first);
        (await page.Locator("[role=status].notice").InnerTextAsync()).ShouldNotBeEmpty();
        await look.AtAsync("recording-saved");

        // Again, from the sentence before: what was kept is heard from the server, and can be spoken anew.
        await page.Locator("form a[href]").Last.ClickAsync();
        await Until(async () => await page.Locator("#sentence").InnerTextAsync() == first, "the sentence before");
        await page.EvaluateAsync("document.querySelector('audio[src]').play()");
        await Until(async () => await page.EvaluateAsync<double>("document.querySelector('audio[src]').currentTime") > 0.2, "what was kept is heard");
        await look.AtAsync("recording-kept");
        await page.Locator("summary").ClickAsync();
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "x.wav", MimeType = "audio/wav", Buffer = "no sound"u8.ToArray() });
        await page.Locator("[data-save]").ClickAsync();
        await page.Locator("[role=alert]").WaitForAsync();
        await look.AtAsync("recording-refused");
        await page.GotoAsync($"{house.Place.Tool}/admin/recordings/3/nl");
        await look.AtAsync("recordings-list-begun");
        var zip = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[href$='handler=Zip']").ClickAsync());
        zip.SuggestedFilename.ShouldBe("3-mijn-plan-nl.zip");
        await page.GotoAsync($"{house.Place.Tool}/admin");
        await look.AtAsync("overview-voices");
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_gives_no_microphone_is_told_what_to_do_and_can_choose_a_file()
    {
        await using var house = await TestHouse.StartAsync();
        await using var context = await browsers.FreshAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{house.Place.Tool}/admin/recordings/3/nl/scherm.wens.titel");
        await AdminPagesTests.SignInAsync(page, "wim");
        await page.WaitForURLAsync("**/scherm.wens.titel");
        await page.Locator("[data-start]").ClickAsync();
        await page.Locator("[data-said]:has-text('microfoon')").WaitForAsync();
        await page.Locator("summary").ClickAsync();
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "x.wav", MimeType = "audio/wav", Buffer = Sounds.Wav(1) });
        await page.Locator("[data-save]").ClickAsync();
        await page.WaitForURLAsync("**/scherm.wens.tekst-1?saved=yes");
    }

    private static async Task Until(Func<Task<bool>> asExpected, string what)
    {
        for (var i = 0; i < 100 && !await asExpected(); i++) await Task.Delay(100, TestContext.Current.CancellationToken);
        (await asExpected()).ShouldBeTrue(what);
    }
}
