using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using ReturnToWork.TestKit;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Player;

public sealed class SharingTests(Browsers browsers)
{
    private const string Extensions = "https://returntowork.example/xapi/extensions/";
    [Fact]
    public async Task The_preview_is_exactly_what_the_statement_holds_and_taking_back_names_the_share()
    {
        await using var server = await PlayerServer.StartAsync();
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page());
        await theme.KeepAsync();
        await PairAsync(theme);
        await theme.GoToAsync("plankaart");
        await theme.PickAsync("terugkijkdag", "over-1-week");
        await theme.GoToAsync("delen");
        (await theme.Screen.Locator("input:checked").CountAsync()).ShouldBe(0);

        await theme.PickAsync("delen", "op-het-werk");
        await theme.PickAsync("delen", "mijn-plan");
        await theme.PickAsync("delen", "plan");
        await theme.PickAsync("delen", "day");
        var preview = await theme.Screen.Locator("[data-preview] li").AllInnerTextsAsync();
        var day = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime).AddDays(7);
        preview.ShouldBe(["Mijn plan", "Wat er op mijn werk anders kan", "Ik heb een plan", $"Ik kijk terug op {day.ToString("dddd d MMMM", new System.Globalization.CultureInfo("nl-NL"))}"]);
        (await theme.Screen.Locator("[data-activity=delen] .preview").InnerTextAsync()).ShouldContain("Alleen Anna ziet dit.");
        await theme.Screen.Locator("[data-share]").ClickAsync();
        await theme.Screen.Locator("[data-share-note]").Filter(new() { HasText = "Gedeeld." }).WaitForAsync();
        // Something is shared now: nothing on the screen may say that the coach sees nothing.
        (await theme.Screen.Locator("[data-activity=delen] [data-preview-empty]").IsVisibleAsync()).ShouldBeFalse();
        (await theme.Screen.Locator("[data-share-nothing]").IsVisibleAsync()).ShouldBeFalse();

        var shared = server.Said("shared").ShouldHaveSingleItem();
        Extension(shared, "topics").AsArray().Select(item => (string?)item).ShouldBe(["mijn-plan", "op-het-werk"]);
        Extension(shared, "what").AsArray().Select(item => (string?)item).ShouldBe(["topics", "plan"]);
        var planned = server.Said("planned").ShouldHaveSingleItem();
        ((string?)Extension(planned, "look-back-day")).ShouldBe(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        ((string?)planned["context"]!["statement"]!["id"]).ShouldBe((string?)shared["id"]);
        (await theme.Screen.Locator("[data-shared-list] li li").AllInnerTextsAsync()).ShouldBe(preview);

        await theme.Screen.Locator("[data-take-back]").ClickAsync();
        await theme.Screen.Locator("[data-shared]").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await theme.SavedAsync();
        ((string?)server.Said("unshared").ShouldHaveSingleItem()["context"]!["statement"]!["id"]).ShouldBe((string?)shared["id"]);
        server.Answers["_shares"].ToJsonString().ShouldNotContain("mijn-plan");
        AllMayBeSaid(server);
        theme.ShouldBeClean();
    }

    /// <summary>One visit: before a coach, beside one who works confidentially, and the next day beside one of the employer.</summary>
    [Fact]
    public async Task Answers_with_blocks_are_offered_beside_a_confidential_coach_only_with_a_preview_and_a_way_back()
    {
        await using var server = await PlayerServer.StartAsync(EveryTheme.Of(1));
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page());
        var box = theme.Screen.Locator("label:has(input[value=bands])");
        await theme.KeepAsync();
        await theme.GoToAsync("hoe-is-het");
        await AnswerAsync("goed-voor-mij", "2");
        await AnswerAsync("weet-hoe", "liever-niet");
        await theme.GoToAsync("delen");
        (await box.IsVisibleAsync()).ShouldBeFalse("there is no coach");

        while (await theme.ScreenIdAsync() != "wie-ziet-dit") await theme.Page.Locator("main.theme:not([hidden]) .player-nav .back").ClickAsync();
        await PairAsync(theme);
        await theme.GoToAsync("delen");
        (await box.InnerTextAsync()).Trim().ShouldBe("Mijn antwoorden met de blokken");
        await theme.PickAsync("delen", "anderen");
        await theme.PickAsync("delen", "bands");
        var preview = await theme.Screen.Locator("[data-preview] li").AllInnerTextsAsync();
        preview.ShouldBe(["Wat andere mensen zeggen", "Werken is goed voor mij: een beetje"]);
        await LookAsync(theme.Page);
        await theme.Screen.Locator("[data-share]").ClickAsync();
        await theme.Screen.Locator("[data-share-note]").Filter(new() { HasText = "Gedeeld." }).WaitForAsync();
        var shared = server.Said("shared").ShouldHaveSingleItem();
        Extension(shared, "what").AsArray().Select(item => (string?)item).ShouldBe(["topics", "bands"]);
        Extension(shared, "bands").AsArray().Select(item => (string?)item).ShouldBe(["w1-middle"]);
        (await theme.Screen.Locator("[data-shared-list] li li").AllInnerTextsAsync()).ShouldBe(preview);

        await theme.Screen.Locator("[data-take-back]").ClickAsync();
        await theme.Screen.Locator("[data-shared]").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await theme.SavedAsync();
        server.Answers["_shares"].ToJsonString().ShouldNotContain("w1-");
        AllMayBeSaid(server);
        theme.ShouldBeClean();

        server.Tamper = boot => { boot["paired"]!["mode"] = "employer"; return null; };
        await using var later = await ThemeInBrowser.OpenAsync(browsers, server.Page());
        (await later.ScreenIdAsync()).ShouldBe("delen");
        (await later.Screen.Locator("label:has(input[value=bands])").IsVisibleAsync()).ShouldBeFalse("this coach works for the employer");

        Task AnswerAsync(string sentence, string step) => theme.Screen.Locator($"[data-thing={sentence}] label:has(input[value='{step}'])").ClickAsync();
    }

    [Fact]
    public async Task Looking_back_on_a_plan_of_another_day_is_shared_with_a_preview_and_goes_with_the_plan()
    {
        await using var server = await PlayerServer.StartAsync();
        var box = "label:has(input[value=looked-back])";
        await using (var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page()))
        {
            await theme.KeepAsync();
            await theme.GoToAsync("delen");
            await theme.PickAsync("delen", "plan");
            await theme.Screen.Locator("[data-share]").ClickAsync();
            await theme.Screen.Locator("[data-share-note]").Filter(new() { HasText = "Gedeeld." }).WaitForAsync();
            (await theme.Screen.Locator(box).IsVisibleAsync()).ShouldBeFalse("a plan of today was not looked back on");
            await theme.SavedAsync();
        }

        server.Tamper = boot => { boot["shares"]![0]!["at"] = "2026-11-01T10:00:00.000Z"; return null; };
        await using var again = await ThemeInBrowser.OpenAsync(browsers, server.Page());
        await again.PickAsync("delen", "looked-back");
        (await again.Screen.Locator("[data-preview] li").AllInnerTextsAsync()).ShouldBe(["Ik keek terug op mijn plan"]);
        await again.Screen.Locator("[data-share]").ClickAsync();
        await again.Screen.Locator("[data-shared-list] li li").Filter(new() { HasText = "Ik keek terug op mijn plan" }).WaitForAsync();
        ((string?)server.Said("looked-back").ShouldHaveSingleItem()["context"]!["statement"]!["id"]).ShouldBe((string?)server.Said("shared").Single()["id"]);
        (await again.Screen.Locator(box).IsVisibleAsync()).ShouldBeFalse("it was said");
        AllMayBeSaid(server);

        await again.Screen.Locator("[data-take-back]").ClickAsync();
        await again.Screen.Locator("[data-shared]").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        again.ShouldBeClean();
    }

    [Fact]
    public async Task A_share_can_be_taken_back_on_another_day()
    {
        await using var server = await PlayerServer.StartAsync();
        await using (var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page()))
        {
            await theme.KeepAsync();
            await theme.GoToAsync("delen");
            await theme.PickAsync("delen", "anderen");
            await theme.Screen.Locator("[data-activity=delen] .preview").Filter(new() { HasText = "Je coach ziet dit pas na de code." }).WaitForAsync();
            await theme.Screen.Locator("[data-share]").ClickAsync();
            await theme.SavedAsync();
        }

        await using var again = await ThemeInBrowser.OpenAsync(browsers, server.Page());
        (await again.ScreenIdAsync()).ShouldBe("delen");
        (await again.Screen.Locator("[data-shared-list] li li").AllInnerTextsAsync()).ShouldBe(["Wat andere mensen zeggen"]);
        await again.Screen.Locator("[data-take-back]").ClickAsync();
        await again.Screen.Locator("[data-shared]").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await again.SavedAsync();
        ((string?)server.Said("unshared").Single()["context"]!["statement"]!["id"]).ShouldBe((string?)server.Said("shared").Single()["id"]);
    }

    [Fact]
    public async Task Sharing_without_a_connection_says_so_and_is_done_when_it_is_back()
    {
        await using var server = await PlayerServer.StartAsync();
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page());
        await theme.KeepAsync();
        await theme.GoToAsync("delen");
        await theme.SavedAsync();
        await theme.Context.SetOfflineAsync(true);
        await theme.PickAsync("delen", "anderen");
        await theme.Screen.Locator("[data-share]").ClickAsync();
        await theme.Screen.Locator("[data-share-note]").Filter(new() { HasText = "Nog niet gelukt, geen verbinding." }).WaitForAsync();
        await theme.Context.SetOfflineAsync(false);
        await theme.Screen.Locator("[data-share-note]").Filter(new() { HasText = "Gedeeld." }).WaitForAsync();
        server.Said("shared").Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_share_that_is_refused_is_not_called_shared()
    {
        await using var server = await PlayerServer.StartAsync();
        server.Refuse = (_, body) => body.Contains("/verbs/shared", StringComparison.Ordinal) ? 403 : null;
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page());
        await theme.KeepAsync();
        await theme.GoToAsync("delen");
        await theme.PickAsync("delen", "anderen");
        await theme.Screen.Locator("[data-share]").ClickAsync();
        await theme.Screen.Locator("[data-share-note]").Filter(new() { HasText = "Delen lukt nu niet. Niemand ziet iets." }).WaitForAsync();
        (await theme.Screen.Locator("[data-shared]").IsVisibleAsync()).ShouldBeFalse();
        await theme.SavedAsync();
        server.Answers["_shares"].AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_visit_that_ends_in_the_middle_of_sharing_is_not_called_shared()
    {
        await using var server = await PlayerServer.StartAsync();
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page());
        await theme.KeepAsync();
        await theme.GoToAsync("delen");
        await theme.SavedAsync();
        server.Refuse = (_, _) => 401;
        await theme.PickAsync("delen", "anderen");
        await theme.Screen.Locator("[data-share]").ClickAsync();
        await theme.Screen.Locator("[data-share-note]").Filter(new() { HasText = "Nog niet gelukt. Open het thema opnieuw op je cursuspagina." }).WaitForAsync();
        server.Said("shared").ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_to_share_is_a_good_answer_too()
    {
        await using var server = await PlayerServer.StartAsync();
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page());
        await theme.KeepAsync();
        await theme.GoToAsync("delen");
        await theme.Screen.Locator("[data-share-nothing]").ClickAsync();
        (await theme.Screen.Locator("[data-share-note]").InnerTextAsync()).ShouldBe("Je deelt niets. Dat is ook goed.");
        await theme.SavedAsync();
        server.Said("shared").ShouldBeEmpty();
        server.Said("completed").Count().ShouldBe(1);
        AllMayBeSaid(server);
    }

    [Fact]
    public async Task R4_vraag_mijn_coach_shows_what_is_seen_asks_and_can_be_taken_back()
    {
        await using var server = await PlayerServer.StartAsync();
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page());
        await theme.GoToAsync("wens");
        await theme.Screen.Locator("[data-ask]").ClickAsync();
        var panel = theme.Screen.Locator(".ask-panel");
        (await panel.InnerTextAsync()).ShouldContain("Ik wil thema 3 samen doen");
        (await panel.GetByRole(AriaRole.Button, new() { Name = "Vraag het" }).IsVisibleAsync()).ShouldBeFalse();
        server.Calls.ShouldBeEmpty();
        await panel.GetByRole(AriaRole.Button, new() { Name = "Bewaren" }).ClickAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "Vraag het" }).ClickAsync();
        await panel.GetByText("Je vroeg het aan je coach.").WaitForAsync();
        var asked = server.Said("shared").ShouldHaveSingleItem();
        Extension(asked, "what").AsArray().Select(item => (string?)item).ShouldBe(["ask"]);
        ((string?)asked["object"]!["id"]).ShouldBe($"{PlayerServer.ActivityBase}/theme/3");

        await theme.NextAsync();
        await theme.Screen.Locator("[data-ask]").ClickAsync();
        await theme.Screen.Locator(".ask-panel [data-take-back]").ClickAsync();
        await theme.Screen.Locator(".ask-panel").GetByText("Dit ziet je coach:").WaitForAsync();
        server.Said("unshared").Count().ShouldBe(1);
        AllMayBeSaid(server);
        theme.ShouldBeClean();
    }

    [Fact]
    public async Task Pairing_asks_who_it_is_and_what_may_be_seen_with_nothing_chosen_beforehand()
    {
        await using var server = await PlayerServer.StartAsync();
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page());
        (await theme.Screen.Locator("[data-activity=koppelen]").IsVisibleAsync()).ShouldBeFalse();
        await theme.KeepAsync();
        var note = theme.Screen.Locator("[data-pair-note]");
        await theme.Screen.Locator("[data-code]").FillAsync("99");
        await theme.Screen.Locator("[data-look]").ClickAsync();
        (await note.InnerTextAsync()).ShouldContain("6 cijfers");
        await theme.Screen.Locator("[data-code]").FillAsync("999 999");
        await theme.Screen.Locator("[data-look]").ClickAsync();
        await note.Filter(new() { HasText = "Deze code kennen we niet." }).WaitForAsync();
        await theme.Screen.Locator("[data-code]").FillAsync("123 456");
        await theme.Page.Keyboard.PressAsync("Enter");
        await theme.Screen.GetByText("Anna wordt je coach. Klopt dat?").WaitForAsync();
        (await theme.Screen.Locator("[data-pair=agree] input:checked").CountAsync()).ShouldBe(0);
        await theme.Screen.Locator("[data-agree=yes]").ClickAsync();
        (await note.InnerTextAsync()).ShouldBe("Kies eerst wat je coach mag zien.");
        server.Calls.ShouldNotContain(call => call.Path == "/api/pairing/agree");
        await theme.Screen.Locator("[data-pair=agree] label:has(input[value=progress])").ClickAsync();
        await theme.Screen.Locator("[data-agree=yes]").ClickAsync();
        await theme.Screen.GetByText("Anna is nu je coach.").WaitForAsync();
        ((string?)server.Paired!["sees"]).ShouldBe("progress");
        (await theme.Screen.Locator("[data-who=coach]").InnerTextAsync()).ShouldContain("Je coach ziet welk thema klaar is. Verder niets.");
        (await theme.Screen.Locator("[data-who=coach]").InnerTextAsync()).ShouldContain("Je coach mag dit niet aan je werk vertellen.");
        theme.ShouldBeClean();
    }

    /// <summary>Set RTW_PICTURES to a folder to look at it yourself.</summary>
    private static async Task LookAsync(IPage page)
    {
        if (Environment.GetEnvironmentVariable("RTW_PICTURES") is not { } folder) return;
        foreach (var language in (string[])["nl", "en", "nl"])
        {
            if (await page.Locator("html").GetAttributeAsync("lang") != language) await page.Locator($"[data-language-link={language}]").ClickAsync();
            foreach (var width in (int[])[1280, 360])
            {
                await page.SetViewportSizeAsync(width, 800);
                (await page.EvaluateAsync<string[]>(ScreenLook.Measure)).ShouldBeEmpty();
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"share-blocks-{language}-{width}.png"), FullPage = true });
            }
        }
    }

    private static async Task PairAsync(ThemeInBrowser theme)
    {
        await theme.Screen.Locator("[data-code]").FillAsync("123456");
        await theme.Screen.Locator("[data-look]").ClickAsync();
        await theme.Screen.Locator("[data-pair=agree] label:has(input[value=topics])").ClickAsync();
        await theme.Screen.Locator("[data-agree=yes]").ClickAsync();
        await theme.Screen.GetByText("Anna is nu je coach.").WaitForAsync();
    }

    private static JsonNode Extension(JsonObject statement, string name) => statement["context"]!["extensions"]![Extensions + name]!;

    /// <summary>Everything that arrived passes the real reader and the real gate.</summary>
    internal static void AllMayBeSaid(PlayerServer server)
    {
        var rights = new TellerRights("player", PlayerServer.HomePage, PlayerServer.Pseudonym, PlayerServer.Registration, $"{PlayerServer.ActivityBase}/theme/{server.Number}");
        foreach (var told in server.Statements)
        {
            var read = StatementReader.Read(Encoding.UTF8.GetBytes(told.ToJsonString()));
            read.Refusal.ShouldBeNull();
            StatementGate.Check(read.Statement!, rights).ShouldBeNull(told.ToJsonString());
        }
    }
}
