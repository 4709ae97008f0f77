using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReturnToWork.Lrs;
using ReturnToWork.Storage;
using ReturnToWork.Tests.Xapi;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Xapi;

namespace ReturnToWork.Tests.Lrs;

/// <summary>A running record store on a free port, with credentials of every kind and a player's door.</summary>
internal sealed class LrsHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly FreshPlace? _ownPlace;

    private LrsHost(WebApplication app, FreshPlace place, bool ownsPlace)
    {
        _app = app;
        Place = place;
        _ownPlace = ownsPlace ? place : null;
        Address = app.Urls.First() + "/xapi/";
        Store = app.Services.GetRequiredService<StatementStore>();
    }

    public FreshPlace Place { get; }

    public string Address { get; }

    public StatementStore Store { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<LrsHost> StartAsync(DataProvider engine, Dictionary<string, string?>? settings = null) => await StartAsync(await FreshPlace.OnAsync(engine), ownsPlace: true, settings);

    /// <summary>Over data that is there already; the place stays its owner's.</summary>
    public static Task<LrsHost> OverAsync(FreshPlace place, Dictionary<string, string?>? settings = null) => StartAsync(place, ownsPlace: false, settings);

    /// <summary>Another instance over the same data.</summary>
    public Task<LrsHost> SecondAsync(Dictionary<string, string?>? settings = null) => StartAsync(Place, ownsPlace: false, settings);

    private static async Task<LrsHost> StartAsync(FreshPlace place, bool ownsPlace, Dictionary<string, string?>? settings = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(place.Settings);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Lrs:RequestsPerMinute"] = "0" });
        if (settings is not null) builder.Configuration.AddInMemoryCollection(settings);
        foreach (var (index, (key, organisation, scopes)) in Credentials.Concat(Scoped.Select(scope => ($"scope {scope}", "groenrijk", scope))).Index())
            builder.Configuration.AddInMemoryCollection(
            [
                new($"Lrs:Credentials:{index}:Organisation", organisation), new($"Lrs:Credentials:{index}:Key", key), new($"Lrs:Credentials:{index}:Secret", Secret),
                .. scopes.Split(' ').Select((scope, n) => KeyValuePair.Create<string, string?>($"Lrs:Credentials:{index}:Scopes:{n}", scope)),
            ]);
        builder.Services.AddSingleton<ILrsDoor, PlayerDoor>();
        builder.Services.AddLrs(builder.Configuration);
        var app = builder.Build();
        app.MapLrs("/xapi");
        app.MapLrs("/xapi2", XapiVersion.V200);
        await app.StartAsync();
        return new(app, place, ownsPlace);
    }

    public const string Secret = "a secret of the tests";

    public static readonly (string Key, string Organisation, string Scope)[] Credentials =
    [
        ("all", "groenrijk", "all"), ("read", "groenrijk", "all/read"), ("write", "groenrijk", "statements/write"), ("statements", "groenrijk", "statements/read"),
        ("mine", "groenrijk", "statements/read/mine"), ("state", "groenrijk", "state"), ("other", "dekade", "all"),
    ];

    // One more for every scope, and one for several; the key is the scope.
    private static readonly string[] Scoped =
        ["statements/write", "statements/read/mine", "statements/read", "state", "define", "profile", "all/read", "all", "erase", "statements/write define profile", "statements/write statements/read/mine"];

    /// <summary>A client with the credentials of this key; <c>player</c> is the player's token.</summary>
    public HttpClient Client(string key = "all", XapiVersion version = XapiVersion.V103)
    {
        var client = new HttpClient { BaseAddress = new Uri(version == XapiVersion.V103 ? Address : Address.Replace("/xapi/", "/xapi2/", StringComparison.Ordinal)) };
        client.DefaultRequestHeaders.Add(XapiVersions.Header, version.Text());
        client.DefaultRequestHeaders.Authorization = key == "player"
            ? new AuthenticationHeaderValue("Bearer", "player")
            : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{key}:{Secret}")));
        return client;
    }

    /// <summary>A client whose credentials have these scopes of groenrijk and no other.</summary>
    public HttpClient ClientWith(string scopes) => Client($"scope {scopes}");

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_ownPlace is not null) await _ownPlace.DisposeAsync();
    }

    private sealed class PlayerDoor : ILrsDoor
    {
        public ValueTask<LrsCaller?> OpenAsync(HttpContext http, CancellationToken ct) => new(http.Request.Headers.Authorization == "Bearer player"
            ? new LrsCaller("groenrijk", """{"account":{"homePage":"https://returntowork.example","name":"tool"}}""", LrsRights.WriteStatements | LrsRights.State)
            {
                Gate = statement => StatementGate.Check(statement, Samples.Rights("player")),
                Own = new(AgentKey.OfAccount(Samples.Scene.HomePage, Samples.Scene.Name), Samples.Scene.Registration, Samples.Scene.ThemeId),
            }
            : null);
    }
}

/// <summary>Short ways to say what a test does over HTTP.</summary>
internal static class LrsTalk
{
    public static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    public static string A(Guid? id = null, string actor = "a", string verb = "http://v.example/v", string about = "http://o.example/o", string more = "") =>
        $$"""{{{(id is null ? "" : $"\"id\":\"{id}\",")}}"actor":{"account":{"homePage":"http://h.example/","name":"{{actor}}"} },"verb":{"id":"{{verb}}"},"object":{"id":"{{about}}"}{{more}} }""";

    public static Task<HttpResponseMessage> PostAsync(this HttpClient client, params string[] statements) =>
        client.PostAsync(new Uri("statements", UriKind.Relative), Json($"[{string.Join(',', statements)}]"));

    public static Task<HttpResponseMessage> PostAsync(this HttpClient client, params Statement[] statements) =>
        client.PostAsync([.. statements.Select(statement => Encoding.UTF8.GetString(statement.Utf8.Span))]);

    public static Task<HttpResponseMessage> PutAsync(this HttpClient client, Guid id, string statement) =>
        client.PutAsync(new Uri($"statements?statementId={id}", UriKind.Relative), Json(statement));

    public static Task<HttpResponseMessage> GetAsync(this HttpClient client, string what) => client.GetAsync(new Uri(what, UriKind.Relative));

    public static async Task<JsonElement> ReadAsync(this HttpClient client, string what) => await JsonOfAsync(await client.GetAsync(what));

    public static async Task<JsonElement> JsonOfAsync(this HttpResponseMessage response) => JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync()).RootElement;

    public static async Task<string> CodeAsync(this HttpResponseMessage response) => (await response.JsonOfAsync()).GetProperty("code").GetString()!;

    public static IEnumerable<Guid> Ids(this JsonElement page) => page.GetProperty("statements").EnumerateArray().Select(statement => statement.GetProperty("id").GetGuid());

    /// <summary>All ids that match, through the whole chain of pages.</summary>
    public static async Task<List<Guid>> AllIdsAsync(this HttpClient client, string query)
    {
        var ids = new List<Guid>();
        var next = $"statements?{query}";
        while (next.Length > 0)
        {
            var page = await client.ReadAsync(next);
            ids.AddRange(page.Ids());
            next = page.GetProperty("more").GetString()!;
        }

        return ids;
    }
}
