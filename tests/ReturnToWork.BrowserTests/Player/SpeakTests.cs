using Microsoft.Playwright;
using ReturnToWork.TestKit;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Player;

/// <summary>Write, say or tell: three equal doors. A voice stays in the page until somebody keeps it.</summary>
public sealed class SpeakTests(Browsers browsers)
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("RTW_PICTURES");

    [Fact]
    public async Task A_voice_is_heard_back_kept_heard_at_the_next_visit_and_thrown_away()
    {
        await using var server = await PlayerServer.StartAsync(PlayerServer.AllForms);
        await using (var theme = await OpenAsync(server))
        {
            await theme.KeepAsync();
            await RecordAsync(theme);
            await ShotAsync(theme, "ready");
            server.Calls.ShouldAllBe(call => !call.Path.Contains("memos", StringComparison.Ordinal));
            // The line is down at first: the voice waits in memory.
            server.Refuse = (request, _) => request.Path.StartsWithSegments("/api/memos", StringComparison.Ordinal) ? 503 : null;
            await theme.Button("Bewaar mijn stem").ClickAsync();
            await theme.Screen.GetByText("Nog niet bewaard, geen verbinding.").First.WaitForAsync();
            server.Refuse = null;
            await theme.Screen.GetByText("Je stem is bewaard. Alleen jij kunt dit horen.").WaitForAsync();
            await theme.SavedAsync();
            await ShotAsync(theme, "kept");
            theme.ShouldBeClean();
        }

        server.Memos["vertel"].Sound.Length.ShouldBeGreaterThan(500);
        server.Memos["vertel"].Type.ShouldStartWith("audio/");
        ((bool?)server.Answers["vertel"]["memo"]).ShouldBe(true);
        server.Statements.ShouldAllBe(said => !said.ToJsonString().Contains("memo", StringComparison.Ordinal));

        await using var again = await OpenAsync(server);
        await again.GoToAsync("vertel");
        await DoorAsync(again, "Ik spreek het in");
        await again.Button("Luister").ClickAsync();
        await Assertions.Expect(again.Screen.Locator("audio")).ToHaveAttributeAsync("src", new System.Text.RegularExpressions.Regex("^blob:"), new() { Timeout = 60_000 });
        await again.Button("Gooi weg").ClickAsync();
        await again.Screen.GetByText("Weg. Er is niets meer.").WaitForAsync();
        server.Memos.ShouldBeEmpty();
        again.ShouldBeClean();
    }

    [Fact]
    public async Task Who_keeps_nothing_hears_the_own_voice_and_not_one_request_leaves_the_page()
    {
        await using var server = await PlayerServer.StartAsync(PlayerServer.AllForms);
        await using var theme = await OpenAsync(server);
        await RecordAsync(theme);
        (await theme.Button("Bewaar mijn stem").IsVisibleAsync()).ShouldBeFalse();
        await theme.Screen.GetByText("Kies dan eerst ‘Bewaren’ op het eerste scherm.").WaitForAsync();
        await theme.Button("Gooi weg").ClickAsync();
        server.Calls.ShouldBeEmpty();
        theme.ShouldBeClean();
    }

    [Fact]
    public async Task Without_a_microphone_the_other_doors_stay_open()
    {
        await using var server = await PlayerServer.StartAsync(PlayerServer.AllForms);
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page());
        await theme.KeepAsync();
        await theme.GoToAsync("vertel");
        await ShotAsync(theme, "doors");
        await DoorAsync(theme, "Ik spreek het in");
        await theme.Button("Begin met inspreken").ClickAsync();
        await theme.Screen.GetByText("De microfoon doet het hier niet. Schrijf het op, of vertel het aan iemand.").WaitForAsync();
        await DoorAsync(theme, "Ik schrijf het op");
        await theme.Screen.Locator("textarea").FillAsync("Ik rust dan even uit <b>");
        await theme.Screen.GetByText("6 woorden").WaitForAsync();
        await DoorAsync(theme, "Ik vertel het aan iemand");
        await theme.Screen.Locator("[data-told]").CheckAsync();
        await theme.SavedAsync();
        ((string?)server.Answers["vertel"]["text"]).ShouldBe("Ik rust dan even uit <b>");
        ((bool?)server.Answers["vertel"]["told"]).ShouldBe(true);
        await ShotAsync(theme, "written");
        theme.ShouldBeClean();
    }

    private async Task<ThemeInBrowser> OpenAsync(PlayerServer server) =>
        await ThemeInBrowser.OpenAsync(browsers, server.Page(), new() { ViewportSize = new() { Width = 360, Height = 740 }, Permissions = ["microphone"] });

    private static async Task RecordAsync(ThemeInBrowser theme)
    {
        await theme.GoToAsync("vertel");
        await DoorAsync(theme, "Ik spreek het in");
        await theme.Button("Begin met inspreken").ClickAsync();
        await theme.Screen.GetByText("Praat maar.").WaitForAsync();
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        await theme.Button("Stop").ClickAsync();
        await theme.Screen.GetByText("Luister terug. Dit is nog niet bewaard.").WaitForAsync();
        await theme.Screen.Locator("audio").EvaluateAsync("(sound) => { sound.muted = true; return sound.play(); }");
    }

    private static Task DoorAsync(ThemeInBrowser theme, string name) => theme.Screen.Locator("summary", new() { HasText = name }).ClickAsync();

    private static async Task ShotAsync(ThemeInBrowser theme, string name)
    {
        if (Pictures is not null) await theme.Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"speak-{name}.png"), FullPage = true });
    }
}
