using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Tool.Record;
using ReturnToWork.Tool.Sessions;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool;

/// <summary>What every answer of this host carries, whatever answers it.</summary>
public sealed class HeadersTests : IAsyncLifetime
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

    [Fact]
    public async Task L14_every_route_answers_with_the_headers_and_none_may_be_framed_without_a_launch()
    {
        var routes = _tool.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => (Method: method, Path: Filled(endpoint)))).Distinct().ToList();
        routes.Count.ShouldBeGreaterThan(15);
        foreach (var (method, path) in routes.Concat([("GET", "/nothing-here"), ("GET", "/assets/tool.css"), ("GET", "/assets/player/player.js"), ("GET", "/assets/../appsettings.json"), ("DELETE", "/api/keep")]))
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            using var answer = await _tool.Http.SendAsync(request);
            var what = $"{method} {path} {(int)answer.StatusCode}";
            answer.StatusCode.ShouldNotBe(HttpStatusCode.InternalServerError, what);
            var policy = answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem(what);
            policy.ShouldContain("default-src 'none'", customMessage: what);
            policy.ShouldContain("frame-ancestors 'none'", customMessage: what);
            policy.ShouldNotContain("unsafe", customMessage: what);
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"], what);
            answer.Headers.GetValues("Referrer-Policy").ShouldHaveSingleItem(what);
            answer.Headers.GetValues("Permissions-Policy").ShouldHaveSingleItem(what);
            answer.Headers.CacheControl.ShouldNotBeNull(what);
            answer.Headers.Contains("Server").ShouldBeFalse(what);
        }
    }

    [Fact]
    public async Task A_page_allows_its_own_script_by_a_nonce_that_is_new_each_time()
    {
        string[] policies = [await PolicyAsync("/open/3"), await PolicyAsync("/open/3"), await PolicyAsync("/")];

        policies[0].ShouldContain("script-src 'nonce-");
        policies[0].ShouldNotBe(policies[1]);
        policies[2].ShouldContain("script-src 'none'");
        policies[0].ShouldContain("require-trusted-types-for 'script'");
    }

    [Fact]
    public async Task The_open_page_keeps_nothing_and_carries_no_token()
    {
        var html = await _tool.Http.GetStringAsync("/open/3?language=en");
        var boot = RunningTool.BootOf(html);

        boot.GetProperty("host").GetString().ShouldBe("open");
        boot.GetProperty("language").GetString().ShouldBe("en");
        boot.TryGetProperty("token", out _).ShouldBeFalse();
        html.ShouldContain("<html lang=\"en\"");
        (await _tool.Http.GetAsync("/open/99").StatusAsync()).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Health_says_that_it_lives_and_that_it_can_keep()
    {
        (await _tool.Http.GetStringAsync("/health/live")).ShouldBe("Healthy");
        (await _tool.Http.GetStringAsync("/health/ready")).ShouldBe("Healthy");
        (await _tool.Http.GetStringAsync("/health/ready")).ShouldBe("Healthy");
    }

    [Fact]
    public async Task A_missing_page_and_a_missing_route_of_the_api_say_so_in_words()
    {
        using var page = await _tool.Http.GetAsync("/nothing-here");
        page.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await page.Content.ReadAsStringAsync()).ShouldContain("Deze pagina bestaat niet");
        (await _tool.Http.GetAsync("/api/nothing").CodeAsync()).ShouldBe("not-found");
    }

    [Fact]
    public async Task A_surprise_is_a_sentence_with_all_headers_and_never_a_stack_trace()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var tool = await RunningTool.StartAsync(place, services => services.AddSingleton<IRecord, BrokenRecord>());
        await (await tool.OpenAsync("groenrijk", "kees")).KeepAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/themes/3");
        request.Headers.Add("Cookie", $"{SessionCookie.Name}={tool.Services.GetRequiredService<Tickets>().Write(tool.Visit("groenrijk", "kees"))}");
        using var answer = await tool.Http.SendAsync(request);
        var html = await answer.Content.ReadAsStringAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        html.ShouldContain("Er ging iets mis bij ons");
        html.ShouldNotContain("zq-inside");
        answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldContain("default-src 'none'");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task Who_asks_too_much_is_told_to_wait_but_not_the_health_checks()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var tool = await RunningTool.StartAsync(place, settings: new Dictionary<string, string?> { ["Limits:PerAddress"] = "60" });
        var last = HttpStatusCode.OK;
        for (var i = 0; i < 400 && last == HttpStatusCode.OK; i++) last = await tool.Http.GetAsync("/").StatusAsync();

        last.ShouldBe(HttpStatusCode.TooManyRequests);
        string code;
        do code = await tool.Http.GetAsync("/api/answers/3").CodeAsync(); while (code == "token-missing");
        code.ShouldBe("too-fast");
        (await tool.Http.GetAsync("/health/live").StatusAsync()).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Pairing:Secret", "short", "at least 32 characters")]
    [InlineData("Pairing:Secret", "", "Pairing:Secret is missing")]
    [InlineData("Courses:ActivityBase", "https://x.example/", "without a slash at its end")]
    [InlineData("Keys:MasterKey", "abc", "32 bytes in base64")]
    [InlineData("Lti:Registrations:0:JwksUri", "http://lms.example/jwks", "JwksUri")]
    [InlineData("Proxies:Trusted:0", "proxy", "IP address")]
    public async Task A_wrong_setting_stops_the_start_with_a_sentence_about_it(string setting, string value, string sentence)
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);

        var trouble = await Should.ThrowAsync<Exception>(() => RunningTool.StartAsync(place, settings: new Dictionary<string, string?> { [setting] = value }));

        trouble.Message.ShouldContain(sentence);
    }

    private async Task<string> PolicyAsync(string path)
    {
        using var answer = await _tool.Http.GetAsync(path);
        return answer.Headers.GetValues("Content-Security-Policy").Single();
    }

    private static string Filled(RouteEndpoint endpoint) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(
        segment => segment.Parts[0] is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : "3"));

    private sealed class BrokenRecord : IRecord
    {
        public Task<Refusal?> SayAsync(string organisation, ReadOnlyMemory<byte> statement, CancellationToken ct) => throw new InvalidOperationException("zq-inside");

        public Task<byte[]?> ReadStateAsync(string organisation, string activityId, string homePage, string name, Guid registration, string stateId, CancellationToken ct) => throw new InvalidOperationException("zq-inside");
    }
}
