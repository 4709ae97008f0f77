using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool.Mine;

/// <summary>A person's own page: what they answered and shared, who sees it, and how they like to read; with the session cookie and without any.</summary>
public sealed class OwnPageTests : IAsyncLifetime
{
    private FreshPlace _place = null!;
    private RunningTool _tool = null!;

    public async ValueTask InitializeAsync()
    {
        _place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        _tool = await RunningTool.StartAsync(_place);
    }

    public async ValueTask DisposeAsync()
    {
        await _tool.DisposeAsync();
        await _place.DisposeAsync();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Who_keeps_nothing_sees_what_could_be_there_and_looking_makes_no_row(bool cookies)
    {
        var kees = new OwnBrowser(_tool, _tool.Visit("groenrijk", "kees"), cookies);
        await kees.OpenAsync();

        kees.Status.ShouldBe(HttpStatusCode.OK);
        foreach (var said in (string[])["Mijn pagina", "Thema 3: Mijn plan", "Kies in een thema ‘bewaren’.", "We bewaren nu nog niets.", "De website waar je op leert, weet dat je dit opent. Meer niet.", "Doe je 10 minuten niets?", "Je deelt nu niets.", "Er is niets om te wissen."])
            kees.Text.ShouldContain(said);
        kees.Page.ShouldContain("name=\"voice\" value=\"slow\" checked", customMessage: "as the player speaks by itself");
        await using var db = await _tool.StoreAsync();
        (await db.Learners.CountAsync() + await db.EndedVisits.CountAsync() + await db.Erasings.CountAsync()).ShouldBe(0);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task The_workbook_holds_what_was_answered_in_words_in_both_languages_and_a_themes_answers_can_be_taken_away(bool cookies)
    {
        var player = await KeptAsync();
        await player.AnswerAsync("wens", new { picked = new[] { "anders" }, own = new { anders = "Ik wil weer <zwemmen>" } }, 1).StatusAsync();
        await player.AnswerAsync("kleine-stap", new { picked = new[] { "buiten-lopen" } }, 2).StatusAsync();
        await player.AnswerAsync("_shares", Array.Empty<object>(), 3).StatusAsync();
        var kees = new OwnBrowser(_tool, player.Visit, cookies);

        (await kees.OpenAsync()).Text.ShouldContain("Ik wil weer <zwemmen>");
        kees.Page.ShouldContain("Ik wil weer &lt;zwemmen&gt;");
        kees.Text.ShouldContain("Ik loop elke dag tien minuten.");
        (await kees.OpenAsync(language: "en")).Text.ShouldContain("My workbook");
        Regex.IsMatch(kees.Text, "I walk (for )?ten minutes", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture).ShouldBeTrue(kees.Text);

        await kees.OpenAsync();
        (await kees.SubmitAsync("/mijn/werkboek")).Text.ShouldContain("Ik wil weer <zwemmen>");
        kees.Page.ShouldContain("<body class=\"paper\">");
        kees.Page.ShouldContain(cookies ? "href=\"/mijn?" : "<form method=\"post\" action=\"/mijn\">", Case.Sensitive, "the way back");
        await kees.OpenAsync();
        (await kees.SubmitAsync("/mijn/weghalen")).Text.ShouldContain("Antwoorden weghalen?");
        kees.Text.ShouldContain("Wat je deelde, blijft gedeeld.");
        (await AnswersAsync()).ShouldBe(3, "asking removes nothing");
        (await kees.SubmitAsync("/mijn/weghalen", ("sure", "yes"))).Text.ShouldContain("Je antwoorden zijn weg.");
        kees.Text.ShouldNotContain("zwemmen");
        (await AnswersAsync()).ShouldBe(1, "the list of shares stays");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task What_was_shared_stands_there_in_the_players_words_and_taking_it_back_erases_it_in_the_record_store(bool cookies)
    {
        var player = await KeptAsync();
        var (share, other, at) = (Guid.NewGuid(), Guid.NewGuid(), _tool.Clock.GetUtcNow());
        await player.AnswerAsync("_shares", new object[] { new { id = share, at, what = new[] { "topics", "plan" }, topics = new[] { "anderen" } }, new { id = other, at, what = new[] { "ask" }, topics = Array.Empty<string>() } }, 1).StatusAsync();
        (await player.SayAsync(
            Tell.Shared(player.Scene(), share, at, ["topics", "plan"], ["anderen"]), Tell.Planned(player.Scene(), Guid.NewGuid(), at, share, new(2026, 12, 1)), Tell.Shared(player.Scene(), other, at, ["ask"], [])).StatusAsync()).ShouldBe(HttpStatusCode.OK);
        var kees = new OwnBrowser(_tool, player.Visit, cookies);

        await kees.OpenAsync();
        foreach (var line in (string[])["Wat andere mensen zeggen", "Ik heb een plan", "Ik kijk terug op dinsdag 1 december", "Ik wil thema 3 samen doen", "zondag 22 november", "Je hebt nog geen coach. Niemand ziet dit nu."]) kees.Text.ShouldContain(line);
        kees.Page.ShouldContain("aria-label=\"Terugnemen: Wat andere mensen zeggen, Ik heb een plan, Ik kijk terug op dinsdag 1 december\"");
        await kees.SubmitAsync("/mijn/terugnemen", ("share", share.ToString()));

        kees.Text.ShouldContain("Teruggenomen.");
        kees.Text.ShouldNotContain("Wat andere mensen zeggen");
        kees.Text.ShouldContain("Ik wil thema 3 samen doen");
        (await _tool.OpenAsync("groenrijk", "kees")).Boot.GetProperty("shares").EnumerateArray().Select(live => live.GetProperty("id").GetGuid()).ShouldBe([other]);
        var record = await RecordAsync();
        record.ShouldContain($"\"{share}\"", customMessage: "the way back refers to it");
        record.ShouldNotContain("anderen");
        record.ShouldNotContain("2026-12-01");
        // Once more, as from a page that was still open: it changes nothing and says so.
        (await kees.PostAsync("/mijn/terugnemen", Fields(kees, cookies, ("theme", "3"), ("share", share.ToString())))).Text.ShouldContain("Dit deel je niet meer.");
        (await kees.PostAsync("/mijn/terugnemen", Fields(kees, cookies, ("theme", "9"), ("share", other.ToString())))).Text.ShouldContain("Dit deel je niet meer.");
        (await RecordAsync()).Split("/verbs/unshared").Length.ShouldBe(2, "one was said");
    }

    [Fact]
    public async Task Nobody_takes_back_what_another_shared()
    {
        var (kees, fatma, share) = (await KeptAsync(), await KeptAsync("fatma"), Guid.NewGuid());
        await kees.SayAsync(Tell.Shared(kees.Scene(), share, _tool.Clock.GetUtcNow(), ["ask"], [])).StatusAsync();
        var other = new OwnBrowser(_tool, fatma.Visit, cookies: true);

        (await other.PostAsync("/mijn/terugnemen", new() { ["theme"] = "3", ["share"] = share.ToString() })).Text.ShouldContain("Dit deel je niet meer.");

        (await _tool.OpenAsync("groenrijk", "kees")).Boot.GetProperty("shares").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Answers_with_blocks_stand_there_in_words_and_a_later_coach_of_the_employer_does_not_see_them()
    {
        var player = await KeptAsync();
        await _tool.TellCodeAsync("groenrijk", "123456");
        await player.AgreeAsync("123456").StatusAsync();
        (await player.SayAsync(Tell.Shared(player.Scene(), Guid.NewGuid(), _tool.Clock.GetUtcNow(), ["topics", "bands"], ["anderen"], ["w1-middle", "k1-high"])).StatusAsync()).ShouldBe(HttpStatusCode.OK);
        (string[] plain, string[] blocks) = (["Wat andere mensen zeggen"], ["Werken is goed voor mij: een beetje", "Weten wat ik kan doen: wel"]);

        var page = await new OwnBrowser(_tool, player.Visit, cookies: true).OpenAsync();
        SeenNow(page.Page).ShouldBe([.. plain, .. blocks]);
        page.Page.ShouldContain("aria-label=\"Terugnemen: Wat andere mensen zeggen, Werken is goed voor mij: een beetje, Weten wat ik kan doen: wel\"");
        page.Text.ShouldNotContain("Je antwoorden met de blokken ziet");

        // The latest coach is told by the moment.
        _tool.Clock.Advance(TimeSpan.FromMinutes(1));
        await _tool.TellCodeAsync("groenrijk", "654321", coach: "Bas", mode: "employer");
        (await player.AgreeAsync("654321").StatusAsync()).ShouldBe(HttpStatusCode.OK);
        page = await new OwnBrowser(_tool, player.Visit, cookies: true).OpenAsync();
        SeenNow(page.Page).ShouldBe(plain);
        page.Text.ShouldContain("Werken is goed voor mij: een beetje");
        page.Text.ShouldContain("Je antwoorden met de blokken ziet Bas niet.");
    }

    private static IEnumerable<string> SeenNow(string page) =>
        Regex.Matches(Regex.Match(page, "<ul data-sees-now>.*?</ul>", RegexOptions.Singleline).Value, "<li>(.*?)</li>").Select(line => line.Groups[1].Value);

    [Theory]
    [InlineData("nothing", "Je coach ziet niets. Zo heb jij het gekozen.", "Je coach ziet nu niets van jou.", "Je koos: Anna ziet niet wat je deelt.", false, false)]
    [InlineData("progress", "Je coach ziet welk thema klaar is. Verder niets.", "Dit ziet je coach nu:", "Je koos: Anna ziet niet wat je deelt.", true, false)]
    [InlineData("topics", "Je coach ziet welk thema klaar is. En wat jij deelt.", "Dit ziet je coach nu:", "Alleen Anna ziet dit.", true, true)]
    public async Task Who_sees_what_is_what_was_agreed_to_and_what_the_coach_sees_now_is_exactly_that(string sees, string agreed, string now, string audience, bool done, bool shared)
    {
        var player = await KeptAsync();
        await _tool.TellCodeAsync("groenrijk", "123456");
        (await player.AgreeAsync("123456", sees).StatusAsync()).ShouldBe(HttpStatusCode.OK);
        await player.BookmarkAsync("""{"screen":"delen","language":"nl","done":true}""").StatusAsync();
        await player.SayAsync(Tell.Shared(player.Scene(), Guid.NewGuid(), _tool.Clock.GetUtcNow(), ["topics"], ["op-het-werk"])).StatusAsync();
        var page = await new OwnBrowser(_tool, player.Visit, cookies: true).OpenAsync();

        foreach (var sentence in (string[])[agreed, now, audience, "Je coach is Anna", "Je coach mag dit niet aan je werk vertellen.", "Vraag je coach om een nieuwe code."]) page.Text.ShouldContain(sentence);
        var seen = Regex.Match(page.Page, "<ul data-sees-now>.*?</ul>", RegexOptions.Singleline).Value;
        seen.Contains("Thema 3 is klaar", StringComparison.Ordinal).ShouldBe(done);
        seen.Contains("Wat er op mijn werk anders kan", StringComparison.Ordinal).ShouldBe(shared);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Letters_voice_and_language_hold_in_every_theme_for_who_keeps_and_in_this_visit_for_who_does_not(bool cookies)
    {
        var kees = new OwnBrowser(_tool, _tool.Visit("groenrijk", "kees"), cookies);
        await (await kees.OpenAsync()).SubmitAsync("/mijn/wensen", ("language", "en"), ("size", "2"), ("voice", "slow"));
        kees.Page.ShouldContain("<html lang=\"en\" data-size=\"2\">");
        kees.Text.ShouldContain("Good. We do it like this.");
        await (cookies ? kees.OpenAsync("/themes/3", "nl") : kees.SubmitAsync("/themes/3"));
        RunningTool.BootOf(kees.Page).GetProperty("prefs").GetRawText().ShouldBe(cookies ? """{"language":"nl","speed":"slow","size":2}""" : """{"language":"en","speed":"slow","size":2}""");
        kees.Page.ShouldContain("data-size=\"2\"");
        await using (var db = await _tool.StoreAsync()) (await db.Learners.CountAsync()).ShouldBe(0);
        (await _tool.OpenAsync("groenrijk", "kees")).Boot.GetProperty("prefs").GetRawText().ShouldBe("{}", "another visit knows nothing of it");

        var fatma = await KeptAsync("fatma");
        await (await new OwnBrowser(_tool, fatma.Visit, cookies).OpenAsync()).SubmitAsync("/mijn/wensen", ("language", "en"), ("size", "1"), ("voice", "off"));
        var boot = (await _tool.OpenAsync("groenrijk", "fatma")).Boot;
        boot.GetProperty("prefs").GetRawText().ShouldBe("""{"language":"en","size":1,"quiet":true}""");
        boot.GetProperty("language").GetString().ShouldBe("en");
    }

    [Fact]
    public async Task A_theme_keeps_wishes_too_and_nothing_else_in_their_place()
    {
        var player = await KeptAsync();
        (await player.AnswerAsync("_wensen", new { size = 1, speed = "slow" }, 1, theme: "mijn").StatusAsync()).ShouldBe(HttpStatusCode.NoContent);
        foreach (var wrong in (object[])[new { size = 3 }, new { speed = "fast" }, new { quiet = false }, new { language = "<b>" }, new { note = "x" }, "big", new[] { 1 }])
            (await player.AnswerAsync("_wensen", wrong, 2, theme: "mijn").CodeAsync()).ShouldBe("body-malformed");
        (await player.AnswerAsync("wens", "x", 2, theme: "mijn").CodeAsync()).ShouldBe("theme-other");

        (await _tool.OpenAsync("groenrijk", "kees")).Boot.GetProperty("prefs").GetRawText().ShouldBe("""{"speed":"slow","size":1}""");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Together_what_is_always_private_waits_for_a_tap_and_the_theme_says_who_looks_along(bool cookies)
    {
        var player = await KeptAsync();
        await player.AnswerAsync("in-de-weg", new { picked = new[] { "bang" } }, 1).StatusAsync();
        var kees = new OwnBrowser(_tool, player.Visit, cookies);
        (await kees.OpenAsync()).Page.ShouldNotContain("<details><summary>Laat dit zien");
        await kees.SubmitAsync("/mijn/samen", ("with", "yes"));

        kees.Text.ShouldContain("Iemand kijkt mee.");
        Regex.IsMatch(kees.Page, "<details><summary>Laat dit zien</summary>.*?Ik vind het eng.*?</details>", RegexOptions.Singleline).ShouldBeTrue();
        var own = kees.Page;
        await (cookies ? kees.OpenAsync("/themes/3") : kees.SubmitAsync("/themes/3"));
        RunningTool.BootOf(kees.Page).GetProperty("mode").GetString().ShouldBe("together");
        own.ShouldContain("Ik ga weer alleen verder");
    }

    [Fact]
    public async Task Who_teaches_finds_the_other_forms_of_a_theme_and_nothing_of_a_person()
    {
        var page = await new OwnBrowser(_tool, _tool.Visit("groenrijk", "mirjam", preview: true), cookies: true).OpenAsync();

        page.Text.ShouldContain("Je bekijkt deze thema’s als docent.");
        page.Page.ShouldContain("href=\"/open/3?mode=workshop&amp;language=nl\" target=\"_blank\"");
        page.Page.ShouldContain("href=\"/open/3/papier?language=nl\" target=\"_blank\"");
        page.Page.ShouldNotContain("/mijn/wissen");
        (await page.PostAsync("/mijn/wensen", [])).Status.ShouldBe(HttpStatusCode.Forbidden);
        var theme = await page.OpenAsync("/themes/3");
        theme.Page.ShouldContain("href=\"/open/3?mode=workshop&amp;language=nl\"");
    }

    [Theory, InlineData("wensen"), InlineData("samen"), InlineData("weghalen"), InlineData("terugnemen"), InlineData("wissen"), InlineData("stop")]
    public async Task L01_another_sites_form_does_nothing_here_and_a_form_without_a_visit_neither(string act)
    {
        var player = await KeptAsync();
        await player.AnswerAsync("wens", "x", 1).StatusAsync();
        foreach (var (visit, site) in (IEnumerable<(bool, string)>)[(true, "cross-site"), (true, "same-site"), (false, "same-origin")])
        {
            var browser = new OwnBrowser(_tool, player.Visit, cookies: visit);
            (await browser.PostAsync("/mijn/" + act, new() { ["sure"] = "yes", ["theme"] = "3" }, site)).Status.ShouldBe(HttpStatusCode.Forbidden);
        }

        (await AnswersAsync()).ShouldBe(1);
        (await _tool.OpenAsync("groenrijk", "kees")).Boot.GetProperty("kept").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_screen_for_a_group_keeps_nothing_shares_nothing_and_says_that_everybody_sees_it()
    {
        var html = await _tool.Http.GetStringAsync("/open/3?mode=workshop&language=nl");

        html.ShouldContain("<html lang=\"nl\" data-size=\"2\" data-mode=\"workshop\">");
        html.ShouldContain("Iedereen hier ziet dit scherm. Wij bewaren niets.");
        foreach (var never in (string[])["data-activity=\"delen\"", "data-activity=\"koppelen\"", "data-activity=\"bewaren\"", "data-ask"]) html.ShouldNotContain(never);
        var boot = RunningTool.BootOf(html);
        boot.GetProperty("mode").GetString().ShouldBe("workshop");
        boot.TryGetProperty("token", out _).ShouldBeFalse();
        html.ShouldContain("href=\"/open/3?language=en&amp;mode=workshop\"");
        (await _tool.Http.GetStringAsync("/open/3")).ShouldContain("data-activity=\"delen\"");
    }

    private static Dictionary<string, string> Fields(OwnBrowser browser, bool cookies, params (string Name, string Value)[] fields)
    {
        var all = fields.ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal);
        if (!cookies) all["visit"] = Regex.Match(browser.Page, "name=\"visit\" value=\"([^\"]+)\"").Groups[1].Value;
        return all;
    }

    private async Task<Player> KeptAsync(string who = "kees") => await (await _tool.OpenAsync("groenrijk", who)).KeepAsync();

    private async Task<int> AnswersAsync()
    {
        await using var db = await _tool.StoreAsync();
        return await db.Answers.CountAsync();
    }

    private async Task<string> RecordAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/xapi/statements");
        request.Headers.Add("X-Experience-API-Version", "1.0.3");
        request.Headers.Authorization = new("Basic", Convert.ToBase64String("reader:reader-secret"u8));
        using var answer = await _tool.Http.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }
}
