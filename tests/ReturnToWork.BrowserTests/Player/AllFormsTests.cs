using Microsoft.Playwright;
using ReturnToWork.TestKit;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Player;

/// <summary>Every kind of activity in a real browser: played by tap and by keyboard, resumed, undone, and never with a score.</summary>
public sealed class AllFormsTests(Browsers browsers)
{
    private static readonly string[] Screens = ["waar-of-niet", "tekens", "past-dit", "sterk", "mijn-sterke", "mijn-kring", "gesprek", "als-dan", "pauzekaart"];

    /// <summary>Set RTW_PICTURES to a folder to look at every screen yourself.</summary>
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("RTW_PICTURES");

    [Theory]
    [InlineData("nl", 320, 700, false)]
    [InlineData("nl", 768, 1000, false)]
    [InlineData("en", 1280, 800, false)]
    [InlineData("en", 360, 740, true)]
    public async Task Every_form_passes_axe_before_and_after_it_is_used_and_fits(string language, int width, int height, bool forcedColours)
    {
        await using var server = await PlayerServer.StartAsync(PlayerServer.AllForms);
        var shape = new BrowserNewContextOptions { ViewportSize = new() { Width = width, Height = height }, ForcedColors = forcedColours ? ForcedColors.Active : ForcedColors.None };
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page(language: language), shape);
        await theme.KeepAsync();
        foreach (var screen in Screens)
        {
            await theme.GoToAsync(screen);
            await LookAsync(screen);
            await Play.ScreenAsync(theme.Screen, screen, () => LookAsync(screen + "-half"));
            await LookAsync(screen + "-done");
        }

        if (Pictures is not null && !forcedColours)
        {
            await theme.Page.EmulateMediaAsync(new() { Media = Media.Print });
            await theme.Page.EvaluateAsync("document.querySelectorAll('.is-shown').forEach(one => one.classList.remove('is-shown'))");
            await theme.Page.PdfAsync(new() { Path = Path.Combine(Pictures, $"{language}-{width}-filled.pdf"), Format = "A4" });
        }

        theme.ShouldBeClean();

        async Task LookAsync(string name)
        {
            if (Pictures is not null) await theme.Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{language}-{width}-{name}.png"), FullPage = true });
            (await theme.Page.AxeAsync()).ShouldBeEmpty(name);
            (await theme.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(0, name);
        }
    }

    [Fact]
    public async Task What_was_done_is_kept_and_there_again_next_time_in_both_languages()
    {
        await using var server = await PlayerServer.StartAsync(PlayerServer.AllForms);
        await using (var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page()))
        {
            await theme.KeepAsync();
            foreach (var screen in Screens)
            {
                await theme.GoToAsync(screen);
                await Play.ScreenAsync(theme.Screen, screen);
            }

            (await LinesAsync(theme)).ShouldBe(["", "op tijd (op het werk, thuis) · werkt goed samen", "Het gaat wel. · Dan neem ik toch even pauze. · Om elf uur, met een collega.", "Als het elf uur is, dan ga ik even naar buiten."]);
            await theme.SavedAsync();
            theme.ShouldBeClean();
        }

        foreach (var (activity, answer) in new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["waar-of-niet"] = """{"tijd":"weet-niet","recht":"waar","alleen":"niet-waar"}""",
            ["tekens"] = """{"grapjes":"goed","vergeten":"opletten","slapen":"stop"}""",
            ["past-dit"] = """{"goed-voor-mij":"3","vaste-tijd":"liever-niet"}""",
            ["sterk"] = """{"picked":["op-tijd","helpt-graag","samen"]}""",
            ["mijn-sterke"] = """{"picked":["op-tijd","samen"],"where":{"op-tijd":["werk","thuis"]}}""",
            ["mijn-kring"] = """{"thuis":"dichtbij","vriend":"dichtbij","collega":"werk","coach":"erbij","familie":"dichtbij"}""",
            ["gesprek"] = """{"path":["gaat-wel","toch","om-elf"]}""",
        })
            server.Answers[activity].ToJsonString().ShouldBe(answer);
        SharingTests.AllMayBeSaid(server);

        await using var again = await ThemeInBrowser.OpenAsync(browsers, server.Page(language: "en"));
        (await again.ScreenIdAsync()).ShouldBe("pauzekaart");
        await again.Page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        (await LinesAsync(again)).Skip(1).ShouldBe(["on time (at work, at home) · works well together", "I am all right. · Then I will take a break after all. · At eleven, with a colleague.", "If it is eleven o’clock, then I go outside for a while."]);
        while (await again.ScreenIdAsync() != "tekens") await again.Button("Back").ClickAsync();
        (await again.Screen.Locator("[data-thing]:visible").GetAttributeAsync("data-thing")).ShouldBe("haast", "the first card that lies nowhere");
        await again.Button("Card before").ClickAsync();
        (await again.Screen.Locator("[data-thing=slapen] input:checked").InputValueAsync()).ShouldBe("stop");
        again.ShouldBeClean();
    }

    [Fact]
    public async Task Everything_goes_by_keyboard_and_arrow_keys_never_go_on_by_themselves()
    {
        await using var server = await PlayerServer.StartAsync(PlayerServer.AllForms);
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page());
        await theme.KeepAsync();
        await theme.GoToAsync("tekens");
        foreach (var card in new[] { "grapjes", "vergeten", "slapen", "haast" })
        {
            await Keys.TabToAsync(theme, $"[data-thing={card}] input", "Space");
            await theme.Page.Keyboard.PressAsync("ArrowDown");
            (await theme.Screen.Locator("[data-thing]:visible").GetAttributeAsync("data-thing")).ShouldBe(card);
            await Keys.TabToAsync(theme, ".things + .row button:last-child", "Enter");
        }

        (await theme.Page.EvaluateAsync<string>("document.activeElement.textContent")).ShouldBe("Dit heb je gekozen.");
        await Keys.TabToAsync(theme, "[data-place=opletten] button", "Enter");
        (await theme.Page.EvaluateAsync<string>("document.activeElement.textContent")).ShouldBe("Ik maak grapjes.");
        await Keys.TabToAsync(theme, "[data-thing=grapjes] input", "ArrowDown");
        await Keys.TabToAsync(theme, ".things + .row button:last-child", "Enter");
        (await theme.Screen.Locator("[data-place=stop] > li span").AllTextContentsAsync()).ShouldBe(["Ik maak grapjes."]);

        await theme.GoToAsync("past-dit");
        await Keys.TabToAsync(theme, "[data-thing=goed-voor-mij] input", "Space");
        for (var i = 0; i < 4; i++) await theme.Page.Keyboard.PressAsync("ArrowDown");
        await theme.GoToAsync("gesprek");
        foreach (var (step, arrows) in new[] { ("begin", 0), ("wanneer", 1) })
        {
            await Keys.TabToAsync(theme, $"[data-step={step}] input", "Space");
            for (var i = 0; i < arrows; i++) await theme.Page.Keyboard.PressAsync("ArrowDown");
            (await theme.Screen.Locator("[data-step]:visible").Last.GetAttributeAsync("data-step")).ShouldBe(step);
            await Keys.TabToAsync(theme, "[data-activity=oefengesprek] .row button:first-child", "Enter");
        }

        (await theme.Page.EvaluateAsync<string>("document.activeElement.textContent")).ShouldBe("Dat is een goed plan.");
        await theme.SavedAsync();
        server.Answers["tekens"].ToJsonString().ShouldBe("""{"grapjes":"stop","vergeten":"opletten","slapen":"opletten","haast":"opletten"}""");
        server.Answers["past-dit"].ToJsonString().ShouldBe("""{"goed-voor-mij":"weet-niet"}""");
        server.Answers["gesprek"].ToJsonString().ShouldBe("""{"path":["pauze","om-elf"]}""");
        theme.ShouldBeClean();
    }

    [Fact]
    public async Task Everything_can_be_undone_and_an_answer_turns_over_whatever_was_chosen()
    {
        await using var server = await PlayerServer.StartAsync(PlayerServer.AllForms);
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page());
        await theme.KeepAsync();
        await theme.GoToAsync("waar-of-niet");
        var answer = theme.Screen.Locator("[data-thing=tijd] .other-side p").First;
        (await answer.IsVisibleAsync()).ShouldBeFalse();
        foreach (var pile in new[] { "waar", "niet-waar", "weet-niet" })
        {
            await theme.Screen.Locator($"[data-thing=tijd] label:has([value={pile}])").ClickAsync();
            (await answer.InnerTextAsync()).ShouldBe("Niet waar. Na een pauze werk je vaak beter.");
        }

        await theme.Button("Toch niets kiezen").ClickAsync();
        (await answer.IsVisibleAsync()).ShouldBeFalse();
        await theme.GoToAsync("past-dit");
        await Play.ScreenAsync(theme.Screen, "past-dit");
        await theme.Button("Toch niets kiezen").ClickAsync();

        await theme.GoToAsync("mijn-sterke");
        await theme.Screen.GetByText("Je koos nog geen kaarten.").WaitForAsync();
        await theme.Button("Toch kaarten kiezen").ClickAsync();
        (await theme.ScreenIdAsync()).ShouldBe("sterk");
        await theme.Screen.Locator("[data-own=anders]").FillAsync("ik zing mooi");
        await theme.NextAsync();
        (await theme.Screen.Locator("[data-cards] li:visible").AllInnerTextsAsync()).ShouldBe(["ik zing mooi"]);
        await theme.Screen.Locator("[data-cards] label:visible").ClickAsync();
        (await theme.Screen.Locator("[data-kept] [data-name]:visible").InnerTextAsync()).ShouldBe("ik zing mooi");

        await theme.GoToAsync("gesprek");
        await Play.ScreenAsync(theme.Screen, "gesprek");
        for (var i = 0; i < 3; i++) await theme.Button("Probeer iets anders").ClickAsync();
        (await theme.Screen.Locator("[data-step]:visible").GetAttributeAsync("data-step")).ShouldBe("begin");
        (await theme.Screen.Locator("input:checked").CountAsync()).ShouldBe(0);
        await theme.SavedAsync();
        foreach (var activity in new[] { "waar-of-niet", "past-dit" }) server.Answers[activity].ToJsonString().ShouldBe("{}");
        server.Answers["gesprek"].ToJsonString().ShouldBe("""{"path":[]}""");
        theme.ShouldBeClean();
    }

    [Fact]
    public async Task TTS_a_form_is_read_in_the_order_of_the_page_and_only_what_is_shown()
    {
        await using var server = await PlayerServer.StartAsync(PlayerServer.AllForms);
        await using var theme = await ThemeInBrowser.OpenAsync(browsers, server.Page(), before: FakeVoices.Script());
        await theme.GoToAsync("waar-of-niet");
        (await ReadAsync()).ShouldBe(["Waar of niet waar?", "Kies een stapel voor elke kaart.", "Daarna lees je wat wij weten.", "Wat denk jij over pauze?", "Pauze is tijd die je verliest.", "Waar", "Niet waar", "Weet ik niet"]);
        await theme.Screen.Locator("[data-thing=tijd] label").First.ClickAsync();
        (await ReadAsync())[8..].ShouldBe(["Goed om te weten", "Niet waar.", "Na een pauze werk je vaak beter.", "Dat zeggen mensen die er onderzoek naar doen."]);
        await theme.GoToAsync("gesprek");
        await theme.Screen.Locator(".answers label").First.ClickAsync();
        (await ReadAsync())[5..].ShouldBe(
        [
            "Alleen jij ziet dit.", "Je leidinggevende", "Hoi.", "Je kijkt moe.", "Gaat het?", "Jij", "Nee.", "Ik wil graag even pauze.",
            "Je leidinggevende", "Goed dat je het zegt.", "Wanneer wil je pauze?", "Jij", "Nu graag, vijf minuten.", "Om elf uur, met een collega.", "Wat is ‘leidinggevende’?",
        ]);
        theme.ShouldBeClean();

        async Task<string[]> ReadAsync()
        {
            await theme.Page.EvaluateAsync("spoken.length = 0");
            await theme.Button("Lees voor").ClickAsync();
            return await theme.AllSpokenAsync();
        }
    }

    private static async Task<IReadOnlyList<string>> LinesAsync(ThemeInBrowser theme) => await theme.Screen.Locator("[data-from]").AllTextContentsAsync();

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public async Task Without_script_every_form_is_a_booklet(string language)
    {
        await using var server = await PlayerServer.StartAsync(PlayerServer.AllForms);
        await using var context = await browsers.FreshAsync(new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 360, Height = 740 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(server.Page(language: language).AbsoluteUri);
        foreach (var screen in Screens)
        {
            var place = page.Locator($"main:not([hidden]) [data-screen={screen}]");
            (await place.IsVisibleAsync()).ShouldBeTrue(screen);
            (await place.Locator("button:visible").CountAsync()).ShouldBe(0, screen);
        }

        (await page.Locator("main:not([hidden]) [data-id=tekens] [data-thing]:visible").CountAsync()).ShouldBe(4);
        (await page.Locator("main:not([hidden]) [data-id=gesprek] [data-step]:visible").CountAsync()).ShouldBe(6);
        (await page.Locator("main:not([hidden]) [data-id=mijn-sterke] [data-kept]:visible").CountAsync()).ShouldBe(3);
        if (Pictures is null) return;
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{language}-360-noscript.png"), FullPage = true });
        await page.PdfAsync(new() { Path = Path.Combine(Pictures, $"{language}-blank.pdf"), Format = "A4" });
    }
}
