using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using ReturnToWork.Lti;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Tool;
using ReturnToWork.Tool.Keys;
using ReturnToWork.Tool.Sessions;
using ReturnToWork.Tool.Store;
using ReturnToWork.Xapi;

namespace ReturnToWork.Tests.Tool;

/// <summary>The Tool's host on a free port over a fresh place, with two organisations that share one LMS, a clock of its own and its log kept.</summary>
internal sealed class RunningTool : IAsyncDisposable
{
    public const string Platform = "https://lms.example";
    public const string Secret = "a secret of at least thirty-two characters";
    private readonly WebApplication _app;
    private readonly Log _log;

    private RunningTool(WebApplication app, Log log, FakeTimeProvider clock)
    {
        _app = app;
        _log = log;
        Clock = clock;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
    }

    public FakeTimeProvider Clock { get; }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Everything that was logged so far.</summary>
    public string Logged => string.Join('\n', _log.Lines);

    public static async Task<RunningTool> StartAsync(FreshPlace place, Action<IServiceCollection>? services = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var log = new Log();
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 9, 30, 0, TimeSpan.Zero).AddTicks(1_234_567));
        var app = ToolHost.Build([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(place.Settings).AddInMemoryCollection(Settings()).AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders().AddProvider(log);
            builder.Services.AddSingleton<TimeProvider>(clock);
            builder.Services.AddSingleton(Lti.KeysOfTheRun.Pairs);
            services?.Invoke(builder.Services);
        });
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new RunningTool(app, log, clock);
    }

    /// <summary>What the Lti room would have told after a launch.</summary>
    public Visit Visit(string organisation, string subject, string theme = "3", bool preview = false)
    {
        var registration = LtiRegistration(organisation);
        return new Visit(organisation, registration, Services.GetRequiredService<LearnerKeys>().For(registration, subject), preview, theme, "nl", Platform, Services.GetRequiredService<TimeProvider>().GetUtcNow());
    }

    public static string LtiRegistration(string organisation) =>
        PlatformClient.Hash(Platform, $"{organisation}-lms", "1");

    /// <summary>A browser that was launched as this person and opens the theme.</summary>
    public async Task<Player> OpenAsync(string organisation, string subject)
    {
        var visit = Visit(organisation, subject);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/themes/3");
        request.Headers.Add("Cookie", $"{SessionCookie.Name}={Services.GetRequiredService<Tickets>().Write(visit)}");
        using var response = await Http.SendAsync(request);
        var page = await response.Content.ReadAsStringAsync();
        if (response.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"The page answered {response.StatusCode}.");
        return new Player(this, BootOf(page), visit);
    }

    public static JsonElement BootOf(string page)
    {
        const string Start = "<script type=\"application/json\" id=\"rtw-boot\">";
        var from = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        return JsonDocument.Parse(page[from..page.IndexOf("</script>", from, StringComparison.Ordinal)]).RootElement;
    }

    /// <summary>The Companion tells that a coach made this code.</summary>
    public async Task<HttpResponseMessage> TellCodeAsync(string organisation, string code, string coach = "Anna", string mode = "confidential", TimeSpan? lasts = null, string? bearer = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/pairing/codes/{PairingCode.KeyedHash(Secret, organisation, code)}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer ?? PairingCode.DoorToken(Secret));
        request.Content = Json(new { organisation, kind = "coaching", coach, mode, expires = Clock.GetUtcNow() + (lasts ?? TimeSpan.FromDays(7)) });
        return await Http.SendAsync(request);
    }

    /// <summary>The Companion tells that a professional made a code for the own training.</summary>
    public async Task<HttpResponseMessage> TellTrainingCodeAsync(string organisation, string code, object message)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/pairing/codes/{PairingCode.KeyedHash(Secret, organisation, code)}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", PairingCode.DoorToken(Secret));
        request.Content = Json(message);
        return await Http.SendAsync(request);
    }

    public Task<ToolDb> StoreAsync() => Services.GetRequiredService<IDbContextFactory<ToolDb>>().CreateDbContextAsync();

    public static StringContent Json(object body) => new(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static Dictionary<string, string?> Settings()
    {
        var settings = new Dictionary<string, string?>
        {
            ["Pairing:Secret"] = Secret,
            ["Lrs:Credentials:0:Organisation"] = "groenrijk",
            ["Lrs:Credentials:0:Key"] = "reader",
            ["Lrs:Credentials:0:Secret"] = "reader-secret",
            ["Lrs:Credentials:0:Scopes:0"] = "all",
            ["Lrs:Credentials:1:Organisation"] = "groenrijk.training",
            ["Lrs:Credentials:1:Key"] = "reader-groenrijk.training",
            ["Lrs:Credentials:1:Secret"] = "reader-secret",
            ["Lrs:Credentials:1:Scopes:0"] = "all",
        };
        foreach (var (i, organisation) in ((string[])["groenrijk", "dekade"]).Index())
        {
            settings[$"Lti:Registrations:{i}:Organisation"] = organisation;
            settings[$"Lti:Registrations:{i}:Issuer"] = Platform;
            settings[$"Lti:Registrations:{i}:ClientId"] = $"{organisation}-lms";
            settings[$"Lti:Registrations:{i}:DeploymentIds:0"] = "1";
            settings[$"Lti:Registrations:{i}:AuthorizationEndpoint"] = $"{Platform}/auth";
            settings[$"Lti:Registrations:{i}:TokenEndpoint"] = $"{Platform}/token";
            settings[$"Lti:Registrations:{i}:JwksUri"] = $"{Platform}/jwks";
        }

        return settings;
    }

    private sealed class Log : ILoggerProvider
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

        public void Dispose()
        {
        }

        private sealed class Writer(Log log, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                log.Lines.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}");
        }
    }
}

/// <summary>What the player's script does, without a browser: the token in memory and the API.</summary>
internal sealed class Player(RunningTool tool, JsonElement boot, Visit visit)
{
    public JsonElement Boot { get; } = boot;

    public Visit Visit { get; } = visit;

    public string Token { get; set; } = boot.GetProperty("token").GetString()!;

    public string? Pseudonym { get; private set; } = boot.TryGetProperty("actor", out var actor) ? actor.GetProperty("account").GetProperty("name").GetString() : null;

    public Guid Registration { get; private set; } = boot.TryGetProperty("registration", out var registration) ? registration.GetGuid() : Guid.Empty;

    public async Task<Player> KeepAsync(string? language = null)
    {
        using var response = await CallAsync(HttpMethod.Post, "/api/keep", new { language });
        if (response.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"keep answered {response.StatusCode}.");
        var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Token = answer.GetProperty("token").GetString()!;
        Pseudonym = answer.GetProperty("actor").GetProperty("account").GetProperty("name").GetString();
        Registration = answer.GetProperty("registration").GetGuid();
        return this;
    }

    public Task<HttpResponseMessage> AnswerAsync(string activity, object? value, long seq, string theme = "3") =>
        CallAsync(HttpMethod.Put, $"/api/answers/{theme}/{activity}", new { value, seq });

    /// <summary>Where the next visit goes on, as the player keeps it.</summary>
    public Task<HttpResponseMessage> BookmarkAsync(string json, string theme = "3") => CallAsync(
        HttpMethod.Put,
        $"/xapi/activities/state?stateId=bookmark&registration={Registration}&activityId={Uri.EscapeDataString($"https://returntowork.example/theme/{theme}")}"
        + $"&agent={Uri.EscapeDataString(JsonSerializer.Serialize(new { objectType = "Agent", account = new { homePage = $"https://returntowork.example/people/{Visit.Organisation}", name = Pseudonym } }))}",
        body: null, request =>
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
            request.Headers.Add("X-Experience-API-Version", "1.0.3");
        });

    public Task<HttpResponseMessage> LookAsync(string code) => CallAsync(HttpMethod.Post, "/api/pairing/look", new { code });

    public Task<HttpResponseMessage> AgreeAsync(string code, string sees = "topics", string? language = null) => CallAsync(HttpMethod.Post, "/api/pairing/agree", new { code, sees, language });

    public async Task<JsonElement> AnswersAsync()
    {
        using var response = await CallAsync(HttpMethod.Get, "/api/answers/3");
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }

    public async Task<HttpResponseMessage> CallAsync(HttpMethod method, string path, object? body = null, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        if (body is not null) request.Content = RunningTool.Json(body);
        change?.Invoke(request);
        return await tool.Http.SendAsync(request);
    }

    /// <summary>What every statement of this learner has in common.</summary>
    public Scene Scene(string theme = "3") => new("https://returntowork.example", $"https://returntowork.example/people/{Visit.Organisation}", Pseudonym!, Registration, theme);

    public Task<HttpResponseMessage> SayAsync(params Statement[] statements) => SayRawAsync($"[{string.Join(',', statements.Select(statement => Encoding.UTF8.GetString(statement.Utf8.Span)))}]");

    public Task<HttpResponseMessage> SayRawAsync(string json) => CallAsync(HttpMethod.Post, "/xapi/statements", body: null, request =>
    {
        request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        request.Headers.Add("X-Experience-API-Version", "1.0.3");
    });
}

internal static class Answers
{
    /// <summary>The code of a refusal.</summary>
    public static async Task<string> CodeAsync(this Task<HttpResponseMessage> asked)
    {
        using var response = await asked;
        var text = await response.Content.ReadAsStringAsync();
        return text.StartsWith('{') && JsonDocument.Parse(text).RootElement.TryGetProperty("code", out var code) ? code.GetString()! : $"{(int)response.StatusCode} {text}";
    }

    public static async Task<HttpStatusCode> StatusAsync(this Task<HttpResponseMessage> asked)
    {
        using var response = await asked;
        return response.StatusCode;
    }

    public static async Task<JsonElement> JsonAsync(this Task<HttpResponseMessage> asked)
    {
        using var response = await asked;
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }
}
