using System.Text.Json.Nodes;
using Microsoft.Playwright;
using ReturnToWork.Courses;
using ReturnToWork.Courses.Voices;
using ReturnToWork.TestKit;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Player;

/// <summary>Recordings, played for real by Chromium; the voice only where there is none.</summary>
public sealed class RecordingTests(Browsers browsers)
{
    private const string NoVoice = "[]";
    private static readonly ThemeLibrary Library = ThemeLibrary.Load(Path.Combine(Repository.Root, "packages-scorm", "themes"));

    [Fact]
    public async Task What_was_recorded_is_heard_without_any_voice_phrase_by_phrase_and_loaded_on_tap_only()
    {
        await using var server = await PlayerServer.StartAsync();
        Record(server, ("scherm.wens.titel", 0.3), ("scherm.wens.tekst-2", 0.4));
        await using var theme = await OpenAsync(server, NoVoice);
        (await theme.Page.Locator(".speaker:visible").CountAsync()).ShouldBe(0, "nothing on the first screen was recorded");
        await theme.GoToAsync("wens");
        await theme.Button("Lees voor").WaitForAsync();
        server.Played.ShouldBeEmpty();

        await WatchAsync(theme);
        await theme.Button("Lees voor").ClickAsync();
        await theme.Button("Stop").WaitForAsync();
        await theme.Button("Lees voor").WaitForAsync();
        (await HeardAsync(theme)).ShouldBe([$"playing {Address(0.3)} 0.8 true: Mijn wens", $"ended {Address(0.3)}", $"playing {Address(0.4)} 0.8 true: Kies wat jij belangrijk vindt.", $"ended {Address(0.4)}"]);
        server.Played.Distinct().ShouldBe([Address(0.3), Address(0.4)]);
        (await theme.MarkedAsync("rtw-sentence")).ShouldBeEmpty();
        theme.ShouldBeClean();
    }

    [Fact]
    public async Task On_a_screen_that_is_half_recorded_the_voice_says_the_rest_and_a_recording_that_does_not_come()
    {
        await using var server = await PlayerServer.StartAsync();
        Record(server, ("scherm.wens.titel", 0.2), ("scherm.wens.tekst-1", 0.5));
        server.Recordings.Remove(Address(0.5));
        server.Prefs = new JsonObject { ["speed"] = "normal" };
        await using var theme = await OpenAsync(server, FakeVoices.Dutch);
        await theme.GoToAsync("wens");
        await WatchAsync(theme);
        await theme.Button("Lees voor").ClickAsync();
        await UntilAsync(theme, "spoken.length > 0");
        (await HeardAsync(theme))[0].ShouldBe($"playing {Address(0.2)} 1 true: Mijn wens");
        (await theme.SpokenAsync()).ShouldBe(["Denk aan de komende weken."]);
        await theme.EndAsync();
        (await theme.SpokenAsync())[^1].ShouldBe("Kies wat jij belangrijk vindt.");
    }

    [Fact]
    public async Task A_plan_is_heard_from_the_recordings_of_its_parts_and_typed_words_only_from_a_local_voice()
    {
        await using var server = await PlayerServer.StartAsync();
        Record(server, ("activiteit.als-dan.als.vraag", 0.2), ("activiteit.als-dan.dan.vraag", 0.25), ("activiteit.als-dan.als.optie.ontbijt", 0.3), ("activiteit.als-dan.dan.optie.bellen", 0.35));
        await using var theme = await OpenAsync(server, NoVoice);
        await theme.GoToAsync("als-dan");
        await theme.PickAsync("als-dan", "ontbijt");
        await theme.PickAsync("als-dan", "bellen");
        await theme.NextAsync();
        await WatchAsync(theme);
        await theme.Button("Lees voor").ClickAsync();
        await theme.Button("Lees voor").WaitForAsync();
        (await HeardAsync(theme)).Where(line => line.StartsWith("playing", StringComparison.Ordinal)).Select(line => line.Split(' ')[1])
            .ShouldBe([Address(0.2), Address(0.3), Address(0.25), Address(0.35)]);

        await theme.Button("Terug").ClickAsync();
        await theme.Screen.Locator("[data-part=als] [data-own=anders]").FillAsync("mijn buurman belt");
        await theme.NextAsync();
        (await theme.Page.Locator(".speaker:visible").CountAsync()).ShouldBe(0, "what was typed has no recording, and there is no voice");
        theme.ShouldBeClean();
    }

    [Fact]
    public async Task A_computers_voice_that_stands_in_says_so_on_the_button()
    {
        await using var server = await PlayerServer.StartAsync();
        Record(server, placeholder: true, ("scherm.wens.titel", 0.2));
        await using var theme = await OpenAsync(server, FakeVoices.Dutch);
        await theme.Button("Lees voor").WaitForAsync();
        await theme.GoToAsync("wens");
        await theme.Button("Lees voor (proefstem)").WaitForAsync();
        await SpeechTests.LookAsync(theme, "proefstem");
    }

    [Fact]
    public async Task It_stops_when_the_screen_changes_in_the_middle_of_a_recording()
    {
        await using var server = await PlayerServer.StartAsync();
        Record(server, ("scherm.wens.titel", 9));
        await using var theme = await OpenAsync(server, NoVoice);
        await theme.GoToAsync("wens");
        await WatchAsync(theme);
        await theme.Button("Lees voor").ClickAsync();
        await UntilAsync(theme, "heard.length > 0");
        await theme.NextAsync();
        (await theme.Page.EvaluateAsync<bool>("heard.at(-1).audio.paused")).ShouldBeTrue();
        theme.ShouldBeClean();
    }

    private static string Address(double seconds) => TextHash.OfAudio(Sounds.Wav(seconds));

    private static void Record(PlayerServer server, params (string Id, double Seconds)[] recorded) => Record(server, placeholder: false, recorded);

    private static void Record(PlayerServer server, bool placeholder, params (string Id, double Seconds)[] recorded)
    {
        var texts = Library.Themes[3].Phrases("nl").ToDictionary(phrase => phrase.Id, phrase => phrase.Text);
        foreach (var (_, seconds) in recorded) server.Recordings[Address(seconds)] = Sounds.Wav(seconds);
        server.Voices = new PageVoices("/recordings/", recorded.ToDictionary(one => ("3", "nl", one.Id), one => new Voice(TextHash.Of(texts[one.Id]), Address(one.Seconds), placeholder)));
    }

    /// <summary>The player's one element is in no document, so its events are caught where it is made.</summary>
    private Task<ThemeInBrowser> OpenAsync(PlayerServer server, string voices) => ThemeInBrowser.OpenAsync(browsers, server.Page(), before: FakeVoices.Script(voices) + """
        globalThis.made = [];
        globalThis.Audio = class extends Audio { constructor() { super(); made.push(this); } };
        """);

    private static async Task WatchAsync(ThemeInBrowser theme) => await theme.Page.EvaluateAsync("""
        () => {
          globalThis.heard = [];
          const audio = made[0];
          const address = () => audio.src.split('/').at(-1);
          audio.addEventListener('playing', () => heard.push({ audio, line: `playing ${address()} ${audio.playbackRate} ${audio.preservesPitch}: ${[...(CSS.highlights.get('rtw-sentence') ?? [])].join().trim()}` }));
          audio.addEventListener('ended', () => heard.push({ audio, line: `ended ${address()}` }));
          if (audio.preload !== 'none') throw new Error('it loads before somebody taps');
        }
        """);

    /// <summary>The page allows no evaluation of strings, which Playwright's own waiting needs.</summary>
    private static async Task UntilAsync(ThemeInBrowser theme, string condition)
    {
        for (var i = 0; i < 100 && !await theme.Page.EvaluateAsync<bool>(condition); i++) await Task.Delay(100, TestContext.Current.CancellationToken);
        (await theme.Page.EvaluateAsync<bool>(condition)).ShouldBeTrue();
    }

    private static async Task<string[]> HeardAsync(ThemeInBrowser theme) => await theme.Page.EvaluateAsync<string[]>("heard.map(({ line }) => line)");
}
