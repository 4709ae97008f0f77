using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Tool.Sessions;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool.Admin;

/// <summary>What stands between the administrator's pages and everybody else: visitors, learners, scripts, other sites.</summary>
public sealed class WallTests(SharedAdmin shared) : IClassFixture<SharedAdmin>
{
    private static readonly string[] Open = ["/admin/language", "/admin/sign-in", "/admin/sign-in/in", "/admin/sign-in/refused", "/admin/sign-in/go", "/admin/sign-in/end"];
    private readonly RunningAdmin _admin = shared.Admin;

    [Fact]
    public async Task Every_page_but_those_to_sign_in_asks_who_you_are()
    {
        var closed = Pages().Except(Open).ToList();
        closed.Count.ShouldBeGreaterThan(2);
        using var visitor = _admin.Visitor();
        foreach (var page in closed) (await visitor.GetAsync(page)).Address.AbsolutePath.ShouldBe("/admin/sign-in", page);
        foreach (var page in closed) (await visitor.PostAsync(page)).Address.AbsolutePath.ShouldBe("/admin/sign-in", page);
    }

    [Fact]
    public async Task Every_page_has_the_headers_is_kept_by_no_cache_and_has_no_style_or_script_of_its_own()
    {
        using var wim = await _admin.SignedInAsync();
        foreach (var page in Pages().Except(["/admin/sign-in/go", "/admin/sign-in/end"]).Append("/admin/nothing-here"))
        {
            var seen = await wim.GetAsync(page);
            var headers = seen.Answer.Headers;
            var policy = headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem(page);
            policy.ShouldContain("default-src 'none'", customMessage: page);
            policy.ShouldContain("frame-ancestors 'none'", customMessage: page);
            policy.ShouldContain("form-action 'self'", customMessage: page);
            policy.ShouldContain("require-trusted-types-for 'script'", customMessage: page);
            policy.ShouldNotContain("unsafe", customMessage: page);
            headers.GetValues("X-Frame-Options").ShouldBe(["DENY"], page);
            headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"], page);
            headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"], page);
            headers.GetValues("Cross-Origin-Opener-Policy").ShouldBe(["same-origin"], page);
            headers.CacheControl!.NoStore.ShouldBeTrue(page);
            seen.Html.ShouldNotContain("style=", customMessage: page);
            seen.Html.ShouldNotContain(" onclick", customMessage: page);
        }
    }

    [Fact]
    public async Task A_page_that_is_not_there_says_so_to_an_administrator_and_not_to_a_learner()
    {
        using var wim = await _admin.SignedInAsync();
        var missing = await wim.GetAsync("/admin/nothing-here");
        missing.Status.ShouldBe(HttpStatusCode.NotFound);
        missing.Text.ShouldContain("niet van jouw organisatie");
        missing.Text.ShouldNotContain("cursuspagina");
    }

    [Fact]
    public async Task A_post_without_the_token_of_its_form_changes_nothing_and_says_so()
    {
        using var wim = await _admin.SignedInAsync();
        foreach (var page in Pages().Except(["/admin/sign-in/go", "/admin/sign-in/end"]))
        {
            var seen = await wim.PostAsync(page, token: "", ("language", "en"));
            seen.Status.ShouldBe(HttpStatusCode.BadRequest, page);
            seen.Text.ShouldContain("Er is niets veranderd", customMessage: page);
        }

        (await wim.GetAsync("/admin")).Html.ShouldContain("<html lang=\"nl\">");
        using var colleague = await _admin.SignedInAsync();
        var foreign = colleague.Page!.Html;
        (await wim.PostAsync("/admin/sign-out", token: foreign[(foreign.IndexOf("value=\"CfDJ", StringComparison.Ordinal) + 7)..][..155])).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("empty", HttpStatusCode.Forbidden)]
    [InlineData("iframe", HttpStatusCode.Forbidden)]
    [InlineData("script", HttpStatusCode.Forbidden)]
    [InlineData("document", HttpStatusCode.OK)]
    public async Task A_script_or_frame_of_our_own_origin_gets_nothing_either(string purpose, HttpStatusCode expected)
    {
        using var wim = await _admin.SignedInAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/admin");
        request.Headers.Add("Cookie", string.Join("; ", wim.Cookies.GetAllCookies().Select(cookie => $"{cookie.Name}={cookie.Value}")));
        request.Headers.Add("Sec-Fetch-Dest", purpose);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await _admin.Tool.Http.SendAsync(request);

        answer.StatusCode.ShouldBe(expected);
        (await answer.Content.ReadAsStringAsync()).Contains("Groenrijk Werkt", StringComparison.Ordinal).ShouldBe(expected == HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_learners_session_opens_no_page_here_and_an_administrators_none_of_the_learners()
    {
        var ticket = _admin.Tool.Services.GetRequiredService<Tickets>().Write(_admin.Tool.Visit("groenrijk", "kees"));
        foreach (var name in new[] { SessionCookie.Name, "__Host-rtw-admin" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/admin");
            request.Headers.Add("Cookie", $"{name}={ticket}");
            using var answer = await _admin.Tool.Http.SendAsync(request);
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, name);
            answer.Headers.Location!.AbsolutePath.ShouldBe("/admin/sign-in", name);
        }

        using var wim = await _admin.SignedInAsync();
        var session = wim.Cookies.GetAllCookies().Single(cookie => cookie.Name == "__Host-rtw-admin").Value;
        foreach (var name in new[] { SessionCookie.Name, "__Host-rtw-admin" })
        {
            foreach (var path in new[] { "/themes/3", "/api/answers/3", "/xapi/statements" })
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, path);
                request.Headers.Add("Cookie", $"{name}={session}");
                using var answer = await _admin.Tool.Http.SendAsync(request);
                ((int)answer.StatusCode).ShouldBeOneOf([401, 403], $"{name} {path}");
            }
        }
    }

    /// <summary>Every address of this area; an id in it is one that nobody has.</summary>
    private IEnumerable<string> Pages() => _admin.Tool.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Select(endpoint => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(
            segment => segment.Parts[0] is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : "00000000-0000-4000-8000-000000000000")))
        .Where(path => path.StartsWith("/admin", StringComparison.Ordinal)).Distinct();
}
