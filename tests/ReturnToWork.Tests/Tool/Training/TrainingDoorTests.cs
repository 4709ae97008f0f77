using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Tool.Record;
using ReturnToWork.Tool.Sessions;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool.Training;

/// <summary>Professionals open the e-learning from the Companion by a ticket: once, within a minute, and as nobody's employee.</summary>
public sealed class TrainingDoorTests
{
    private const string Training = "groenrijk.training";
    private const string Companion = "https://companion.example";
    private static readonly string Anna = new('a', 32);
    private static readonly Dictionary<string, string?> There = new() { ["Mirror:CompanionAddress"] = Companion };

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_ticket_opens_the_module_once_and_what_is_done_there_is_said_as_the_professional(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        await using var tool = await RunningTool.StartAsync(place, settings: There);
        var text = Ticket(tool);
        using var opened = await OpenAsync(tool, text);
        opened.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        opened.Headers.Location!.OriginalString.ShouldBe("/themes/P0");

        var player = await FollowAsync(tool, opened, "P0");
        player.Pseudonym.ShouldBe(Anna);
        player.Visit.Organisation.ShouldBe(Training);
        (await player.SayAsync(Tell.Completed(Scene(player, "P0"), Guid.NewGuid(), tool.Clock.GetUtcNow())).StatusAsync()).ShouldBe(HttpStatusCode.OK);
        (await player.AnswerAsync("waarom", "omdat ik mensen wil helpen", 1, "P0").StatusAsync()).ShouldBe(HttpStatusCode.NoContent);

        var said = (await Statements.OfAsync(tool, "completed", Training)).ShouldHaveSingleItem();
        said.Account.ShouldBe(($"https://returntowork.example/people/{Training}", Anna));
        said.ObjectId.ShouldBe("https://returntowork.example/theme/P0");
        (await Statements.OfAsync(tool, "completed")).ShouldBeEmpty("the employees' store hears nothing of it");
        await using var db = await tool.StoreAsync();
        Encoding.UTF8.GetString((await db.Answers.SingleAsync()).Sealed).ShouldNotContain("helpen");
        (await db.Learners.SingleAsync()).Organisation.ShouldBe(Training);

        using var again = await OpenAsync(tool, text);
        (await SentenceAsync(again)).ShouldContain("al een keer gebruikt");
        tool.Clock.Advance(TimeSpan.FromMinutes(3));
        await tool.Services.GetRequiredService<Sweep>().ForgetAsync();
        (await db.SpentTickets.AsNoTracking().CountAsync()).ShouldBe(0);
        using var late = await OpenAsync(tool, text);
        (await SentenceAsync(late)).ShouldContain("ouder dan een minuut");
        using var next = await OpenAsync(tool, Ticket(tool, theme: "P1"));
        (await FollowAsync(tool, next, "P1")).Pseudonym.ShouldBe(Anna, "a further module finds the same person");
        (await db.Learners.AsNoTracking().CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Sixteen_windows_at_the_same_moment_are_one()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var tool = await RunningTool.StartAsync(place, settings: There);
        var text = Ticket(tool);
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => OpenAsync(tool, text)));
        answers.Count(answer => answer.StatusCode == HttpStatusCode.SeeOther).ShouldBe(1);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Forbidden).ShouldBe(15);
    }

    [Fact]
    public async Task Altered_foreign_old_and_misdirected_tickets_are_refused_with_a_sentence_and_make_nobody()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var tool = await RunningTool.StartAsync(place, settings: There);
        var good = Ticket(tool);
        var altered = string.Concat("ey", good[4] == 'A' ? "B" : "A", good.AsSpan(3));
        await RefusedAsync(altered, "klopt niet");
        await RefusedAsync("", "alleen vanuit het overzicht");
        await RefusedAsync("a.b.c", "klopt niet");
        await RefusedAsync(New(tool).Sign("another secret of thirty-two characters"), "klopt niet");
        await RefusedAsync(MirrorTicket.New(Training, [Anna], "nl", Own(tool), tool.Clock.GetUtcNow()).Sign(RunningTool.Secret), "klopt niet");
        await RefusedAsync((New(tool) with { For = "https://other.example" }).Sign(RunningTool.Secret), "andere website");
        await RefusedAsync((New(tool) with { Organisation = "groenrijk" }).Sign(RunningTool.Secret), "klopt niet");
        await RefusedAsync((New(tool) with { Actor = "Anna" }).Sign(RunningTool.Secret), "klopt niet");
        await RefusedAsync(Ticket(tool, theme: "P9"), "hier niet");
        await RefusedAsync((New(tool) with { Theme = "11" }).Sign(RunningTool.Secret), "hier niet");
        await RefusedAsync((New(tool) with { Expires = tool.Clock.GetUtcNow().AddSeconds(-1) }).Sign(RunningTool.Secret), "ouder dan een minuut");
        await RefusedAsync((New(tool) with { Expires = tool.Clock.GetUtcNow().AddHours(1) }).Sign(RunningTool.Secret), "ouder dan een minuut");
        foreach (var origin in (string?[])["https://evil.example", "null", null])
        {
            using var other = await OpenAsync(tool, good, origin);
            (await SentenceAsync(other)).ShouldContain("alleen vanuit het overzicht");
        }

        await using var db = await tool.StoreAsync();
        (await db.Learners.CountAsync()).ShouldBe(0);
        using var still = await OpenAsync(tool, good);
        still.StatusCode.ShouldBe(HttpStatusCode.SeeOther, "what was refused elsewhere was not spent");
        tool.Logged.ShouldNotContain(Anna);

        async Task RefusedAsync(string text, string sentence)
        {
            using var answer = await OpenAsync(tool, text);
            (await SentenceAsync(answer)).ShouldContain(sentence, customMessage: text);
            answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        }
    }

    [Fact]
    public async Task A_training_session_opens_its_own_module_only_and_an_employee_never_passes_one()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var tool = await RunningTool.StartAsync(place, settings: There);
        using var opened = await OpenAsync(tool, Ticket(tool));
        var cookie = Cookie(opened);
        foreach (var other in (string[])["1", "0", "P1", "3"]) (await GetAsync(tool, $"/themes/{other}", cookie)).Status.ShouldNotBe(HttpStatusCode.OK, other);
        (await GetAsync(tool, "/themes/P0", cookie)).Policy.ShouldContain("frame-ancestors 'none'");

        // Even with a token that says so: an employee keeps nothing of a module and says nothing about one.
        var kept = await (await tool.OpenAsync("groenrijk", "kees")).KeepAsync();
        var forged = new PlayerToken(tool.Visit("groenrijk", "kees", "P0"), kept.Pseudonym, kept.Registration, tool.Clock.GetUtcNow().AddMinutes(5));
        kept.Token = tool.Services.GetRequiredService<Tickets>().Write(forged);
        (await kept.CallAsync(HttpMethod.Post, "/api/keep", new { }).CodeAsync()).ShouldBe("training-not-joined");
        (await kept.SayAsync(Tell.Completed(Scene(kept, "P0"), Guid.NewGuid(), tool.Clock.GetUtcNow())).StatusAsync()).ShouldBe(HttpStatusCode.Unauthorized);
        await using var db = await tool.StoreAsync();
        (await db.Enrolments.AsNoTracking().Where(row => row.Organisation == "groenrijk").Select(row => row.Theme).ToListAsync()).ShouldBe(["3"]);
    }

    [Fact]
    public async Task Who_erased_everything_does_not_come_back_by_a_ticket()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var tool = await RunningTool.StartAsync(place, settings: There);
        using var opened = await OpenAsync(tool, Ticket(tool));
        await FollowAsync(tool, opened, "P0");
        await tool.Services.GetRequiredService<OwnErasure>().EraseAsync(Training, Anna, always: true, TestContext.Current.CancellationToken);
        using var again = await OpenAsync(tool, Ticket(tool));
        (await SentenceAsync(again)).ShouldContain("is gewist");
    }

    internal static string Own(RunningTool tool) => tool.Address.GetLeftPart(UriPartial.Authority);

    private static TrainingTicket New(RunningTool tool, string theme = "P0") => TrainingTicket.New(Training, Anna, theme, "nl", Own(tool), tool.Clock.GetUtcNow());

    private static string Ticket(RunningTool tool, string theme = "P0") => New(tool, theme).Sign(RunningTool.Secret);

    private static Scene Scene(Player player, string theme) => new("https://returntowork.example", $"https://returntowork.example/people/{player.Visit.Organisation}", player.Pseudonym!, player.Registration, theme);

    private static async Task<HttpResponseMessage> OpenAsync(RunningTool tool, string ticket, string? origin = Companion)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/training/open") { Content = new FormUrlEncodedContent([KeyValuePair.Create("ticket", ticket)]) };
        if (origin is not null) request.Headers.Add("Origin", origin);
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        return await tool.Http.SendAsync(request);
    }

    private static string Cookie(HttpResponseMessage answer) => answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];

    private static async Task<Player> FollowAsync(RunningTool tool, HttpResponseMessage opened, string theme)
    {
        var cookie = Cookie(opened);
        var page = await GetAsync(tool, $"/themes/{theme}", cookie);
        page.Status.ShouldBe(HttpStatusCode.OK);
        return new Player(tool, RunningTool.BootOf(page.Page), tool.Services.GetRequiredService<Tickets>().ReadVisit(cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..])!);
    }

    private static async Task<(HttpStatusCode Status, string Page, string Policy)> GetAsync(RunningTool tool, string path, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", cookie);
        using var answer = await tool.Http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Headers.GetValues("Content-Security-Policy").Single());
    }

    private static async Task<string> SentenceAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
