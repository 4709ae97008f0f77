using System.Globalization;
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

/// <summary>Somebody who means harm at the Tool's front door.</summary>
public sealed class HostileTests : IAsyncLifetime
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
    public async Task X01_a_screen_that_the_theme_does_not_have_is_no_place_to_hide_words_in()
    {
        var kees = await (await _tool.OpenAsync("groenrijk", "kees")).KeepAsync();
        var at = _tool.Clock.GetUtcNow();
        (await kees.SayAsync(Tell.Progressed(kees.Scene(), Guid.NewGuid(), at, "ik-ben-bang-voor-mijn-baas", 3)).CodeAsync()).ShouldBe("gate-object");
        foreach (var screen in (string[])["wie-ziet-dit", "groot-en-klein", "wens", "kleine-stap", "in-de-weg", "als-dan", "plankaart", "delen"])
            (await kees.SayAsync(Tell.Progressed(kees.Scene(), Guid.NewGuid(), at, screen, 3)).StatusAsync()).ShouldBe(HttpStatusCode.OK, screen);
    }

    [Fact]
    public async Task A_bookmark_that_no_player_could_have_kept_never_reaches_the_page()
    {
        var kees = await (await _tool.OpenAsync("groenrijk", "kees")).KeepAsync();
        string[] hostile =
        [
            """{"screen":"wens","language":"nl","note":"</script><script>alert(1)</script>"}""",
            $$"""{"screen":"{{new string('x', 200_000)}}"}""",
            $"{{\"screen\":{string.Concat(Enumerable.Repeat("[", 31))}1{string.Concat(Enumerable.Repeat("]", 31))}}}",
            "{\"screen\":\"\\u0000\"}",
        ];
        foreach (var document in hostile)
        {
            using var put = AsClient(HttpMethod.Put, State(kees));
            put.Content = new StringContent(document, Encoding.UTF8, "application/octet-stream");
            (await _tool.Http.SendAsync(put).StatusAsync()).ShouldBe(HttpStatusCode.NoContent);
            (await _tool.OpenAsync("groenrijk", "kees")).Boot.TryGetProperty("bookmark", out _).ShouldBeFalse(document[..Math.Min(60, document.Length)]);
        }
    }

    [Theory]
    [InlineData("/api/pairing/look", "{\"code\":\"\\ud800\"}")]
    [InlineData("/api/pairing/agree", "{\"code\":\"\\ud800\\udfff\\ud800\",\"sees\":\"\\udc00\"}")]
    [InlineData("/api/pairing/agree", "{\"code\":\"123456\",\"sees\":null}")]
    [InlineData("/api/pairing/look", "{\"code\":\"\\u0661\\u0662\\u0663\\u0664\\u0665\\u0666\"}")]
    public async Task X08_half_characters_in_a_message_are_refused_and_never_a_surprise(string path, string body)
    {
        var kees = await (await _tool.OpenAsync("groenrijk", "kees")).KeepAsync();
        using var answer = await kees.CallAsync(HttpMethod.Post, path, change: request => request.Content = new StringContent(body, Encoding.UTF8, "application/json"));
        ((int)answer.StatusCode).ShouldBeInRange(400, 499);
        (await kees.CallAsync(HttpMethod.Put, "/api/answers/3/wens", change: request => request.Content = new StringContent("{\"value\":\"\\ud800\",\"seq\":1}", Encoding.UTF8, "application/json")).StatusAsync()).ShouldBe(HttpStatusCode.NoContent);
        (await _tool.OpenAsync("groenrijk", "kees")).Boot.GetProperty("answers").TryGetProperty("wens", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task The_edges_of_time_and_forged_cursors_get_an_answer_and_no_surprise()
    {
        foreach (var moment in (string[])["0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999-14:00", "9999-12-31T23:59:59.9999999Z"])
        {
            foreach (var query in (string[])[$"since={Uri.EscapeDataString(moment)}", $"until={Uri.EscapeDataString(moment)}&ascending=true"])
            {
                using var get = AsClient(HttpMethod.Get, $"/xapi/statements?{query}");
                ((int)(await _tool.Http.SendAsync(get).StatusAsync())).ShouldBeLessThan(500, query);
            }
        }

        foreach (var cursor in (string[])["{\"For\":\"\\ud800\",\"Query\":null}", "{\"For\":null,\"Query\":{\"After\":1}}", "[", "null", "{\"Query\":{\"Limit\":-9999999999999}}", "\u0000", new string('[', 3000)])
        {
            using var get = AsClient(HttpMethod.Get, $"/xapi/statements?more={Convert.ToBase64String(Encoding.UTF8.GetBytes(cursor)).TrimEnd('=').Replace('+', '-').Replace('/', '_')}");
            (await _tool.Http.SendAsync(get).StatusAsync()).ShouldBe(HttpStatusCode.BadRequest, cursor[..Math.Min(40, cursor.Length)]);
        }
    }

    [Fact]
    public async Task X16_guessing_a_secret_is_slowed_down_and_right_credentials_elsewhere_are_not()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var tool = await RunningTool.StartAsync(place, settings: new Dictionary<string, string?> { ["Limits:WrongCredentials"] = "20" });
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 40; i++)
        {
            // Spelled as a parser takes it and a careless limit does not.
            using var guess = AsClient(HttpMethod.Get, "/xapi/statements", "nobody", i.ToString(CultureInfo.InvariantCulture));
            var spelled = guess.Headers.Authorization!.ToString().Replace("Basic ", i % 2 == 0 ? "bAsIc\t" : "Basic ", StringComparison.Ordinal);
            guess.Headers.Remove("Authorization");
            guess.Headers.TryAddWithoutValidation("Authorization", spelled).ShouldBeTrue();
            statuses.Add(await tool.Http.SendAsync(guess).StatusAsync());
        }

        statuses[..20].ShouldAllBe(status => status == HttpStatusCode.Unauthorized);
        statuses[20..].ShouldAllBe(status => status == HttpStatusCode.TooManyRequests);
        for (var i = 0; i < 60; i++)
        {
            using var right = AsClient(HttpMethod.Get, "/xapi/statements");
            (await tool.Http.SendAsync(right).StatusAsync()).ShouldBe(HttpStatusCode.OK, "another key behind the same address goes on, and what is right is never counted");
        }

        for (var i = 0; i < 20; i++)
        {
            using var wrong = AsClient(HttpMethod.Get, "/xapi/statements", secret: "wrong");
            await tool.Http.SendAsync(wrong).StatusAsync();
        }

        using var late = AsClient(HttpMethod.Get, "/xapi/statements");
        (await tool.Http.SendAsync(late).StatusAsync()).ShouldBe(HttpStatusCode.TooManyRequests, "a secret that is guessed at last opens nothing either");
    }

    [Fact]
    public async Task Guessing_at_codes_with_many_accounts_is_told_to_who_watches_the_log_and_names_nobody()
    {
        List<Player> players = [];
        for (var i = 0; i < 10; i++) players.Add(await (await _tool.OpenAsync("groenrijk", $"account-{i}")).KeepAsync());
        foreach (var player in players[..9]) for (var i = 0; i < 6; i++) await player.LookAsync($"00000{i}").StatusAsync();
        _tool.Logged.ShouldNotContain("pairing-guessed-at");
        for (var i = 0; i < 6; i++) await players[9].LookAsync($"00000{i}").StatusAsync();

        _tool.Logged.ShouldContain("pairing-guessed-at: 10 accounts of groenrijk");
        foreach (var player in players) _tool.Logged.ShouldNotContain(player.Pseudonym!);
    }

    [Fact]
    public async Task L18_one_address_cannot_open_so_many_logins_that_an_organisation_is_shut_out()
    {
        var login = new Uri($"/lti/login?iss={Uri.EscapeDataString(RunningTool.Platform)}&client_id=groenrijk-lms&login_hint=x&target_link_uri={Uri.EscapeDataString(_tool.Address + "themes/3")}", UriKind.Relative);
        var answers = await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => _tool.Http.GetAsync(login).StatusAsync()));

        answers.Count(status => status == HttpStatusCode.Redirect).ShouldBeInRange(300, 400, "a class may begin at once");
        answers.Count(status => status == HttpStatusCode.TooManyRequests).ShouldBeGreaterThanOrEqualTo(100);
        (await _tool.Http.GetAsync(new Uri("/open/3", UriKind.Relative)).StatusAsync()).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/open/03")]
    [InlineData("/open/0000000003")]
    [InlineData("/open/3%00")]
    [InlineData("/open/%D9%A3")]
    [InlineData("/open/+3")]
    public async Task A_theme_has_one_spelling(string path) =>
        ((int)await _tool.Http.GetAsync(new Uri(path, UriKind.Relative)).StatusAsync()).ShouldBeInRange(400, 404);

    [Fact]
    public async Task Another_spelling_of_a_theme_makes_no_second_activity()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/themes/03");
        request.Headers.Add("Cookie", $"{SessionCookie.Name}={_tool.Services.GetRequiredService<Tickets>().Write(_tool.Visit("groenrijk", "kees", theme: "03"))}");
        (await _tool.Http.SendAsync(request).StatusAsync()).ShouldBe(HttpStatusCode.NotFound);
    }

    private static HttpRequestMessage AsClient(HttpMethod method, string path, string key = "reader", string secret = "reader-secret")
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add("X-Experience-API-Version", "1.0.3");
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{key}:{secret}")));
        return request;
    }

    private static string State(Player player) =>
        $"/xapi/activities/state?activityId={Uri.EscapeDataString(player.Scene().ThemeId)}&registration={player.Registration}&stateId=bookmark&agent="
        + Uri.EscapeDataString($$$"""{"objectType":"Agent","account":{"homePage":"{{{player.Scene().HomePage}}}","name":"{{{player.Pseudonym}}}"}}""");
}
