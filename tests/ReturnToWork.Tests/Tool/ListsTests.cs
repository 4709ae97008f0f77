using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Tests.Courses;
using ReturnToWork.Tool.Sessions;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool;

/// <summary>Several themes behind one link of the LMS: <c>/mijn</c> and <c>/bundels/{list}</c>, with the session cookie and without any.</summary>
public sealed class ListsTests : IAsyncLifetime
{
    private const string Kees = "platform-user-kees-4711";
    private readonly SigningPlatform _platform = new();
    private readonly SampleThemes _themes = new SampleThemes().Add(1, "Werk en ik", "Work and me").AddPublished("3-mijn-plan");
    private FreshPlace _place = null!;
    private RunningTool _tool = null!;

    public async ValueTask InitializeAsync()
    {
        _place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        _tool = await RunningTool.StartAsync(_place, _platform.Publish, new Dictionary<string, string?> { ["Courses:Themes"] = _themes.Place });
    }

    public async ValueTask DisposeAsync()
    {
        await _tool.DisposeAsync();
        await _place.DisposeAsync();
        _themes.Dispose();
    }

    [Fact]
    public async Task With_a_cookie_the_launch_goes_on_to_the_list_and_each_theme_has_a_link_and_a_way_back()
    {
        using var launched = await _platform.LaunchAsync(_tool, Kees, cookies: true, path: "/mijn");
        launched.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        launched.Headers.Location!.ToString().ShouldBe("/mijn");
        var cookie = CookieOf(launched);

        using var list = await GetAsync("/mijn", cookie);
        var html = await list.Content.ReadAsStringAsync();
        Policy(list).ShouldEndWith($"frame-ancestors {RunningTool.Platform}");
        Themes(html).ShouldBe(["1", "3", "7"]);
        html.ShouldContain("Thema 1: Werk en ik");
        html.ShouldContain("href=\"/themes/3?language=nl\"");
        html.ShouldNotContain("name=\"visit\"", customMessage: "where a cookie holds nothing is carried in the page");

        foreach (var number in Themes(html))
        {
            using var theme = await GetAsync($"/themes/{number}?language=en", cookie);
            var page = await theme.Content.ReadAsStringAsync();
            page.ShouldContain($"data-theme=\"{number}\"");
            page.ShouldContain("href=\"/mijn?language=en\"");
        }

        (await (await GetAsync("/mijn?language=en", cookie)).Content.ReadAsStringAsync()).ShouldContain("<h1>My page</h1>");
    }

    [Fact]
    public async Task A_bundle_holds_its_themes_in_its_order_and_opens_no_other()
    {
        using var launched = await _platform.LaunchAsync(_tool, Kees, cookies: true, path: "/bundels/7-1");
        var cookie = CookieOf(launched);

        Themes(await (await GetAsync("/bundels/7-1", cookie)).Content.ReadAsStringAsync()).ShouldBe(["7", "1"]);
        (await GetAsync("/themes/1", cookie)).StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var other in (string[])["/themes/3", "/bundels/1-7"]) (await GetAsync(other, cookie)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, other);
    }

    [Fact]
    public async Task A_session_of_one_theme_opens_no_list()
    {
        using var launched = await _platform.LaunchAsync(_tool, Kees, cookies: true);

        foreach (var other in (string[])["/themes/1", "/bundels/1-3"]) (await GetAsync(other, CookieOf(launched))).StatusCode.ShouldBe(HttpStatusCode.Forbidden, other);
        // One's own page opens from every theme, and opens no other theme for that.
        Themes(await (await GetAsync("/mijn", CookieOf(launched))).Content.ReadAsStringAsync()).ShouldBe(["3"]);
    }

    [Theory]
    [InlineData("/mijn/")]
    [InlineData("/mijn?x=1")]
    [InlineData("/bundels/")]
    [InlineData("/bundels/3")]
    [InlineData("/bundels/3-3")]
    [InlineData("/bundels/03-1")]
    [InlineData("/bundels/8-9")]
    [InlineData("/bundels/1-3-")]
    [InlineData("/bundels/1-2-3-4-5-6-7-8-9-10-11-12-13-14-15-16-17-18-19-20-21")]
    public async Task A4_an_address_that_is_no_list_cannot_be_launched(string path)
    {
        using var refused = await _platform.LaunchAsync(_tool, Kees, cookies: true, path: path);

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("A4-target-link-unknown");
    }

    [Fact]
    public async Task A_bundle_whose_themes_are_partly_gone_shows_those_that_are_left()
    {
        using var launched = await _platform.LaunchAsync(_tool, Kees, cookies: true, path: "/bundels/9-3");

        Themes(await (await GetAsync("/bundels/9-3", CookieOf(launched))).Content.ReadAsStringAsync()).ShouldBe(["3"]);
    }

    [Fact]
    public async Task L15_without_cookies_forms_carry_the_visit_and_no_address_does()
    {
        using var launched = await _platform.LaunchAsync(_tool, Kees, cookies: false, path: "/bundels/1-3");
        launched.StatusCode.ShouldBe(HttpStatusCode.OK);
        var html = await launched.Content.ReadAsStringAsync();
        var carried = Carried(html);
        Regex.Matches(html, "(?:href|action)=\"([^\"]*)\"").Select(match => match.Groups[1].Value).ShouldAllBe(address => !address.Contains(carried, StringComparison.Ordinal));
        html.ShouldNotContain(Kees);

        using var theme = await PostAsync("/themes/3", carried, language: "en");
        theme.StatusCode.ShouldBe(HttpStatusCode.OK);
        Policy(theme).ShouldEndWith($"frame-ancestors {RunningTool.Platform}");
        var page = await theme.Content.ReadAsStringAsync();
        var boot = RunningTool.BootOf(page);
        (boot.GetProperty("theme").GetString(), boot.GetProperty("language").GetString()).ShouldBe(("3", "en"));
        boot.GetProperty("token").GetString().ShouldNotBeNullOrEmpty();
        page.ShouldContain("<form method=\"post\" action=\"/bundels/1-3\">");

        using var back = await PostAsync("/bundels/1-3", Carried(page), language: "en");
        Themes(await back.Content.ReadAsStringAsync()).ShouldBe(["1", "3"]);
        (await PostAsync("/themes/7", carried)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, "it is not in the bundle");
    }

    [Fact]
    public async Task L01_a_carried_visit_opens_nothing_from_another_site_and_is_no_session()
    {
        using var launched = await _platform.LaunchAsync(_tool, Kees, cookies: false, path: "/mijn");
        var carried = Carried(await launched.Content.ReadAsStringAsync());

        (await PostAsync("/themes/3", carried, site: "cross-site")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync("/mijn", carried, site: "same-site")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync("/mijn", carried, site: null)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync("/mijn", carried, site: null, origin: "https://evil.example")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync("/mijn", carried, site: null, origin: _tool.Address.GetLeftPart(UriPartial.Authority))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await GetAsync("/mijn", $"{SessionCookie.Name}={carried}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync("/mijn", carried[..^3] + "AAA")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        _tool.Clock.Advance(TimeSpan.FromHours(8));
        (await PostAsync("/mijn", carried)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, "a working day, and no longer");
    }

    [Fact]
    public async Task What_is_begun_and_done_is_shown_only_to_who_chose_to_keep_it_and_looking_makes_no_row()
    {
        var visit = _tool.Visit("groenrijk", Kees, theme: "") with { List = "/mijn" };
        var cookie = $"{SessionCookie.Name}={_tool.Services.GetRequiredService<Tickets>().Write(visit)}";
        var before = await (await GetAsync("/mijn", cookie)).Content.ReadAsStringAsync();
        before.ShouldNotContain("data-state");
        before.ShouldContain("Pas dan staat hier wat klaar is");
        await using (var db = await _tool.StoreAsync()) (await db.Learners.AnyAsync()).ShouldBeFalse();

        var player = await _tool.OpenAsync("groenrijk", Kees);
        await player.KeepAsync();
        var begun = await (await GetAsync("/mijn", cookie)).Content.ReadAsStringAsync();
        begun.ShouldContain("<h3>Thema 3: Mijn plan</h3>");
        Regex.Matches(begun, "data-state=\"(\\w+)\"").Select(match => match.Groups[1].Value).ShouldBe(["busy"]);
        begun.ShouldContain("We bewaren je antwoorden.");

        (await player.BookmarkAsync("""{"screen":"delen","language":"nl","done":true}""")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var done = await (await GetAsync("/mijn", cookie)).Content.ReadAsStringAsync();
        Regex.Matches(done, "data-state=\"(\\w+)\"").Select(match => match.Groups[1].Value).ShouldBe(["done"]);
        done.ShouldContain("aria-label=\"Kijk terug naar Mijn plan\"");
        await using (var db = await _tool.StoreAsync()) (await db.Enrolments.CountAsync()).ShouldBe(1, "the list enrols in nothing");

        var other = _tool.Visit("groenrijk", "fatma", theme: "") with { List = "/mijn" };
        (await (await GetAsync("/mijn", $"{SessionCookie.Name}={_tool.Services.GetRequiredService<Tickets>().Write(other)}")).Content.ReadAsStringAsync()).ShouldNotContain("data-state");
    }

    [Fact]
    public async Task Who_teaches_sees_the_list_as_a_preview()
    {
        using var launched = await _platform.LaunchAsync(_tool, "teacher", cookies: false, path: "/mijn",
            claims: claims => claims["https://purl.imsglobal.org/spec/lti/claim/roles"] = new[] { "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor" });
        var html = await launched.Content.ReadAsStringAsync();

        html.ShouldContain("Je bekijkt deze thema’s als docent");
        var page = await (await PostAsync("/themes/3", Carried(html))).Content.ReadAsStringAsync();
        RunningTool.BootOf(page).TryGetProperty("token", out _).ShouldBeFalse();
        page.ShouldContain("action=\"/mijn\"");
    }

    private static IReadOnlyList<string> Themes(string html) => [.. Regex.Matches(html, "theme-card\" data-theme=\"(\\d+)\"").Select(match => match.Groups[1].Value)];

    private static string Carried(string html) => Regex.Match(html, "name=\"visit\" value=\"([^\"]+)\"").Groups[1].Value;

    private static string CookieOf(HttpResponseMessage launched) =>
        launched.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith(SessionCookie.Name, StringComparison.Ordinal)).Split(';')[0];

    private static string Policy(HttpResponseMessage answer) => answer.Headers.GetValues("Content-Security-Policy").Single();

    private async Task<HttpResponseMessage> GetAsync(string path, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", cookie);
        return await _tool.Http.SendAsync(request);
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string carried, string language = "nl", string? site = "same-origin", string? origin = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["visit"] = carried, ["language"] = language }) };
        if (site is not null) request.Headers.Add("Sec-Fetch-Site", site);
        if (origin is not null) request.Headers.Add("Origin", origin);
        return await _tool.Http.SendAsync(request);
    }
}
