using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Lti;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Tool.Keys;
using ReturnToWork.Tool.Sessions;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool;

/// <summary>Who may show which page in a frame (reliability L-14): what a launch leads to, by exactly the platform of that registration. Everything else by nobody.</summary>
public sealed class FramingTests : IAsyncLifetime
{
    private const string Issuer = "https://elsewhere.example";
    private const string Login = "https://sso.elsewhere.example";
    private readonly SigningPlatform _platform = new();
    private FreshPlace _place = null!;
    private RunningTool _tool = null!;

    public async ValueTask InitializeAsync()
    {
        _place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        _tool = await RunningTool.StartAsync(_place, _platform.Publish, new Dictionary<string, string?>
        {
            ["Lti:Registrations:2:Organisation"] = "dekade",
            ["Lti:Registrations:2:Issuer"] = Issuer,
            ["Lti:Registrations:2:ClientId"] = "elsewhere",
            ["Lti:Registrations:2:DeploymentIds:0"] = "1",
            ["Lti:Registrations:2:AuthorizationEndpoint"] = Login + "/auth",
            ["Lti:Registrations:2:TokenEndpoint"] = Login + "/token",
            ["Lti:Registrations:2:JwksUri"] = Login + "/jwks",
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _tool.DisposeAsync();
        await _place.DisposeAsync();
    }

    [Theory]
    [InlineData(RunningTool.Platform, "groenrijk-lms", "groenrijk", new[] { RunningTool.Platform })]
    [InlineData(Issuer, "elsewhere", "dekade", new[] { Login, Issuer })]
    public async Task L14_with_a_session_exactly_the_launched_pages_may_be_framed_and_by_that_registrations_origins_only(string issuer, string client, string organisation, string[] origins)
    {
        var registration = PlatformClient.Hash(issuer, client, "1");
        var visit = new Visit(organisation, registration, _tool.Services.GetRequiredService<LearnerKeys>().For(registration, "kees"), false, "3", "nl", issuer, _tool.Clock.GetUtcNow());
        var session = $"{SessionCookie.Name}={_tool.Services.GetRequiredService<Tickets>().Write(visit)}";

        var framed = new List<string>();
        foreach (var path in Pages().Distinct(StringComparer.Ordinal))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("Cookie", session);
            using var answer = await _tool.Http.SendAsync(request);
            var ancestors = Ancestors(answer);
            if (ancestors is ["'none'"]) continue;
            ancestors.ShouldBe(origins, ignoreOrder: true, path);
            framed.Add(path);
        }

        // What a launch may lead to, and nothing more; a page that is added here shows a learner's own things in the frame of an LMS.
        framed.ShouldBe(["/themes/3", "/mijn"], ignoreOrder: true);
    }

    [Theory]
    [InlineData(RunningTool.Platform, "groenrijk-lms", new[] { RunningTool.Platform })]
    [InlineData(Issuer, "elsewhere", new[] { Login, Issuer })]
    public async Task L14_the_ladders_pages_and_refusals_of_a_known_platform_may_be_framed_by_it_alone(string issuer, string client, string[] origins)
    {
        foreach (var (own, storage) in new[] { (false, true), (false, false), (true, false) })
        {
            using var page = await LoginAsync(issuer, client, own, storage);
            page.StatusCode.ShouldBe(HttpStatusCode.OK);
            Ancestors(page).ShouldBe(origins, ignoreOrder: true);
        }

        using var put = await LoginAsync(issuer, client, own: false, storage: true);
        var state = QueryHelpers.ParseQuery(new Uri(SigningPlatform.Ladder(await put.Content.ReadAsStringAsync()).GetProperty("onward").GetString()!).Query)["state"].ToString();
        using var refused = await _tool.Http.PostAsync("/lti/launch", new FormUrlEncodedContent(new Dictionary<string, string> { ["state"] = state, ["error"] = "login_required" }));
        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        Ancestors(refused).ShouldBe(origins, ignoreOrder: true);
    }

    [Fact]
    public async Task L14_a_launched_page_that_came_without_a_cookie_and_the_page_before_it_may_be_framed_by_the_platform_alone()
    {
        using var theme = await _platform.LaunchAsync(_tool, "kees", cookies: false);
        using var refused = await _platform.LaunchAsync(_tool, "kees", cookies: false, forgets: true);

        (theme.StatusCode, refused.StatusCode).ShouldBe((HttpStatusCode.OK, HttpStatusCode.Unauthorized));
        Ancestors(theme).ShouldBe([RunningTool.Platform]);
        Ancestors(refused).ShouldBe([RunningTool.Platform]);
    }

    [Theory]
    [InlineData("/lti/login?iss=https://unknown.example&client_id=x&login_hint=1&target_link_uri=x")]
    [InlineData("/lti/login?iss=" + Issuer)]
    [InlineData("/lti/login")]
    [InlineData("/lti/launch")]
    [InlineData("/lti/launch/proof")]
    public async Task L14_a_refusal_that_names_no_platform_may_be_framed_by_nobody(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Origin", RunningTool.Platform);
        using var answer = await _tool.Http.SendAsync(request);

        ((int)answer.StatusCode).ShouldBeInRange(400, 405);
        Ancestors(answer).ShouldBe(["'none'"]);
    }

    private Task<HttpResponseMessage> LoginAsync(string issuer, string client, bool own, bool storage) => _tool.Http.GetAsync(QueryHelpers.AddQueryString("/lti/login", new Dictionary<string, string?>
    {
        ["iss"] = issuer, ["client_id"] = client, ["login_hint"] = "hint", ["target_link_uri"] = _tool.Address + "themes/3", ["again"] = "1",
        ["own"] = own ? "1" : null, ["lti_storage_target"] = storage ? "_parent" : null,
    }));

    private IEnumerable<string> Pages() => _tool.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") ?? true)
        .SelectMany(endpoint => (string[])["3", "1", "4"], (endpoint, value) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(
            segment => segment.Parts[0] is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : value)))
        .Concat(["/assets/ladder.js", "/assets/player/player.js", "/nothing-here"]);

    private static string[] Ancestors(HttpResponseMessage answer) =>
        Regex.Match(answer.Headers.GetValues("Content-Security-Policy").Single(), "frame-ancestors ([^;]*)$").Groups[1].Value.Split(' ');
}
