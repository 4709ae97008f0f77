using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using ReturnToWork.Courses;
using ReturnToWork.Courses.Voices;
using ReturnToWork.TestKit;

namespace ReturnToWork.BrowserTests.Player;

/// <summary>One request as it arrived, in order.</summary>
internal sealed record Arrived(string Method, string Path, string Body, bool Answered);

/// <summary>
/// The Tool's part of the player's contract, with everything written down: theme 3 as the real renderer writes it, the API and a
/// record store that keeps a statement once per id. It can be told to refuse, to fail or to lose its answers.
/// </summary>
internal sealed class PlayerServer : IAsyncDisposable
{
    public const string ActivityBase = "https://returntowork.example";
    public const string HomePage = $"{ActivityBase}/people/groenrijk";
    public const string Pseudonym = "q7m2c4x9k1zt";
    public static readonly Guid Registration = new("6f1d1c9e-7f0b-4a53-9a55-0d3a4f5b6c70");
    private static readonly string Themes = Path.Combine(Repository.Root, "packages-scorm", "themes");
    private static readonly string Dist = Path.Combine(Repository.Root, "packages-scorm", "player", "dist");
    private static readonly Lazy<Theme> Three = new(() => ThemeLibrary.Load(Themes) is { } library && library.Themes.TryGetValue(3, out var theme)
        ? theme : throw new InvalidOperationException("Theme 3 does not load."));

    /// <summary>The sample theme with every kind of activity.</summary>
    public static Theme AllForms => Sample.Value;

    private static readonly Lazy<Theme> Sample = new(() =>
    {
        using var folder = new ThemeFolder();
        return ThemeLibrary.Load(folder.Path).Themes[ThemeFolder.AllForms];
    });

    private readonly WebApplication _app;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (long Seq, JsonNode Value)> _answers = new(StringComparer.Ordinal);
    private readonly List<JsonObject> _statements = [];

    private readonly Theme _theme;

    private PlayerServer(WebApplication app, Theme theme) => (_app, _theme) = (app, theme);

    public Uri Address { get; private set; } = new("http://localhost");

    public Uri Page(string host = "lti", string language = "nl") => new(Address, $"/page?host={host}&language={language}");

    /// <summary>Requests to the API and the record store; loading the page is not among them.</summary>
    public ConcurrentQueue<Arrived> Calls { get; } = new();

    public bool Kept { get; private set; }

    public JsonNode? Bookmark { get; private set; }

    public JsonObject? Paired { get; private set; }

    /// <summary>Answer with this status instead: by path and body; null lets the request through.</summary>
    public Func<HttpRequest, string, int?>? Refuse { get; set; }

    /// <summary>Whose page it is; its stylesheet and logo are <see cref="Files"/>.</summary>
    public House? House { get; set; }

    /// <summary>Path → type and text of what else this server has.</summary>
    public Dictionary<string, (string Type, string Text)> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Changes what the page starts with, or gives other text for it.</summary>
    public Func<JsonObject, string?>? Tamper { get; set; }

    /// <summary>Do what is asked, then cut the line before the answer.</summary>
    public bool LoseAnswers { get; set; }

    /// <summary>The recordings that pages may play, and their sounds by address; a sound that is not there is a 404.</summary>
    public PageVoices? Voices { get; set; }

    public Dictionary<string, byte[]> Recordings { get; } = new(StringComparer.Ordinal);

    public ConcurrentQueue<string> Played { get; } = new();

    /// <summary>How this person likes to read and listen.</summary>
    public JsonObject? Prefs { get; set; }

    public IReadOnlyDictionary<string, JsonNode> Answers
    {
        get { lock (_gate) return _answers.ToDictionary(pair => pair.Key, pair => pair.Value.Value, StringComparer.Ordinal); }
    }

    /// <summary>What the record store holds, in order of arrival; one per id.</summary>
    public IReadOnlyList<JsonObject> Statements
    {
        get { lock (_gate) return [.. _statements]; }
    }

    public IEnumerable<JsonObject> Said(string verb) => Statements.Where(statement => ((string?)statement["verb"]!["id"])!.EndsWith($"/{verb}", StringComparison.Ordinal));

    /// <param name="theme">Theme 3 when null.</param>
    public static async Task<PlayerServer> StartAsync(Theme? theme = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new PlayerServer(builder.Build(), theme ?? Three.Value);
        server.Map();
        await server._app.StartAsync();
        server.Address = new Uri(server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return server;
    }

    private void Map()
    {
        _app.MapGet("/page", Write);
        _app.MapGet("/style/{file}", (string file) => Results.Text(Files[file].Text, Files[file].Type));
        _app.MapGet("/recordings/{address}", (string address) =>
        {
            Played.Enqueue(address);
            return Recordings.TryGetValue(address, out var sound) ? Results.Bytes(sound, "audio/wav", enableRangeProcessing: true) : Results.NotFound();
        });
        _app.MapGet(ReturnToWork.Courses.Media.MediaFile.Base + "{name}", (string name) => _theme.MediaFiles.FirstOrDefault(file => file.Name == name) is { } found
            ? Results.File(Path.Combine(Repository.Root, "samples", "themes", $"{_theme.Number}-{_theme.Code}", found.Source), found.Type, enableRangeProcessing: true) : Results.NotFound());
        _app.MapMethods("/api/memos/{theme}/{activity}", ["GET", "PUT", "DELETE"], (Delegate)MemoAsync);
        _app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(Dist), RequestPath = "/assets/player" });
        foreach (var door in new[] { "/api/{**path}", "/xapi/{**path}" }) _app.MapMethods(door, ["GET", "POST", "PUT"], (Delegate)CallAsync);
    }

    private IResult Write(HttpContext http, string host, string language)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        http.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self' blob:; connect-src 'self'; require-trusted-types-for 'script'";
        var who = host == "open" ? WhoSees.Open : new WhoSees(HostKind.Lti, Kept, Coach: null, LmsGetsCompletion: false);
        var parts = new ThemePageParts(_theme, language, who, nonce, BootText(host, language), File.ReadAllText(Path.Combine(Dist, "strings.json")),
            "/assets/player/player.js", ["/assets/player/player.css"],
            _theme.Languages.ToDictionary(other => other, other => $"/page?host={host}&language={other}", StringComparer.Ordinal), Voices: Voices, House: House);
        return Results.Text(ThemePage.Write(parts), "text/html");
    }

    private string BootText(string host, string language)
    {
        var boot = Boot(host, language);
        return Tamper?.Invoke(boot) ?? boot.ToJsonString();
    }

    /// <summary>The theme's.</summary>
    public string Number => _theme.Mark;

    private JsonObject Boot(string host, string language)
    {
        var boot = new JsonObject
        {
            ["host"] = host, ["theme"] = Number, ["language"] = language, ["activityBase"] = ActivityBase, ["contentVersion"] = "1", ["api"] = "/api", ["xapi"] = "/xapi",
        };
        if (Prefs is not null) boot["prefs"] = Prefs.DeepClone();
        if (host == "open") return boot;
        boot["token"] = "token-0";
        boot["tokenExpires"] = TimeProvider.System.GetUtcNow().AddMinutes(30).ToString("O");
        boot["kept"] = Kept;
        if (!Kept) return boot;
        (boot["actor"], boot["registration"]) = (Actor(), Registration.ToString());
        foreach (var (name, value) in Mine()) boot[name] = value?.DeepClone();
        return boot;
    }

    private JsonObject Mine() => new()
    {
        ["bookmark"] = Bookmark?.DeepClone(),
        ["paired"] = Paired?.DeepClone(),
        ["answers"] = new JsonObject(Answers.Where(pair => pair.Key != "_shares").Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value.DeepClone()))),
        ["shares"] = Answers.GetValueOrDefault("_shares")?.DeepClone() ?? new JsonArray(),
    };

    /// <summary>Voice memos by activity.</summary>
    public ConcurrentDictionary<string, (string Type, byte[] Sound)> Memos { get; } = new(StringComparer.Ordinal);

    private async Task<IResult> MemoAsync(string activity, HttpContext http)
    {
        var sound = new MemoryStream();
        await http.Request.Body.CopyToAsync(sound);
        var refused = Refuse?.Invoke(http.Request, "");
        Calls.Enqueue(new(http.Request.Method, http.Request.Path.Value!, "", refused is null));
        if (refused is { } status) return Results.StatusCode(status);
        switch (http.Request.Method)
        {
            case "PUT": Memos[activity] = (http.Request.ContentType!, sound.ToArray()); return Results.NoContent();
            case "DELETE": Memos.TryRemove(activity, out _); return Results.NoContent();
            default: return Memos.TryGetValue(activity, out var memo) ? Results.Bytes(memo.Sound, memo.Type) : Results.NotFound();
        }
    }

    private static JsonObject Actor() => new() { ["account"] = new JsonObject { ["homePage"] = HomePage, ["name"] = Pseudonym } };

    private async Task<IResult> CallAsync(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        var refused = Refuse?.Invoke(http.Request, body);
        Calls.Enqueue(new(http.Request.Method, path, body, refused is null && !LoseAnswers));
        if (refused is { } status) return Results.Json(new { code = "test", sentence = new { nl = "Dat kan nu niet.", en = "That is not possible now." } }, statusCode: status);
        var result = Answer(http.Request.Method, path, body.Length > 0 ? JsonNode.Parse(body) : null);
        if (!LoseAnswers) return result;
        http.Abort();
        return Results.Empty;
    }

    private IResult Answer(string method, string path, JsonNode? body)
    {
        lock (_gate)
        {
            switch (method, path.Trim('/').Split('/'))
            {
                case ("POST", ["api", "keep"]):
                    Kept = true;
                    return Results.Json(Fresh(new JsonObject { ["actor"] = Actor(), ["registration"] = Registration.ToString() }));
                case ("POST", ["api", "stop"]):
                    return Results.NoContent();
                case ("POST", ["api", "token"]):
                    return Results.Json(Fresh([]));
                case ("PUT", ["api", "answers", var number, var activity]) when number == Number || number == "mijn":
                    var seq = (long)body!["seq"]!;
                    if (!_answers.TryGetValue(activity, out var kept) || kept.Seq < seq) _answers[activity] = (seq, body["value"]!.DeepClone());
                    return Results.NoContent();
                case ("GET", ["api", "answers", var asked]) when asked == Number:
                    return Results.Json(Mine());
                case ("POST", ["api", "pairing", "look"]):
                    return (string?)body!["code"] == "123456" ? Results.Json(new { coach = "Anna", mode = "confidential" })
                        : Results.Json(new { code = "pairing-code-unknown", sentence = new { nl = "Deze code kennen we niet.", en = "We do not know this code." } }, statusCode: 404);
                case ("POST", ["api", "pairing", "agree"]):
                    Paired = new JsonObject { ["coach"] = "Anna", ["sees"] = (string?)body!["sees"], ["mode"] = "confidential" };
                    return Results.Json(new { coach = "Anna", sees = (string?)body["sees"] });
                case ("POST", ["xapi", "statements"]):
                    foreach (var statement in body!.AsArray().Select(item => item!.DeepClone().AsObject()).Where(told => _statements.TrueForAll(old => (string?)old["id"] != (string?)told["id"])))
                        _statements.Add(statement);
                    return Results.Json(body.AsArray().Select(item => (string?)item!["id"]));
                case ("PUT", ["xapi", "activities", "state"]):
                    Bookmark = body!.DeepClone();
                    return Results.NoContent();
                default:
                    return Results.NotFound();
            }
        }
    }

    private static JsonObject Fresh(JsonObject answer)
    {
        answer["token"] = $"token-{Guid.NewGuid():N}";
        answer["tokenExpires"] = TimeProvider.System.GetUtcNow().AddMinutes(30).ToString("O");
        return answer;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
