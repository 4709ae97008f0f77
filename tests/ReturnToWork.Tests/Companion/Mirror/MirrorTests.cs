using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Companion.Mirror;
using ReturnToWork.Companion.Records;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Mirror;

/// <summary>"Dit ziet je coach": what opens it, what it shows, and what it leaves behind.</summary>
public sealed class MirrorTests(RunningCompanion running) : IClassFixture<RunningCompanion>
{
    private readonly CompanionApp _app = running.App;

    [Fact]
    public async Task The_employee_sees_the_coachs_points_talks_and_looks_and_looking_is_no_look()
    {
        var coach = SomePeople.NewCoach();
        using var anna = await _app.SignedInAsync(coach);
        var kees = CompanionApp.Scene($"kees-{Guid.NewGuid():N}");
        var page = await _app.PairedAsync(anna, "Kees", kees);
        var share = Guid.NewGuid();
        _app.Tool.Store("groenrijk", Tell.Completed(kees, Guid.NewGuid(), _app.Clock.GetUtcNow()), Tell.Shared(kees, share, _app.Clock.GetUtcNow(), ["topics"], ["mijn-plan"]));
        await _app.HasReadAsync(share);
        await anna.GetAsync($"{page}/talk");
        await anna.PostAsync($"{page}/talk", ("Topics", "mijn-plan"), ("Agreement", "small-step"), ("LookBack", "none"));
        var talk = await anna.GetAsync(page);
        var before = (await _app.AccessRowsAsync("groenrijk")).Count;

        using var mirror = await OpenAsync(Ticket(kees.Name));
        mirror.StatusCode.ShouldBe(HttpStatusCode.OK);
        var html = WebUtility.HtmlDecode(await mirror.Content.ReadAsStringAsync());
        html.ShouldContain("Dit ziet Anna");
        html.ShouldContain("Je coach mag dit niet aan je werk vertellen.");
        html.ShouldContain("Anna keek op ");
        html.ShouldNotContain("<form");
        html.ShouldNotContain("nav.people");
        Sheet(html).ShouldBe(Sheet(talk.Text), "the same sentences in the same order, without the buttons");
        Sheet(html).ShouldNotBeEmpty();
        mirror.Headers.Contains("Set-Cookie").ShouldBeFalse();
        mirror.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        mirror.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await _app.AccessRowsAsync("groenrijk")).Count.ShouldBe(before, "the employee is no professional who looks");

        _app.Tool.Store("groenrijk", Tell.Unshared(kees, Guid.NewGuid(), _app.Clock.GetUtcNow(), share));
        await anna.UntilAsync(page, seen => !seen.Html.Contains("data-rule=\"R1\"", StringComparison.Ordinal));
        (await TextAsync(Ticket(kees.Name, "en"))).ShouldNotContain("data-rule=\"R1\"");
    }

    [Fact]
    public async Task It_speaks_the_language_of_the_ticket_whatever_the_browser_says()
    {
        var html = await TextAsync(Ticket("nobody-knows", "en"));
        html.ShouldContain("<html lang=\"en\">");
        html.ShouldContain("No coach sees anything of you now.");
        (await TextAsync(Ticket("nobody-knows"))).ShouldContain("Geen coach ziet nu iets van jou.");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_ticket_opens_once_also_when_it_comes_many_times_at_once_and_is_forgotten_when_it_is_over(DataProvider engine)
    {
        await using var app = await CompanionApp.StartAsync(engine);
        var ticket = Ticket("kees", app: app).Sign(CompanionApp.Secret);
        var all = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => PostAsync(app, ticket)));
        all.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        foreach (var answer in all.Where(answer => answer.StatusCode != HttpStatusCode.OK)) await RefusedAsync(answer, HttpStatusCode.Gone, "maar één keer open");
        await RefusedAsync(await PostAsync(app, ticket), HttpStatusCode.Gone, "maar één keer open");

        var late = Ticket("kees", app: app).Sign(CompanionApp.Secret);
        app.Clock.Advance(MirrorTicket.Lasts);
        await RefusedAsync(await PostAsync(app, late), HttpStatusCode.Gone, "Dit duurde te lang");
        await app.Services.GetRequiredService<MirrorDoor>().CleanUpAsync(TestContext.Current.CancellationToken);
        await using var db = await app.Services.GetRequiredService<CompanionStore>().OpenAsync("groenrijk", TestContext.Current.CancellationToken);
        (await db.SpentTickets.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_no_ticket_for_here_and_now_opens_nothing_and_the_page_says_what_to_do()
    {
        var good = Ticket("kees");
        var signed = good.Sign(CompanionApp.Secret);
        await RefusedAsync(await PostAsync(_app, null), HttpStatusCode.BadRequest, "alleen open vanaf je eigen pagina");
        await RefusedAsync(await PostAsync(_app, good.Sign("another-secret-of-32-characters-xx")), HttpStatusCode.Forbidden, "niet zeker wie dit vraagt");
        await RefusedAsync(await PostAsync(_app, signed[..^2]), HttpStatusCode.Forbidden, "niet zeker wie dit vraagt");
        await RefusedAsync(await PostAsync(_app, "A" + signed), HttpStatusCode.Forbidden, "niet zeker wie dit vraagt");
        await RefusedAsync(await PostAsync(_app, (good with { For = "https://elsewhere.example" }).Sign(CompanionApp.Secret)), HttpStatusCode.Forbidden, "voor een andere website");
        await RefusedAsync(await PostAsync(_app, (good with { Organisation = "elders" }).Sign(CompanionApp.Secret)), HttpStatusCode.Forbidden, "kennen je organisatie niet");
        await RefusedAsync(await PostAsync(_app, (good with { Expires = _app.Clock.GetUtcNow().AddDays(1) }).Sign(CompanionApp.Secret)), HttpStatusCode.Gone, "Dit duurde te lang");
        using var visitor = _app.Visitor();
        (await visitor.GetAsync("/mirror")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await visitor.GetAsync($"/mirror?ticket={signed}")).Text.ShouldContain("alleen open vanaf je eigen pagina");
        (await PostAsync(_app, signed)).StatusCode.ShouldBe(HttpStatusCode.OK, "none of these spent it");
    }

    [Fact]
    public async Task Another_organisations_learner_of_the_same_name_shows_nothing()
    {
        var coach = SomePeople.NewCoach();
        using var anna = await _app.SignedInAsync(coach);
        var name = $"kees-{Guid.NewGuid():N}";
        await _app.PairedAsync(anna, "Kees-marker", CompanionApp.Scene(name));
        (await TextAsync(Ticket(name))).ShouldContain("Kees-marker");
        var other = await TextAsync(Ticket(name) with { Organisation = "dekade" });
        other.ShouldNotContain("Kees-marker");
        other.ShouldContain("Geen coach ziet nu iets van jou.");
    }

    [Fact]
    public async Task All_that_is_kept_of_somebody_can_be_read_there_and_taken_along_as_a_file_and_nothing_of_anybody_else()
    {
        using var anna = await _app.SignedInAsync(SomePeople.NewCoach());
        var (kees, noor) = (CompanionApp.Scene($"kees-{Guid.NewGuid():N}"), CompanionApp.Scene($"noor-{Guid.NewGuid():N}"));
        var page = await _app.PairedAsync(anna, "Kees-marker", kees);
        await _app.PairedAsync(anna, "Noor-marker", noor);
        var (done, share) = (Guid.NewGuid(), Guid.NewGuid());
        _app.Tool.Store("groenrijk", Tell.Completed(kees, done, _app.Clock.GetUtcNow()), Tell.Shared(kees, share, _app.Clock.GetUtcNow(), ["topics"], ["mijn-plan"]));
        await _app.HasReadAsync(share);
        await anna.PostAsync($"{page}?handler=Tick", ("key", System.Text.RegularExpressions.Regex.Match((await anna.GetAsync(page)).Html, "name=\"key\" value=\"([^\"]+)\"").Groups[1].Value));
        await anna.GetAsync($"{page}/talk");
        await anna.PostAsync($"{page}/talk", ("Topics", "mijn-plan"), ("Agreement", "small-step"), ("LookBack", "none"));

        var html = await TextAsync(Ticket(kees.Name));
        html.ShouldContain("Alles wat hier over jou staat");
        html.ShouldContain("Je coach noemt je hier ‘Kees-marker’.");
        html.ShouldContain("je maakte thema 3 af.");
        html.ShouldContain("zette je coach een vinkje: besproken.");
        html.ShouldNotContain("Noor-marker");
        var file = System.Text.Json.JsonDocument.Parse(Convert.FromBase64String(System.Text.RegularExpressions.Regex.Match(html, "href=\"data:application/json;base64,([^\"]+)\" download=\"over-mij.json\"").Groups[1].Value)).RootElement;
        var person = file.GetProperty("people").EnumerateArray().ShouldHaveSingleItem();
        person.GetProperty("callName").GetString().ShouldBe("Kees-marker");
        person.GetProperty("talks")[0].GetProperty("agreement").GetString().ShouldBe("small-step");
        person.GetProperty("discussed").GetArrayLength().ShouldBe(1);
        person.GetProperty("looks").EnumerateArray().ShouldContain(look => look.GetProperty("page").GetString() == "talk" && look.GetProperty("who").GetString() == "Anna");
        var account = file.GetProperty("accounts").EnumerateArray().ShouldHaveSingleItem();
        account.GetProperty("name").GetString().ShouldBe(kees.Name);
        account.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("kind").GetString()).ShouldBe(["paired", "finished", "shared"], ignoreOrder: true);
        account.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("id").GetGuid()).ShouldContain(share);
        file.GetRawText().ShouldNotContain("noor-");

        // Nobody entered a code: what came in is told all the same, with no coach beside it.
        var alone = CompanionApp.Scene($"alone-{Guid.NewGuid():N}");
        var finished = Guid.NewGuid();
        _app.Tool.Store("groenrijk", Tell.Completed(alone, finished, _app.Clock.GetUtcNow()));
        await _app.HasReadAsync(finished);
        (await TextAsync(Ticket(alone.Name))).ShouldContain("je maakte thema 3 af.");
        // A ticket that opens nothing shows nothing of it.
        using var refused = await PostAsync(_app, "no ticket");
        (await refused.Content.ReadAsStringAsync()).ShouldNotContain("id=\"everything\"");
    }

    private MirrorTicket Ticket(string learner, string language = "nl", CompanionApp? app = null) =>
        MirrorTicket.New("groenrijk", [learner], language, (app ?? _app).Address, (app ?? _app).Clock.GetUtcNow());

    private Task<HttpResponseMessage> OpenAsync(MirrorTicket ticket) => PostAsync(_app, ticket.Sign(CompanionApp.Secret));

    private async Task<string> TextAsync(MirrorTicket ticket)
    {
        using var answer = await OpenAsync(ticket);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    // As a browser posts a form from another site: no cookie, no antiforgery token.
    private static async Task<HttpResponseMessage> PostAsync(CompanionApp app, string? ticket)
    {
        using var http = new HttpClient { BaseAddress = new Uri(app.Address) };
        http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        http.DefaultRequestHeaders.Add("Origin", "null");
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("nl");
        return await http.PostAsync("/mirror", new FormUrlEncodedContent(ticket is null ? [] : [KeyValuePair.Create("ticket", ticket)]));
    }

    private static async Task RefusedAsync(HttpResponseMessage answer, HttpStatusCode status, string words)
    {
        answer.StatusCode.ShouldBe(status);
        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        text.ShouldContain(words);
        text.ShouldContain("Tik daar op ‘Dit ziet je coach’");
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        answer.Dispose();
    }

    // All that the two pages say between the sheet's first word and its last, without forms.
    private static string Sheet(string html)
    {
        var from = html.IndexOf("<div class=\"sheet\">", StringComparison.Ordinal);
        var sheet = html[from..html.IndexOf("<div class=\"factside\">", from, StringComparison.Ordinal)] + html[html.IndexOf("<div class=\"factside\">", from, StringComparison.Ordinal)..html.IndexOf("</div>\n</div>", html.IndexOf("<div class=\"factside\">", from, StringComparison.Ordinal), StringComparison.Ordinal)];
        var without = System.Text.RegularExpressions.Regex.Replace(sheet, "<form.*?</form>", "", System.Text.RegularExpressions.RegexOptions.Singleline);
        return System.Text.RegularExpressions.Regex.Replace(without, @"\s+", " ");
    }
}
