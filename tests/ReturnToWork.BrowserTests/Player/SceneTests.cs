using Microsoft.Playwright;
using ReturnToWork.TestKit;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Player;

/// <summary>A story moves a little and then stands still; who wants no motion, reads or prints has it all the same.</summary>
public sealed class SceneTests(Browsers browsers)
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("RTW_PICTURES");

    [Fact]
    public async Task AA_2_2_2_a_drawing_moves_once_and_stands_still_within_five_seconds()
    {
        await using var server = await PlayerServer.StartAsync();
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page());
        await theme.GoToAsync("groot-en-klein");
        for (var on = 1; on < 5; on++) await theme.Button("Volgend plaatje").ClickAsync();
        // At a tenth of its speed, so that a slow machine takes the picture in time too. The picture itself comes in within 0.4 seconds (now 4): what differs after that is what moves in it.
        var speed = await theme.Context.NewCDPSessionAsync(theme.Page);
        await speed.SendAsync("Animation.enable");
        await speed.SendAsync("Animation.setPlaybackRate", new() { ["playbackRate"] = 0.1 });
        await theme.Button("Volgend plaatje").ClickAsync();
        await Task.Delay(4500, TestContext.Current.CancellationToken);
        var moving = await PictureAsync(theme);
        await speed.SendAsync("Animation.setPlaybackRate", new() { ["playbackRate"] = 1.0 });
        await theme.Button("Nog een keer").ClickAsync();
        for (var on = 1; on < 6; on++) await theme.Button("Volgend plaatje").ClickAsync();
        await Task.Delay(5000, TestContext.Current.CancellationToken);
        var still = await PictureAsync(theme);
        moving.ShouldNotBe(still, "the last step does not move");
        await Task.Delay(500, TestContext.Current.CancellationToken);
        (await PictureAsync(theme)).ShouldBe(still, "the last step goes on moving");

        theme.ShouldBeClean();
    }

    [Theory]
    [InlineData(320)]
    [InlineData(768)]
    [InlineData(1280)]
    public async Task AAA_2_3_3_with_reduced_motion_the_end_picture_is_there_at_once(int width)
    {
        await using var server = await PlayerServer.StartAsync();
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page(), new() { ViewportSize = new() { Width = width, Height = 800 }, ReducedMotion = ReducedMotion.Reduce });
        await theme.GoToAsync("groot-en-klein");
        for (var step = 1; step <= 6; step++)
        {
            var first = await PictureAsync(theme);
            await Task.Delay(300, TestContext.Current.CancellationToken);
            (await PictureAsync(theme)).ShouldBe(first, $"step {step} moves");
            if (Pictures is not null) await theme.Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"scene-{width}-{step}.png"), FullPage = true });
            if (step < 6) await theme.Button("Volgend plaatje").ClickAsync();
        }
    }

    [Fact]
    public async Task A_1_2_1_the_whole_story_can_be_read_at_once()
    {
        await using var server = await PlayerServer.StartAsync();
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page());
        await theme.GoToAsync("groot-en-klein");
        await theme.Screen.GetByText("Lees het hele verhaal").ClickAsync();
        var captions = await theme.Screen.Locator(".caption").AllTextContentsAsync();
        captions.Count.ShouldBe(6);
        (await theme.Screen.Locator(".story p:visible").AllTextContentsAsync()).ShouldBe(captions);
        if (Pictures is not null) await theme.Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, "scene-story.png"), FullPage = true });
    }

    private static Task<byte[]> PictureAsync(ThemeInBrowser theme) => theme.Screen.Locator("li.is-now svg").ScreenshotAsync(new() { Animations = ScreenshotAnimations.Allow });
}
