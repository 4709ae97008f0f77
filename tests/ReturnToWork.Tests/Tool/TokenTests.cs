using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Tool.Sessions;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool;

/// <summary>A player token writes as one pseudonym, in one registration, about one theme, for half an hour; everything else is refused by code.</summary>
public sealed class TokenTests : IAsyncLifetime
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
    public async Task X01_what_the_token_allows_is_stored_and_everything_else_is_refused_by_its_code()
    {
        var kees = await (await _tool.OpenAsync("groenrijk", "kees")).KeepAsync();
        var fatma = await (await _tool.OpenAsync("groenrijk", "fatma")).KeepAsync();
        var now = _tool.Clock.GetUtcNow();
        var scene = kees.Scene();
        (await kees.SayAsync(Tell.Initialized(scene, Guid.NewGuid(), now), Tell.Progressed(scene, Guid.NewGuid(), now, "wens", 3)).StatusAsync()).ShouldBe(HttpStatusCode.OK);

        (await kees.SayAsync(Tell.Initialized(fatma.Scene(), Guid.NewGuid(), now)).CodeAsync()).ShouldBe("gate-actor");
        (await kees.SayAsync(Tell.Initialized(scene with { HomePage = scene.HomePage.Replace("groenrijk", "dekade", StringComparison.Ordinal) }, Guid.NewGuid(), now)).CodeAsync()).ShouldBe("gate-actor");
        (await kees.SayAsync(Tell.Initialized(scene with { Registration = fatma.Registration }, Guid.NewGuid(), now)).CodeAsync()).ShouldBe("gate-registration");
        (await kees.SayAsync(Tell.Initialized(scene with { Theme = "4" }, Guid.NewGuid(), now)).CodeAsync()).ShouldBe("gate-object");
        (await kees.SayAsync(Tell.Initialized(scene with { Theme = "33" }, Guid.NewGuid(), now)).CodeAsync()).ShouldBe("gate-object");
        (await kees.SayAsync(Tell.Paired(scene, Guid.NewGuid(), now, new string('0', 64), "topics")).CodeAsync()).ShouldBe("gate-teller");
        var sound = Encoding.UTF8.GetString(Tell.Initialized(scene, Guid.NewGuid(), now).Utf8.Span);
        (await kees.SayRawAsync($"[{sound.Replace("\"timestamp\"", "\"result\":{\"response\":\"mijn buurvrouw\"},\"timestamp\"", StringComparison.Ordinal)}]").CodeAsync()).ShouldBe("gate-result");
        (await kees.SayRawAsync($"[{sound.Replace("/verbs/initialized", "/verbs/answered", StringComparison.Ordinal)}]").CodeAsync()).ShouldBe("gate-verb");
        (await kees.SayRawAsync($"[{sound},{Encoding.UTF8.GetString(Tell.Initialized(fatma.Scene(), Guid.NewGuid(), now).Utf8.Span)}]").CodeAsync()).ShouldBe("gate-actor");

        (await Statements.OfAsync(_tool)).Count.ShouldBe(2, "a refused batch leaves nothing");
    }

    [Fact]
    public async Task X02_a_token_reads_no_statements_and_no_other_documents()
    {
        var kees = await (await _tool.OpenAsync("groenrijk", "kees")).KeepAsync();
        var fatma = await (await _tool.OpenAsync("groenrijk", "fatma")).KeepAsync();

        (await Xapi(kees, HttpMethod.Get, "/xapi/statements")).ShouldBe(HttpStatusCode.Forbidden);
        (await Xapi(kees, HttpMethod.Put, State(kees), """{"screen":"wens","language":"nl"}""")).ShouldBe(HttpStatusCode.NoContent);
        (await Xapi(kees, HttpMethod.Get, State(fatma))).ShouldBe(HttpStatusCode.Forbidden);
        (await Xapi(kees, HttpMethod.Put, State(fatma), """{"screen":"wens","language":"nl"}""")).ShouldBe(HttpStatusCode.Forbidden);
        (await _tool.OpenAsync("groenrijk", "kees")).Boot.GetProperty("bookmark").GetProperty("screen").GetString().ShouldBe("wens");
        (await _tool.OpenAsync("groenrijk", "fatma")).Boot.TryGetProperty("bookmark", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_token_is_over_after_half_an_hour_and_renewed_until_eight_hours_after_the_launch()
    {
        var player = await (await _tool.OpenAsync("groenrijk", "kees")).KeepAsync();
        _tool.Clock.Advance(TimeSpan.FromMinutes(31));
        (await player.AnswerAsync("wens", "x", 1).CodeAsync()).ShouldBe("token-over");
        (await player.SayAsync(Tell.Initialized(player.Scene(), Guid.NewGuid(), _tool.Clock.GetUtcNow())).StatusAsync()).ShouldBe(HttpStatusCode.Unauthorized);

        var renewed = await player.CallAsync(HttpMethod.Post, "/api/token", new { }).JsonAsync();
        player.Token = renewed.GetProperty("token").GetString()!;
        (await player.AnswerAsync("wens", "x", 1).StatusAsync()).ShouldBe(HttpStatusCode.NoContent);

        _tool.Clock.Advance(TimeSpan.FromHours(7) + TimeSpan.FromMinutes(20));
        renewed = await player.CallAsync(HttpMethod.Post, "/api/token", new { }).JsonAsync();
        renewed.GetProperty("tokenExpires").GetDateTimeOffset().ShouldBe(player.Visit.Ends, "never longer than the visit");
        _tool.Clock.Advance(TimeSpan.FromMinutes(10));
        (await player.CallAsync(HttpMethod.Post, "/api/token", new { }).CodeAsync()).ShouldBe("visit-over");
    }

    [Fact]
    public async Task A02_a_changed_token_a_cookie_and_no_token_open_nothing()
    {
        var player = await (await _tool.OpenAsync("groenrijk", "kees")).KeepAsync();
        var good = player.Token;
        for (var i = 0; i < good.Length; i += 7)
        {
            player.Token = string.Concat(good.AsSpan(0, i), good[i] == 'A' ? "B" : "A", good.AsSpan(i + 1));
            (await player.AnswerAsync("wens", "x", 1).CodeAsync()).ShouldBe("token-unknown");
        }

        player.Token = _tool.Services.GetRequiredService<Tickets>().Write(player.Visit);
        (await player.AnswerAsync("wens", "x", 1).CodeAsync()).ShouldBe("token-unknown", "a session is not a token");
        (await player.CallAsync(HttpMethod.Get, "/api/answers/3", change: request => request.Headers.Authorization = null).CodeAsync()).ShouldBe("token-missing");
    }

    [Fact]
    public async Task L12_a_registration_that_was_taken_away_ends_its_sessions_and_tokens()
    {
        var player = await (await _tool.OpenAsync("dekade", "sam")).KeepAsync();
        await _tool.DisposeAsync();
        _tool = await RunningTool.StartAsync(_place, settings: new Dictionary<string, string?> { ["Lti:Registrations:1:DeploymentIds:0"] = "2" });
        var other = await _tool.OpenAsync("groenrijk", "kees");
        other.Token = player.Token;

        (await other.AnswerAsync("wens", "x", 1).CodeAsync()).ShouldBe("visit-over");
        (await other.SayAsync(Tell.Initialized(player.Scene(), Guid.NewGuid(), _tool.Clock.GetUtcNow())).StatusAsync()).ShouldBe(HttpStatusCode.Unauthorized);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/themes/3");
        request.Headers.Add("Cookie", $"{SessionCookie.Name}={_tool.Services.GetRequiredService<Tickets>().Write(player.Visit)}");
        (await _tool.Http.SendAsync(request).StatusAsync()).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_api_takes_json_from_its_own_origin_and_nothing_else()
    {
        var player = await (await _tool.OpenAsync("groenrijk", "kees")).KeepAsync();
        foreach (var site in (string[])["cross-site", "same-site", "none"])
            (await player.CallAsync(HttpMethod.Post, "/api/token", new { }, request => request.Headers.Add("Sec-Fetch-Site", site)).CodeAsync()).ShouldBe("api-other-site");
        (await player.CallAsync(HttpMethod.Post, "/api/token", new { }, request => request.Headers.Add("Origin", "https://evil.example")).CodeAsync()).ShouldBe("api-other-site");
        (await player.CallAsync(HttpMethod.Post, "/api/token", new { }, request => request.Headers.Add("Origin", "null")).CodeAsync()).ShouldBe("api-other-site");
        (await player.CallAsync(HttpMethod.Post, "/api/token", new { }, request => request.Headers.Add("Sec-Fetch-Site", "same-origin")).StatusAsync()).ShouldBe(HttpStatusCode.OK);
        (await player.CallAsync(HttpMethod.Post, "/api/keep", change: request => request.Content = new StringContent("a=b", Encoding.UTF8, "application/x-www-form-urlencoded")).CodeAsync()).ShouldBe("body-not-json");
    }

    [Fact]
    public async Task Answers_have_limits_that_say_so()
    {
        var player = await (await _tool.OpenAsync("groenrijk", "kees")).KeepAsync();
        (await player.AnswerAsync("wens", new string('x', 8200), 1).CodeAsync()).ShouldBe("answer-too-long");
        (await player.AnswerAsync("wens", new string('x', 8000), 1).StatusAsync()).ShouldBe(HttpStatusCode.NoContent);
        (await player.AnswerAsync("Wens!", "x", 1).CodeAsync()).ShouldBe("activity-unknown");
        (await player.AnswerAsync("wens", "x", 1, theme: "4").CodeAsync()).ShouldBe("theme-other");
        (await player.AnswerAsync("_shares", "x", 1).CodeAsync()).ShouldBe("body-malformed");
        foreach (var body in (string[])["", "[]", "{", "{\"value\":1}", "{\"value\":1,\"seq\":1,\"more\":1}", "{\"value\":1,\"value\":2,\"seq\":1}", "{\"value\":\"\xff\",\"seq\":1}"])
        {
            var bytes = Encoding.Latin1.GetBytes(body);
            (await player.CallAsync(HttpMethod.Put, "/api/answers/3/wens", change: request => request.Content = new ByteArrayContent(bytes) { Headers = { ContentType = new("application/json") } }).CodeAsync()).ShouldBe("body-malformed");
        }

        (await player.CallAsync(HttpMethod.Put, "/api/answers/3/wens", new { value = new string('x', 40_000), seq = 2 }).CodeAsync()).ShouldBe("body-malformed");
        (await player.AnswerAsync("wens", "far ahead", long.MaxValue).StatusAsync()).ShouldBe(HttpStatusCode.NoContent);
        _tool.Clock.Advance(TimeSpan.FromMinutes(11));
        (await player.AnswerAsync("wens", "</script><b>later", _tool.Clock.GetUtcNow().ToUnixTimeMilliseconds()).StatusAsync()).ShouldBe(HttpStatusCode.NoContent);
        (await _tool.OpenAsync("groenrijk", "kees")).Boot.GetProperty("answers").GetProperty("wens").GetString().ShouldBe("</script><b>later");
    }

    [Fact]
    public async Task L11_somebody_who_teaches_gets_the_theme_and_can_keep_nothing()
    {
        var visit = _tool.Visit("groenrijk", "teacher", preview: true);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/themes/3");
        request.Headers.Add("Cookie", $"{SessionCookie.Name}={_tool.Services.GetRequiredService<Tickets>().Write(visit)}");
        using var response = await _tool.Http.SendAsync(request);
        var boot = RunningTool.BootOf(await response.Content.ReadAsStringAsync());

        boot.GetProperty("host").GetString().ShouldBe("open");
        boot.TryGetProperty("token", out _).ShouldBeFalse();
    }

    private static string State(Player player) =>
        $"/xapi/activities/state?activityId={Uri.EscapeDataString(player.Scene().ThemeId)}&registration={player.Registration}&stateId=bookmark&agent="
        + Uri.EscapeDataString($$$"""{"objectType":"Agent","account":{"homePage":"{{{player.Scene().HomePage}}}","name":"{{{player.Pseudonym}}}"}}""");

    private static Task<HttpStatusCode> Xapi(Player player, HttpMethod method, string path, string? body = null) => player.CallAsync(method, path, change: request =>
    {
        request.Headers.Add("X-Experience-API-Version", "1.0.3");
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
    }).StatusAsync();
}
