using System.Text.Json.Nodes;
using Microsoft.Playwright;
using ReturnToWork.TestKit;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Player;

/// <summary>Reading aloud with a voice on the device, row by row (courses.md 3.4).</summary>
public sealed class SpeechTests(Browsers browsers)
{
    [Fact]
    public async Task TTS01_voices_that_come_late_bring_the_button_when_they_come()
    {
        await using var server = await PlayerServer.StartAsync();
        await using var theme = await OpenAsync(server, FakeVoices.Script("() => Date.now() - born > 1200 ? [{ lang: 'nl-NL', localService: true, name: 'late' }] : []"));
        (await theme.Page.Locator(".speaker:visible").CountAsync()).ShouldBe(0);
        await theme.Button("Lees voor").WaitForAsync();
        theme.ShouldBeClean();
    }

    [Fact]
    public async Task TTS01_a_browser_that_tells_of_its_voices_after_the_two_seconds_is_heard_too()
    {
        await using var server = await PlayerServer.StartAsync();
        await using var theme = await OpenAsync(server, FakeVoices.Script("() => globalThis.there ?? []"));
        await Task.Delay(2300, TestContext.Current.CancellationToken);
        (await theme.Page.Locator(".speaker:visible").CountAsync()).ShouldBe(0);
        await theme.Page.EvaluateAsync("() => { globalThis.there = [{ lang: 'nl_NL', localService: true, name: 'very late' }]; changed.forEach((act) => act()); }");
        await theme.Button("Lees voor").WaitForAsync();
    }

    [Fact]
    public async Task TTS01_a_voice_that_fails_takes_the_button_away_and_another_goes_on_where_it_was()
    {
        await using var server = await PlayerServer.StartAsync();
        await using var theme = await OpenAsync(server, FakeVoices.Script(fails: "synthesis-failed"));
        await theme.Button("Lees voor").ClickAsync();
        await theme.Page.Locator(".speaker:visible").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        (await theme.MarkedAsync("rtw-sentence")).ShouldBeEmpty();

        await using var two = await OpenAsync(server, FakeVoices.Script("[{ lang: 'nl-NL', localService: true, name: 'a' }, { lang: 'nl-BE', localService: true, name: 'b' }]", starts: false));
        await two.Page.Clock.InstallAsync();
        await two.Button("Lees voor").ClickAsync();
        await two.Page.Clock.FastForwardAsync(4100);
        (await two.Page.EvaluateAsync<string>("spoken.map(({ voice, text }) => voice.name + text).join('|')")).ShouldBe("aWie ziet dit?|bWie ziet dit?");
        await two.Page.Clock.FastForwardAsync(4100);
        (await two.Page.Locator(".speaker:visible").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task TTS02_each_sentence_is_an_utterance_of_its_own_below_180_characters_after_a_cancel()
    {
        await using var server = await PlayerServer.StartAsync();
        await using var theme = await OpenAsync(server);
        await theme.GoToAsync("wens");
        await theme.Page.EvaluateAsync("() => { document.querySelector('#nl-screen-wens .text p').textContent = 'Dit is een lange zin zonder einde '.repeat(14) + '. En nog een. Klaar!'; calls.length = 0; }");
        await theme.Button("Lees voor").ClickAsync();
        var spoken = await theme.AllSpokenAsync();
        spoken.ShouldAllBe(text => text.Length < 180);
        spoken[0].ShouldBe("Mijn wens");
        spoken.ShouldContain("En nog een.");
        spoken.ShouldContain("Klaar!");
        spoken.ShouldContain("Wat wil jij graag?");
        spoken.ShouldContain("Weer contact met collega’s");
        var calls = await theme.Page.EvaluateAsync<string[]>("calls");
        for (var i = 0; i < calls.Length; i++)
            if (calls[i] == "speak") calls[i - 1].ShouldBe("cancel");
        await theme.Button("Lees voor").WaitForAsync();
        theme.ShouldBeClean();
    }

    [Fact]
    public async Task TTS02_a_voice_that_dies_in_the_middle_holds_nothing_up()
    {
        await using var server = await PlayerServer.StartAsync();
        await using var theme = await OpenAsync(server);
        await theme.Page.Clock.InstallAsync();
        await theme.Button("Lees voor").ClickAsync();
        await theme.Page.Clock.RunForAsync(100);
        await theme.Page.Clock.FastForwardAsync(20_000);
        (await theme.SpokenAsync()).Length.ShouldBe(2);
    }

    [Fact]
    public async Task TTS03_nothing_speaks_by_itself_and_nothing_is_ever_paused()
    {
        await using var server = await PlayerServer.StartAsync();
        await using var theme = await OpenAsync(server);
        await theme.GoToAsync("wens");
        (await theme.SpokenAsync()).ShouldBeEmpty();
        await theme.Button("Lees voor").ClickAsync();
        await theme.EndAsync();
        await theme.Button("Stop").ClickAsync();
        await theme.Button("Lees voor").ClickAsync();
        (await theme.SpokenAsync())[^1].ShouldBe("Mijn wens");
        (await theme.Page.EvaluateAsync<string[]>("calls")).ShouldNotContain(call => call == "pause" || call == "resume");
    }

    [Fact]
    public async Task TTS04_the_sentence_is_marked_always_and_the_word_while_the_voice_tells_of_words()
    {
        await using var server = await PlayerServer.StartAsync();
        await using var theme = await OpenAsync(server);
        await theme.GoToAsync("wens");
        await theme.Button("Lees voor").ClickAsync();
        await theme.EndAsync();
        (await theme.MarkedAsync("rtw-sentence")).ShouldBe("Denk aan de komende weken.");
        (await theme.MarkedAsync("rtw-word")).ShouldBeEmpty();
        await theme.Page.EvaluateAsync("spoken.at(-1).onboundary({ name: 'word', charIndex: 12 })");
        (await theme.MarkedAsync("rtw-word")).ShouldBe("komende");
        await theme.Page.EvaluateAsync("spoken.at(-1).onboundary({ name: 'sentence', charIndex: 0 })");
        (await theme.MarkedAsync("rtw-word")).ShouldBe("komende");
        await LookAsync(theme, "voorlezen-woord");
        await theme.EndAsync();
        (await theme.MarkedAsync("rtw-word")).ShouldBeEmpty();
        (await theme.MarkedAsync("rtw-sentence")).ShouldBe("Kies wat jij belangrijk vindt.");
        (await theme.Page.Locator("main .is-read").CountAsync()).ShouldBe(0);
        theme.ShouldBeClean();
    }

    [Fact]
    public async Task TTS04_without_highlights_the_whole_line_is_marked()
    {
        await using var server = await PlayerServer.StartAsync();
        await using var theme = await OpenAsync(server, "delete CSS.highlights; Object.defineProperty(CSS, 'highlights', { value: undefined });\n" + FakeVoices.Script());
        await theme.Button("Lees voor").ClickAsync();
        await theme.EndAsync();
        (await ThemeInBrowser.TextAsync(theme.Page.Locator(".is-read"))).ShouldBe("Je maakt hier een klein plan.");
        await theme.Button("Stop").ClickAsync();
        (await theme.Page.Locator(".is-read").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task TTS05_a_voice_gets_the_visible_text_and_short_names_as_people_say_them()
    {
        await using var server = await PlayerServer.StartAsync();
        await using var theme = await OpenAsync(server);
        await theme.GoToAsync("wens");
        await theme.Page.EvaluateAsync("""
            () => {
              document.querySelector('#nl-main').dataset.sayAs = '{"UWV":"uu wee vee"}';
              document.querySelector('#nl-screen-wens .text p').textContent = 'Je belt   het UWV, of constructor.';
            }
            """);
        await theme.Button("Lees voor").ClickAsync();
        await theme.EndAsync();
        (await theme.SpokenAsync())[^1].ShouldBe("Je belt het uu wee vee, of constructor.");
        foreach (var (at, word) in new[] { (8, "het"), (12, "UWV,"), (15, "UWV,"), (24, "of") })
        {
            await theme.Page.EvaluateAsync("(at) => spoken.at(-1).onboundary({ name: 'word', charIndex: at })", at);
            (await theme.MarkedAsync("rtw-word")).ShouldBe(word);
        }
    }

    [Fact]
    public async Task TTS06_no_text_goes_to_a_voice_in_the_cloud_and_typed_words_go_to_a_local_one()
    {
        await using var server = await PlayerServer.StartAsync();
        const string Voices = "[{ lang: 'nl-NL', localService: false, name: 'cloud' }, { lang: 'nl-BE', localService: true, name: 'Ellen' }]";
        await using var theme = await OpenAsync(server, FakeVoices.Script(Voices));
        await theme.GoToAsync("als-dan");
        await theme.Screen.Locator("[data-part=als] [data-own=anders]").FillAsync("mijn buurman belt");
        await theme.Button("Lees voor").ClickAsync();
        (await theme.AllSpokenAsync()).ShouldContain("Als mijn buurman belt, dan …");
        (await theme.Page.EvaluateAsync<bool>("spoken.every(({ voice, lang }) => voice.name === 'Ellen' && lang === 'nl-BE')")).ShouldBeTrue();

        await using var cloud = await OpenAsync(server, FakeVoices.Script("[{ lang: 'nl-NL', localService: false, name: 'cloud' }]"));
        await Task.Delay(2300, TestContext.Current.CancellationToken);
        (await cloud.Page.Locator(".speaker:visible").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task TTS07_the_voice_is_slow_unless_somebody_chose_the_usual_speed_and_says_nothing_to_who_wants_none()
    {
        await using var server = await PlayerServer.StartAsync();
        foreach (var (prefs, rate) in new (string?, double)[] { (null, 0.8), ("""{"speed":"slow"}""", 0.8), ("""{"speed":"normal"}""", 1) })
        {
            server.Prefs = prefs is null ? null : JsonNode.Parse(prefs)!.AsObject();
            await using var theme = await OpenAsync(server);
            await theme.Button("Lees voor").ClickAsync();
            (await theme.Page.EvaluateAsync<double>("spoken.at(-1).rate")).ShouldBe(rate);
        }

        server.Prefs = new JsonObject { ["quiet"] = true };
        await using var quiet = await OpenAsync(server);
        (await quiet.Page.Locator(".speaker:visible").CountAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData("another screen")]
    [InlineData("another language")]
    [InlineData("hidden")]
    [InlineData("pagehide")]
    public async Task TTS07_it_stops_when_somebody_goes_on(string how)
    {
        await using var server = await PlayerServer.StartAsync();
        await using var theme = await OpenAsync(server, FakeVoices.Script("[{ lang: 'nl-NL', localService: true, name: 'nl' }, { lang: 'en-GB', localService: true, name: 'en' }]"));
        await theme.Button("Lees voor").ClickAsync();
        (await theme.MarkedAsync("rtw-sentence")).ShouldBe("Wie ziet dit?");
        switch (how)
        {
            case "another screen": await theme.NextAsync(); break;
            case "another language": await theme.Page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync(); break;
            case "hidden": await theme.Page.EvaluateAsync("() => { Object.defineProperty(document, 'hidden', { value: true }); document.dispatchEvent(new Event('visibilitychange')); }"); break;
            default: await theme.Page.EvaluateAsync("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))"); break;
        }

        (await theme.Page.EvaluateAsync<string>("calls.at(-1)")).ShouldBe("cancel");
        (await theme.MarkedAsync("rtw-sentence")).ShouldBeEmpty();
        await theme.EndAsync();
        (await theme.SpokenAsync()).Length.ShouldBe(1);
        (await theme.Page.Locator(".speaker.is-reading").CountAsync()).ShouldBe(0);
    }

    private Task<ThemeInBrowser> OpenAsync(PlayerServer server, string? voices = null) => ThemeInBrowser.OpenAsync(browsers, server.Page(), before: voices ?? FakeVoices.Script());

    // Set RTW_PICTURES to a folder to look yourself.
    internal static async Task LookAsync(ThemeInBrowser theme, string name)
    {
        if (Environment.GetEnvironmentVariable("RTW_PICTURES") is { } pictures) await theme.Page.ScreenshotAsync(new() { Path = Path.Combine(pictures, $"{name}.png") });
    }
}
