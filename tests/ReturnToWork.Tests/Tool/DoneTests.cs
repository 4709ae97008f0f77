using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Lti;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool;

/// <summary>"Klaar" to the LMS: said on the page before anything is answered, and sent exactly where it was said. The delivery itself is proved with the Lti room.</summary>
public sealed class DoneTests
{
    private const string Kees = "platform-user-kees-4711";
    private const string HearsInDutch = "En ook of dit thema klaar is.";
    private static readonly Dictionary<string, string?> Grades = new(StringComparer.Ordinal) { ["Lti:Registrations:0:Grades"] = "true" };

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Where_the_organisation_wants_it_the_page_says_so_and_done_is_kept_once_without_bewaren(DataProvider engine)
    {
        await using var house = await ToolHouse.StartAsync(engine, Grades);
        foreach (var cookies in new[] { true, false })
        {
            var (page, player) = await house.OpenAsync(cookies);
            page.ShouldContain(HearsInDutch);
            player.Boot.GetProperty("lmsHears").GetBoolean().ShouldBeTrue();
            player.Boot.GetProperty("kept").GetBoolean().ShouldBeFalse();
            for (var i = 0; i < 2; i++) (await player.CallAsync(HttpMethod.Post, "/api/done", new { }).StatusAsync()).ShouldBe(HttpStatusCode.NoContent);
        }

        var row = (await house.ScoresAsync()).ShouldHaveSingleItem();
        (row.Organisation, row.ResourceLink).ShouldBe(("groenrijk", "link-1"));
        house.Tool.Logged.ShouldNotContain(Kees);
        await using var db = await house.Tool.StoreAsync();
        (await db.Learners.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Where_it_does_not_the_page_says_nothing_of_it_and_done_is_refused()
    {
        await using var house = await ToolHouse.StartAsync(DataProvider.Sqlite);
        var (page, player) = await house.OpenAsync(cookies: false);

        page.ShouldNotContain(HearsInDutch);
        player.Boot.TryGetProperty("lmsHears", out _).ShouldBeFalse();
        (await player.CallAsync(HttpMethod.Post, "/api/done", new { }).CodeAsync()).ShouldBe("lms-does-not-ask");
        (await house.ScoresAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_teaches_and_who_opened_a_list_are_told_nothing_and_tell_nothing()
    {
        await using var house = await ToolHouse.StartAsync(DataProvider.Sqlite, Grades);
        using (var preview = await house.LaunchAsync(cookies: false, role: "Instructor"))
        {
            var page = await preview.Content.ReadAsStringAsync();
            page.ShouldNotContain(HearsInDutch);
            RunningTool.BootOf(page).TryGetProperty("token", out _).ShouldBeFalse();
        }

        using var list = await house.LaunchAsync(cookies: true, path: "/mijn");
        var cookie = list.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("__Host-rtw-session", StringComparison.Ordinal)).Split(';')[0];
        using var request = new HttpRequestMessage(HttpMethod.Get, "/themes/3");
        request.Headers.Add("Cookie", cookie);
        using var opened = await house.Tool.Http.SendAsync(request);
        opened.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await opened.Content.ReadAsStringAsync()).ShouldNotContain(HearsInDutch);
        (await house.ScoresAsync()).ShouldBeEmpty();
    }
}

/// <summary>The Tool with a platform that launches into a gradebook.</summary>
internal sealed class ToolHouse(FreshPlace place, RunningTool tool, SigningPlatform platform) : IAsyncDisposable
{
    private const string Ags = "https://purl.imsglobal.org/spec/lti-ags/";

    public RunningTool Tool { get; } = tool;

    public static async Task<ToolHouse> StartAsync(DataProvider engine, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var (place, platform) = (await FreshPlace.OnAsync(engine), new SigningPlatform());
        return new ToolHouse(place, await RunningTool.StartAsync(place, platform.Publish, settings), platform);
    }

    public Task<HttpResponseMessage> LaunchAsync(bool cookies, string role = "Learner", string path = "/themes/3") =>
        platform.LaunchAsync(Tool, "platform-user-kees-4711", cookies, path: path, claims: claims =>
        {
            claims["https://purl.imsglobal.org/spec/lti/claim/roles"] = new[] { "http://purl.imsglobal.org/vocab/lis/v2/membership#" + role };
            claims[Ags + "claim/endpoint"] = new Dictionary<string, object> { ["scope"] = new[] { Ags + "scope/score" }, ["lineitem"] = RunningTool.Platform + "/lineitems/1" };
        });

    /// <summary>Launched, and the page open, as one browser sees it.</summary>
    public async Task<(string Page, Player Player)> OpenAsync(bool cookies)
    {
        using var launched = await LaunchAsync(cookies);
        var page = await (cookies ? FollowAsync(launched) : launched.Content.ReadAsStringAsync());
        return (page, new Player(Tool, RunningTool.BootOf(page), Tool.Visit("groenrijk", "platform-user-kees-4711")));
    }

    public async Task<List<ScoreRow>> ScoresAsync()
    {
        await using var db = await Tool.Services.GetRequiredService<IDbContextFactory<LtiDb>>().CreateDbContextAsync();
        return await db.Scores.AsNoTracking().ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Tool.DisposeAsync();
        await place.DisposeAsync();
    }

    private async Task<string> FollowAsync(HttpResponseMessage launched)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, launched.Headers.Location);
        request.Headers.Add("Cookie", launched.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("__Host-rtw-session", StringComparison.Ordinal)).Split(';')[0]);
        using var page = await Tool.Http.SendAsync(request);
        return await page.Content.ReadAsStringAsync();
    }
}
