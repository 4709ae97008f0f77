using Microsoft.Playwright;
using ReturnToWork.TestKit;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Player;

/// <summary>A film waits until somebody starts it.</summary>
public sealed class FilmTests(Browsers browsers)
{
    [Fact]
    public async Task AA_a_film_is_loaded_only_when_it_is_started_plays_to_its_end_and_shows_captions()
    {
        await using var server = await PlayerServer.StartAsync(PlayerServer.AllForms);
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page());
        var asked = new System.Collections.Concurrent.ConcurrentQueue<string>();
        theme.Page.Request += (_, request) => asked.Enqueue(request.Url);
        await theme.GoToAsync("film");
        var video = theme.Screen.Locator("video");
        (await video.EvaluateAsync<bool>("(film) => film.paused && film.preload === 'none' && !film.autoplay")).ShouldBeTrue();
        asked.ShouldAllBe(url => !url.EndsWith(".webm", StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("RTW_PICTURES") is { } pictures) await theme.Page.ScreenshotAsync(new() { Path = Path.Combine(pictures, "film.png"), FullPage = true });

        await video.EvaluateAsync("(film) => { film.muted = true; film.playbackRate = 4; return film.play(); }");
        await Assertions.Expect(video).ToHaveJSPropertyAsync("ended", true, new() { Timeout = 60_000 });
        (await video.EvaluateAsync<int>("(film) => film.textTracks[0].cues.length")).ShouldBe(3);
        await theme.Screen.GetByText("Lees de film").ClickAsync();
        (await theme.Screen.GetByText("Lot staat bij een tafel vol dozen.").IsVisibleAsync()).ShouldBeTrue();
        theme.ShouldBeClean();
    }
}
