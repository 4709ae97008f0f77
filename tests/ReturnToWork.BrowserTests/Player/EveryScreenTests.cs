using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ReturnToWork.Courses;
using ReturnToWork.TestKit;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Player;

/// <summary>What holds on every screen of every theme folder there is, in every language: by a checking program, by the keyboard alone, and with any answers from before.</summary>
public sealed partial class EveryScreenTests(Browsers browsers)
{
    [Theory, MemberData(nameof(EveryTheme.InEveryLanguage), MemberType = typeof(EveryTheme))]
    public async Task AA_axe_finds_nothing_and_lines_are_short(int number, string language)
    {
        await using var server = await PlayerServer.StartAsync(EveryTheme.Of(number));
        await using var theme = await OpenAsync(server, language, new() { ViewportSize = new() { Width = 1280, Height = 900 }, ReducedMotion = ReducedMotion.Reduce });
        List<string> problems = [];
        do
        {
            var screen = await theme.ScreenIdAsync();
            problems.AddRange((await theme.Page.AxeAsync(contrastOfSeven: true)).Select(found => $"{screen}: {found}"));
            var line = (await theme.Page.EvaluateAsync<string>(ScreenLook.LongestLine)).Split(' ', 2);
            if (int.Parse(line[0], CultureInfo.InvariantCulture) > 60) problems.Add($"{screen}: 1.4.8 (AAA) a line of {line[0]} characters: {line[1]}");
        }
        while (await OnAsync(theme));

        problems.ShouldBeEmpty();
        theme.ShouldBeClean();
    }

    [Theory, MemberData(nameof(EveryTheme.Rows), MemberType = typeof(EveryTheme))]
    public async Task A_2_1_1_with_the_keyboard_alone_every_screen_is_done_and_the_focus_is_always_seen(int number)
    {
        await using var server = await PlayerServer.StartAsync(EveryTheme.Of(number));
        await using var theme = await OpenAsync(server, "nl", new() { ViewportSize = new() { Width = 360, Height = 480 }, ReducedMotion = ReducedMotion.Reduce });
        List<string> problems = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        while (true)
        {
            var screen = await theme.ScreenIdAsync();
            seen.Add(screen).ShouldBeTrue($"{screen} comes twice");
            if (seen.Count > 1) (await theme.Page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe($"nl-{screen}-title", "a new screen begins at its heading");
            var missed = (await theme.Page.EvaluateAsync<string[]>(ScreenLook.Stops)).ToHashSet(StringComparer.Ordinal);
            var acted = false;
            for (var tabs = 0; ; tabs++)
            {
                tabs.ShouldBeLessThan(150, $"the keyboard is caught on {screen}");
                await theme.Page.Keyboard.PressAsync("Tab");
                var focus = JsonDocument.Parse(await theme.Page.EvaluateAsync<string>(ScreenLook.Focused)).RootElement;
                var key = focus.GetProperty("key").GetString()!;
                missed.Remove(key);
                problems.AddRange(focus.GetProperty("wrong").EnumerateArray().Select(wrong => $"{screen}: {key} {wrong}"));
                if (focus.GetProperty("next").GetBoolean() || (missed.Count == 0 && !await Next(theme).IsVisibleAsync())) break;
                if (acted || focus.GetProperty("kind").GetString() is not ("radio" or "checkbox") || focus.GetProperty("checked").GetBoolean()) continue;
                // One thing is chosen on each screen; what appears then must be reached too, by a second round.
                await theme.Page.Keyboard.PressAsync("Space");
                acted = true;
                missed.UnionWith(await theme.Page.EvaluateAsync<string[]>(ScreenLook.Stops));
                await theme.Page.EvaluateAsync("document.querySelector('main:not([hidden]) section:not([hidden]) h2').focus()");
            }

            problems.AddRange(missed.Select(stop => $"{screen}: the Tab key never reaches {stop}"));
            if (!await Next(theme).IsVisibleAsync()) break;
            await theme.Page.Keyboard.PressAsync("Enter");
        }

        problems.ShouldBeEmpty();
        seen.Count.ShouldBe(EveryTheme.Of(number).In("nl").Screens.Count);
        theme.ShouldBeClean();
    }

    [Theory, MemberData(nameof(EveryTheme.Rows), MemberType = typeof(EveryTheme))]
    public async Task Answers_of_any_shape_break_no_screen_and_are_not_overwritten(int number)
    {
        string[] shapes =
        [
            "null", "7", "\"words\"", "[]", "[1,{}]", "{}", "true", """{"picked":"contact"}""", """{"picked":["gone",7,null]}""", """{"picked":[],"own":{"anders":{"x":1},"__proto__":"x"}}""", """{"als":7,"dan":{"picked":{}}}""",
            """{"als":{"picked":["gone"]},"dan":null}""", """{"picked":["a"],"keep":"b","where":[1]}""", """{"path":["gone",{}]}""", """{"path":7}""", """{"text":7,"told":"yes","memo":{}}""", """{"kaart":"gone","constructor":"1"}""",
        ];
        await using var server = await PlayerServer.StartAsync(EveryTheme.Of(number));
        // Each load gives every shape to some question; the long form gives every shape to every question.
        var full = Environment.GetEnvironmentVariable("RTW_FULL") == "1";
        for (var turn = 0; turn < shapes.Length; turn += full ? 1 : 9)
        {
            var given = turn;
            server.Tamper = boot =>
            {
                var ids = DataId().Matches(ThemeRenderer.Main(EveryTheme.Of(number), "nl", WhoSees.Open, shown: true)).Select(match => match.Groups["id"].Value).Distinct(StringComparer.Ordinal);
                boot["kept"] = true;
                boot["actor"] = new JsonObject { ["account"] = new JsonObject { ["homePage"] = PlayerServer.HomePage, ["name"] = PlayerServer.Pseudonym } };
                boot["registration"] = PlayerServer.Registration.ToString();
                boot["answers"] = new JsonObject(ids.Select((id, place) =>
                    KeyValuePair.Create(id, JsonNode.Parse(shapes[(given + place) % shapes.Length]))));
                return null;
            };
            await using var theme = await OpenAsync(server, "nl", null);
            do (await theme.Screen.InnerTextAsync()).Length.ShouldBeGreaterThan(20);
            while (await OnAsync(theme));
            theme.ShouldBeClean();
        }

        server.Calls.ShouldNotContain(call => call.Path.StartsWith("/api/answers/", StringComparison.Ordinal) && call.Method == "PUT");
    }

    [GeneratedRegex("data-id=\"(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DataId();

    private Task<ThemeInBrowser> OpenAsync(PlayerServer server, string language, BrowserNewContextOptions? shape) =>
        ThemeInBrowser.OpenAsync(browsers, server.Page(language: language), shape, FakeVoices.Script($"[{{ lang: '{language}', localService: true, name: 'local' }}]"));

    private static ILocator Next(ThemeInBrowser theme) => theme.Page.Locator("main:not([hidden]) .player-nav .next");

    private static async Task<bool> OnAsync(ThemeInBrowser theme)
    {
        if (!await Next(theme).IsVisibleAsync()) return false;
        await Next(theme).ClickAsync();
        return true;
    }
}
