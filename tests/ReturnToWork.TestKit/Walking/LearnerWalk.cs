using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ReturnToWork.Demo;
using ReturnToWork.Xapi;

namespace ReturnToWork.TestKit.Walking;

/// <summary>A learner's way without a browser: launch from the LMS, keep, pair, tell statements, as the player does.</summary>
public sealed class LearnerWalk(DemoPlace place) : IDisposable
{
    private readonly Walker _walker = new();
    private readonly HttpMessageInvoker _wire = new(new SocketsHttpHandler());
    private string _token = "";

    /// <summary>Whom and what the statements are about; set by <see cref="KeepAsync"/>.</summary>
    public Scene Scene { get; private set; } = null!;

    /// <summary>Signs in at the sample LMS.</summary>
    public async Task SignInAsync(string learner)
    {
        var pick = await _walker.OpenAsync(place.Lms + "/");
        await _walker.SubmitAsync(pick, "/", ("learner", learner));
    }

    /// <summary>From the course page's frame to the theme's first screen: login, authorization, form post, page. Returns the page.</summary>
    public async Task<Page> LaunchAsync()
    {
        var course = await _walker.OpenAsync(place.Lms + "/courses/3");
        var answer = await _walker.FollowAsync(course, course.Link("/lti/login"));
        var theme = await _walker.SubmitAsync(answer, "/lti/launch");
        if (theme.Status != HttpStatusCode.OK) throw new InvalidOperationException($"The launch ended with {theme.Status}: {theme.Text}");
        using var boot = JsonDocument.Parse(theme.Block("rtw-boot"));
        _token = boot.RootElement.GetProperty("token").GetString()!;
        return theme;
    }

    /// <summary>Chooses "bewaren".</summary>
    public async Task KeepAsync()
    {
        using var kept = await CallAsync(HttpMethod.Post, "/api/keep", "{}");
        _token = kept!.RootElement.GetProperty("token").GetString()!;
        var account = kept.RootElement.GetProperty("actor").GetProperty("account");
        Scene = new Scene(
            "https://returntowork.example", account.GetProperty("homePage").GetString()!, account.GetProperty("name").GetString()!,
            kept.RootElement.GetProperty("registration").GetGuid(), "3");
    }

    /// <summary>Enters a coach's code and agrees.</summary>
    public async Task PairAsync(string code, string sees)
    {
        using var agreed = await CallAsync(HttpMethod.Post, "/api/pairing/agree", JsonSerializer.Serialize(new { code, sees }));
    }

    /// <summary>Tells statements with the player's token; returns when they are acknowledged.</summary>
    public async Task TellAsync(params Statement[] statements)
    {
        using var ids = await CallAsync(HttpMethod.Post, "/xapi/statements", $"[{string.Join(',', statements.Select(statement => Encoding.UTF8.GetString(statement.Utf8.Span)))}]");
    }

    /// <summary>On the own page: two taps, and the coach sees nothing any more. Returns the page after it.</summary>
    public async Task<Page> CloseToCoachAsync()
    {
        var own = await _walker.OpenAsync(place.Tool + "/mijn?language=nl");
        return await _walker.SubmitAsync(await _walker.SubmitAsync(own, "/mijn/intrekken", ("what", "coaching")), "/mijn/intrekken", ("sure", "yes"));
    }

    /// <summary>Says that the theme is done, so that the LMS may hear it.</summary>
    public async Task DoneAsync()
    {
        using var nothing = await CallAsync(HttpMethod.Post, "/api/done", "{}");
    }

    /// <summary>Keeps a private answer; returns when it is acknowledged. The highest <paramref name="seq"/> wins.</summary>
    public async Task AnswerAsync(string activity, object value, long seq)
    {
        using var kept = await CallAsync(HttpMethod.Put, $"/api/answers/3/{activity}", JsonSerializer.Serialize(new { value, seq }));
    }

    /// <summary>The learner's own answers, as the Tool gives them back: activity to JSON.</summary>
    public async Task<IReadOnlyDictionary<string, string>> AnswersAsync()
    {
        using var found = await CallAsync(HttpMethod.Get, "/api/answers/3", null);
        return found!.RootElement.GetProperty("answers").EnumerateObject().ToDictionary(answer => answer.Name, answer => answer.Value.GetRawText(), StringComparer.Ordinal);
    }

    private async Task<JsonDocument?> CallAsync(HttpMethod method, string path, string? json)
    {
        using var request = new HttpRequestMessage(method, place.Tool + path);
        if (json is not null) request.Content = new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        request.Headers.Add("Origin", place.Tool);
        request.Headers.Add("X-Experience-API-Version", "1.0.3");
        using var response = await _wire.SendAsync(request, CancellationToken.None);
        var body = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode) throw new InvalidOperationException($"{method} {path} answered {(int)response.StatusCode}: {body}");
        return body.Length == 0 ? null : JsonDocument.Parse(body);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _walker.Dispose();
        _wire.Dispose();
    }
}
