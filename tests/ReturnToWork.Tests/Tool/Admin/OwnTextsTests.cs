using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Tool.OwnWords;
using ReturnToWork.Tool.Pages;
using ReturnToWork.Tool.Sessions;
using ReturnToWork.Tool.Store;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool.Admin;

/// <summary>An organisation says a text in its own words: checked as an author's, seen by its own people and by nobody else's, and the ids stay.</summary>
public sealed class OwnTextsTests
{
    private const string Line = "/admin/texts/3/nl/scherm.wens.tekst-1";
    private const string Original = "Denk aan de komende weken.";
    private const string Own = "Denk aan de weken <na> de vakantie.";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_own_text_is_on_the_pages_of_that_organisation_only_at_the_next_request_and_on_every_instance(DataProvider engine)
    {
        await using var admin = await RunningAdmin.StartAsync(engine);
        var twin = ActivatorUtilities.CreateInstance<OwnTextBook>(admin.Tool.Services);
        var theme = admin.Tool.Services.GetRequiredService<Themes>().Find("3")!;
        using var wim = await admin.SignedInAsync(to: "/admin/texts?theme=3&language=nl");
        wim.Page!.Text.ShouldContain(Original);
        (await PageAsync(admin.Tool, "groenrijk")).ShouldContain(Original);

        await wim.GetAsync(Line);
        (await wim.PostAsync(Line, ("text", Own))).Text.ShouldContain("De tekst is bewaard");
        wim.Page!.Text.ShouldContain("In plaats van:");
        wim.Page.Text.ShouldContain("1 eigen tekst.");
        var page = await PageAsync(admin.Tool, "groenrijk");
        page.ShouldContain("<p data-say=\"scherm.wens.tekst-1\">Denk aan de weken &lt;na&gt; de vakantie.</p>");
        page.ShouldContain("value=\"contact\"", customMessage: "ids stay, and so do answers");
        page.ShouldNotContain(Original);
        (await PageAsync(admin.Tool, "dekade")).ShouldContain(Original);
        (await OpenAsync(admin.Tool)).ShouldContain(Original);
        Texts(await twin.OfAsync("groenrijk", theme, Ct)).ShouldContain(Own);
        Texts(await twin.OfAsync("dekade", theme, Ct)).ShouldNotContain(Own);
        (await wim.GetAsync("/admin/log")).Text.ShouldContain("schreef een eigen tekst");

        using var ellen = await admin.SignedInAsync(RunningAdmin.NewAdministrator("dekade"), Line);
        ellen.Page!.Text.ShouldNotContain("vakantie");
        await ellen.PostAsync($"{Line}?handler=Back", ("organisation", "groenrijk"));
        (await PageAsync(admin.Tool, "groenrijk")).ShouldNotContain(Original);

        await wim.GetAsync(Line);
        (await wim.PostAsync($"{Line}?handler=Back")).Text.ShouldContain("De tekst van het thema is terug");
        (await PageAsync(admin.Tool, "groenrijk")).ShouldContain(Original);
        Texts(await twin.OfAsync("groenrijk", theme, Ct)).ShouldContain(Original);
    }

    [Fact]
    public async Task What_an_author_must_mend_is_refused_and_what_is_warned_about_may_be_kept()
    {
        await using var admin = await RunningAdmin.StartAsync();
        using var wim = await admin.SignedInAsync(to: Line);
        foreach (var (text, why) in (ValueTuple<string, string>[])
                 [
                     ("Je moet nu kiezen.", "‘moet’ laat iemand geen keuze"), ("Dit is een zin met veel te veel woorden voor wie niet zo snel leest.", "Maak er twee zinnen van"),
                     (new string('a', 401), "hoogstens 400"), ("Denk aan {coach}.", "kent het programma hier niet"), ("Een\nnieuwe regel.", "Typ de tekst als één regel"), ("", "Schrijf hier een tekst"),
                 ])
        {
            var answer = await wim.PostAsync(Line, ("text", text), ("sure", "true"));
            answer.Status.ShouldBe(HttpStatusCode.BadRequest, text);
            answer.Text.ShouldContain(why);
        }

        var warned = await wim.PostAsync(Line, ("text", "Kies indien je wilt."));
        warned.Text.ShouldContain("Schrijf liever: als");
        warned.Html.ShouldContain("Kies indien je wilt.</textarea>");
        (await PageAsync(admin.Tool, "groenrijk")).ShouldContain(Original);
        (await wim.PostAsync(Line, ("text", "Kies indien je wilt."), ("sure", "true"))).Text.ShouldContain("De tekst is bewaard");
        (await PageAsync(admin.Tool, "groenrijk")).ShouldContain("Kies indien je wilt.");

        await wim.GetAsync(Line);
        (await wim.PostAsync(Line, ("text", Original))).Text.ShouldContain("De tekst van het thema is terug");
    }

    [Fact]
    public async Task A_sentence_with_a_place_to_fill_keeps_its_place_and_a_promise_is_not_to_be_replaced()
    {
        await using var admin = await RunningAdmin.StartAsync();
        using var wim = await admin.SignedInAsync(to: "/admin/texts/3/nl/activiteit.als-dan.zin");
        (await wim.PostAsync("/admin/texts/3/nl/activiteit.als-dan.zin", ("text", "Zodra {als}."))).Text.ShouldContain("{dan} ontbreekt");
        foreach (var promise in (string[])["vast.wie.leidinggevende-niets", "vast.delen.voorbeeld", "vast.gezien.plan", "vast.pagina.alleen-jij", "nergens"])
            (await wim.GetAsync($"/admin/texts/shared/nl/{promise}")).Status.ShouldBe(HttpStatusCode.NotFound, promise);
        (await wim.GetAsync("/admin/texts?theme=shared&language=nl")).Text.ShouldNotContain("Je leidinggevende ziet niets");
        (await wim.GetAsync("/admin/texts?theme=99")).Status.ShouldBe(HttpStatusCode.NotFound);

        // Not even by hand: who sees what is said by the program.
        await using (var db = await admin.Tool.Services.GetRequiredService<IDbContextFactory<ToolDb>>().CreateDbContextAsync(Ct))
        {
            db.Add(new OwnText { Organisation = "groenrijk", Theme = "shared", Language = "nl", TextId = "vast.wie.coach-niemand", Text = "Niemand ooit.", OfHash = new string('0', 64), Changed = DateTimeOffset.UnixEpoch });
            await db.SaveChangesAsync(Ct);
        }

        (await PageAsync(admin.Tool, "groenrijk")).ShouldNotContain("Niemand ooit.");
    }

    [Fact]
    public async Task When_the_theme_changes_its_text_the_administrator_is_told_and_a_search_finds_both()
    {
        await using var admin = await RunningAdmin.StartAsync();
        using var wim = await admin.SignedInAsync(to: Line);
        await wim.PostAsync(Line, ("text", Own));
        await using (var db = await admin.Tool.Services.GetRequiredService<IDbContextFactory<ToolDb>>().CreateDbContextAsync(Ct))
            await db.OwnTexts.ExecuteUpdateAsync(set => set.SetProperty(row => row.OfHash, new string('0', 64)), Ct);

        var list = await wim.GetAsync("/admin/texts?theme=3&language=nl&own=true&q=VAKANTIE");
        list.Text.ShouldContain("De tekst van het thema is veranderd");
        list.Text.ShouldNotContain("Kies wat jij belangrijk vindt");
        (await wim.GetAsync(Line)).Text.ShouldContain("Kijk of hij nog klopt");
        await wim.PostAsync(Line, ("text", Own));
        (await wim.GetAsync(Line)).Text.ShouldNotContain("Kijk of hij nog klopt");
    }

    [Fact]
    public async Task Many_own_texts_never_take_a_theme_away()
    {
        await using var admin = await RunningAdmin.StartAsync();
        var book = admin.Tool.Services.GetRequiredService<OwnTextBook>();
        var theme = admin.Tool.Services.GetRequiredService<Themes>().Find("3")!;
        foreach (var phrase in theme.Phrases("nl").Where(phrase => phrase.Screen == "wens"))
            await book.SetAsync("groenrijk", "3", "nl", phrase.Id, phrase.Text, string.Join(' ', Enumerable.Repeat("woord", 60)), Ct);
        Texts(await book.OfAsync("groenrijk", theme, Ct)).ShouldContain(text => text.StartsWith("woord woord", StringComparison.Ordinal));
    }

    private static List<string> Texts(ReturnToWork.Courses.Theme theme) => [.. theme.Phrases("nl").Select(phrase => phrase.Text)];

    private static async Task<string> OpenAsync(RunningTool tool) => await tool.Http.GetStringAsync("/open/3?language=nl", Ct);

    private static async Task<string> PageAsync(RunningTool tool, string organisation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/themes/3?language=nl");
        request.Headers.Add("Cookie", $"{SessionCookie.Name}={tool.Services.GetRequiredService<Tickets>().Write(tool.Visit(organisation, "kees"))}");
        using var answer = await tool.Http.SendAsync(request, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync(Ct);
    }
}
