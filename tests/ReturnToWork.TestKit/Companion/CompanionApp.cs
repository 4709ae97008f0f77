using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReturnToWork.Companion;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Xapi;

namespace ReturnToWork.TestKit.Companion;

/// <summary>A running Companion with an identity provider and a Tool that are stubs, entered by its front door.</summary>
public sealed class CompanionApp : IAsyncDisposable
{
    public const string Secret = "a-pairing-secret-for-tests-0123456789";
    public const string ActivityBase = "https://returntowork.example";

    private readonly FreshPlace _place;
    private readonly bool _ownsPlace;
    private readonly WebApplication _app;

    private CompanionApp(FreshPlace place, bool ownsPlace, WebApplication app, StubIdentityProvider identity, StubTool tool, MovableClock clock)
    {
        (_place, _ownsPlace, _app, Identity, Tool, Clock) = (place, ownsPlace, app, identity, tool, clock);
    }

    /// <summary>Signs professionals in.</summary>
    public StubIdentityProvider Identity { get; }

    /// <summary>Holds statements and codes.</summary>
    public StubTool Tool { get; }

    /// <summary>The host's clock.</summary>
    public MovableClock Clock { get; }

    /// <summary>The host's services.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Where it answers.</summary>
    public string Address => _app.Urls.Single();

    /// <summary>Starts one.</summary>
    /// <param name="provider">Engine to keep data on.</param>
    /// <param name="settings">Settings beside or instead of the usual ones.</param>
    /// <param name="services">Last word on services.</param>
    /// <param name="place">Data of an earlier one; else an empty place.</param>
    public static async Task<CompanionApp> StartAsync(
        DataProvider provider = DataProvider.Sqlite, Dictionary<string, string?>? settings = null, Action<IServiceCollection>? services = null, FreshPlace? place = null, StubTool? tool = null)
    {
        var home = place ?? await FreshPlace.OnAsync(provider, ordinary: true);
        var identity = await StubIdentityProvider.StartAsync();
        tool ??= await StubTool.StartAsync();
        var clock = new MovableClock();
        var app = CompanionHost.Build([], builder => Configure(builder, Settings(home, identity.Address, tool.Address, settings), services, clock));
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync();
        return new CompanionApp(home, place is null, app, identity, tool, clock);
    }

    /// <summary>Settings of a Companion with two organisations, <c>groenrijk</c> and <c>dekade</c>.</summary>
    public static Dictionary<string, string?> Settings(FreshPlace place, string authority, string tool, Dictionary<string, string?>? more = null)
    {
        var settings = new Dictionary<string, string?>(place.Settings)
        {
            ["Pairing:Secret"] = Secret, ["Pairing:ToolAddress"] = tool, ["SignIn:Authority"] = authority, ["SignIn:ClientId"] = "companion", ["SignIn:ClientSecret"] = "stub-secret",
            ["Organisations:0:Id"] = "groenrijk", ["Organisations:0:Name"] = "Groenrijk Werkt", ["Organisations:1:Id"] = "dekade", ["Organisations:1:Name"] = "De Kade",
            ["Intake:Every"] = "00:00:00.050",
            // Tests look faster than people.
            ["Badges:LooksPerMinute"] = "10000",
        };
        foreach (var (index, organisation) in new[] { "groenrijk", "dekade" }.Index())
        {
            settings[$"Intake:Sources:{index}:Organisation"] = organisation;
            settings[$"Intake:Sources:{index}:Endpoint"] = $"{tool}/xapi/";
            settings[$"Intake:Sources:{index}:Key"] = organisation;
            settings[$"Intake:Sources:{index}:Secret"] = "secret";
        }

        foreach (var (key, value) in more ?? []) settings[key] = value;
        return settings;
    }

    /// <summary>Puts settings, services and a quiet log into a host that is being built.</summary>
    public static void Configure(WebApplicationBuilder builder, Dictionary<string, string?> settings, Action<IServiceCollection>? services, TimeProvider clock)
    {
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(clock);
        services?.Invoke(builder.Services);
    }

    /// <summary>What all statements of one learner have in common.</summary>
    public static Scene Scene(string learner, string organisation = "groenrijk", string theme = "3") =>
        new(ActivityBase, Xapi.Scene.HomePageOf(ActivityBase, organisation), learner, Guid.NewGuid(), theme);

    /// <summary>A browser that has signed in as somebody.</summary>
    public async Task<Visitor> SignedInAsync(StubProfessional who)
    {
        var visitor = Visitor();
        Identity.Next = who;
        await visitor.GetAsync("/sign-in/go?to=/");
        return visitor;
    }

    /// <summary>A browser that has not signed in.</summary>
    public Visitor Visitor() => new(Address);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Identity.DisposeAsync();
        await Tool.DisposeAsync();
        if (_ownsPlace) await _place.DisposeAsync();
    }
}

/// <summary>The real clock, some time ahead.</summary>
public sealed class MovableClock : TimeProvider
{
    private long _ahead;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ahead));

    /// <summary>Moves it on.</summary>
    public void Advance(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);
}

/// <summary>One answer, with its page as text.</summary>
public sealed record Seen(HttpStatusCode Status, string Html, Uri Address, HttpResponseMessage Answer)
{
    /// <summary>The page with entities read, for looking for words in it.</summary>
    public string Text => WebUtility.HtmlDecode(Html);
}

/// <summary>A browser without script: cookies, redirects, forms.</summary>
public sealed class Visitor : IDisposable
{
    private readonly HttpClient _http;

    public Visitor(string address)
    {
        _http = new HttpClient(new BrowserLike(Cookies)) { BaseAddress = new Uri(address) };
        _http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("nl");
    }

    /// <summary>Its cookies.</summary>
    public CookieContainer Cookies { get; } = new();

    /// <summary>The page that it is on.</summary>
    public Seen? Page { get; private set; }

    /// <summary>Goes to a page, redirects included.</summary>
    public async Task<Seen> GetAsync(string path) => await SeeAsync(await _http.GetAsync(path));

    /// <summary>Fills in a form of the page it is on, with that page's antiforgery token.</summary>
    public Task<Seen> PostAsync(string path, params (string Name, string Value)[] fields) =>
        PostAsync(path, Regex.Match(Page!.Html, "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"").Groups[1].Value, fields);

    /// <summary>Posts with this token.</summary>
    public async Task<Seen> PostAsync(string path, string token, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).Append(KeyValuePair.Create("__RequestVerificationToken", token)));
        return await SeeAsync(await _http.PostAsync(path, form));
    }

    /// <summary>Chooses a file in a form of the page it is on.</summary>
    public async Task<Seen> PostFileAsync(string path, string field, byte[] bytes, string name, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (key, value) in fields.Append(("__RequestVerificationToken", Regex.Match(Page!.Html, "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"").Groups[1].Value)))
            form.Add(new StringContent(value), key);
        form.Add(new ByteArrayContent(bytes), field, name);
        return await SeeAsync(await _http.PostAsync(path, form));
    }

    /// <summary>Looks at a page again and again until it is as expected, or ten seconds are over.</summary>
    public async Task<Seen> UntilAsync(string path, Func<Seen, bool> asExpected)
    {
        for (var tries = 0; ; tries++)
        {
            var seen = await GetAsync(path);
            if (asExpected(seen) || tries > 200) return seen;
            await Task.Delay(50);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<Seen> SeeAsync(HttpResponseMessage answer) => Page = new Seen(answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.RequestMessage!.RequestUri!, answer);
}

/// <summary>Cookies and redirects as a browser does them, which takes plain http on this machine as secure; .NET's own jar does not.</summary>
internal sealed class BrowserLike(CookieContainer cookies) : DelegatingHandler(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var hops = 0; ; hops++)
        {
            var secure = new UriBuilder(request.RequestUri!) { Scheme = Uri.UriSchemeHttps }.Uri;
            if (cookies.GetCookieHeader(secure) is { Length: > 0 } brought) request.Headers.Add("Cookie", brought);
            var answer = await base.SendAsync(request, cancellationToken);
            foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var all) ? all : []) cookies.SetCookies(secure, set);
            if ((int)answer.StatusCode is not (301 or 302 or 303) || answer.Headers.Location is not { } to || hops == 20) return answer;

            var next = new HttpRequestMessage(HttpMethod.Get, new Uri(request.RequestUri!, to));
            foreach (var language in request.Headers.AcceptLanguage) next.Headers.AcceptLanguage.Add(language);
            answer.Dispose();
            request = next;
        }
    }
}
