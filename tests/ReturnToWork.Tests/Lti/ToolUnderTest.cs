using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using ReturnToWork.Lti;
using ReturnToWork.Storage;
using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Storage;

namespace ReturnToWork.Tests.Lti;

/// <summary>
/// The smallest host with the Lti room: two organisations at platform A under two clients, two organisations that share a third client, and one at platform B.
/// Talks HTTP; its clock stands still until it is moved.
/// </summary>
internal sealed class ToolUnderTest : IAsyncDisposable
{
    // Instances that share a database share the key ring too.
    private static readonly EphemeralDataProtectionProvider Seals = new();
    private readonly WebApplication _app;
    private readonly FreshPlace _place;
    private readonly bool _ownsPlace;

    private ToolUnderTest(WebApplication app, FreshPlace place, bool ownsPlace, string address, PlatformUnderTest a, PlatformUnderTest b, FakeTimeProvider clock, Receiver receiver)
    {
        (_app, _place, _ownsPlace, Address, A, B, Clock, Receiver) = (app, place, ownsPlace, address, a, b, clock, receiver);
    }

    public string Address { get; }

    public PlatformUnderTest A { get; }

    public PlatformUnderTest B { get; }

    public FakeTimeProvider Clock { get; }

    public Receiver Receiver { get; }

    public FreshPlace Place => _place;

    public IServiceProvider Services => _app.Services;

    public static async Task<ToolUnderTest> StartAsync(DataProvider engine = DataProvider.Sqlite, int openLogins = 5000, ToolUnderTest? beside = null, bool knowsA = true, ILoggerProvider? logs = null, IEnumerable<KeyValuePair<string, string?>>? settings = null, bool newKeys = false)
    {
        var place = beside?._place ?? await FreshPlace.OnAsync(engine);
        var (a, b) = beside is null ? (await PlatformUnderTest.StartAsync(), await PlatformUnderTest.StartAsync()) : (beside.A, beside.B);
        var clock = beside?.Clock ?? new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
        var address = $"http://127.0.0.1:{FreePorts.Take(1)[0]}";
        Receiver receiver = new();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        if (logs is not null) builder.Logging.AddProvider(logs).SetMinimumLevel(LogLevel.Trace);
        builder.WebHost.UseUrls(address);
        builder.Configuration.AddInMemoryCollection(place.Settings);
        builder.Configuration.AddInMemoryCollection(
        [
            .. knowsA ? Registration(0, "green", a, "client-a", ["1", "2"]) : [],
            .. Registration(1, "quay", a, "client-q", ["1"]),
            .. Registration(2, "north", a, "shared", ["n-1"]),
            .. Registration(3, "south", a, "shared", ["s-1"]),
            .. Registration(4, "other", b, "client-b", ["1"]),
            new("Outbound:AllowedPrivateHosts:0", "127.0.0.1"),
            new("Lti:OpenLogins", openLogins.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            new("Lti:Address", beside?.Address ?? address),
        ]);
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton<ILaunchReceiver>(receiver);
        builder.Services.AddSingleton<IRegistrationReceiver>(new Registering.RegistrationsSeen());
        builder.Services.AddSingleton<IDataProtectionProvider>(Seals);
        if (!newKeys) builder.Services.AddSingleton(KeysOfTheRun.Pairs);
        builder.Services.AddLti(builder.Configuration);
        var app = builder.Build();
        app.MapLti();
        await app.StartAsync();
        return new ToolUnderTest(app, place, beside is null, address, a, b, clock, receiver);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (!_ownsPlace) return;
        await A.DisposeAsync();
        await B.DisposeAsync();
        await _place.DisposeAsync();
    }

    public async Task<List<OpenLogin>> RowsAsync()
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<LtiDb>>().CreateDbContextAsync();
        return await db.Logins.AsNoTracking().ToListAsync();
    }

    /// <summary>Sends a browser that keeps cookies to <c>/lti/login</c>; the login of a usual platform unless changed.</summary>
    public Task<Begun> BeginAsync(PlatformUnderTest? platform = null, string? client = "client-a", string? target = null, string? deployment = null) =>
        Begun.AtAsync(this, platform ?? A, LoginOf(platform ?? A, client, target, deployment));

    /// <summary>What a usual platform says at the login.</summary>
    public Dictionary<string, string?> LoginOf(PlatformUnderTest platform, string? client = "client-a", string? target = null, string? deployment = null) => new(StringComparer.Ordinal)
    {
        ["iss"] = platform.Address,
        ["login_hint"] = "7",
        ["lti_message_hint"] = "hint",
        ["client_id"] = client,
        ["lti_deployment_id"] = deployment,
        ["target_link_uri"] = target ?? Address + "/themes/3",
    };

    private static IEnumerable<KeyValuePair<string, string?>> Registration(int at, string organisation, PlatformUnderTest platform, string client, string[] deployments) =>
    [
        new($"Lti:Registrations:{at}:Organisation", organisation),
        new($"Lti:Registrations:{at}:Issuer", platform.Address),
        new($"Lti:Registrations:{at}:ClientId", client),
        new($"Lti:Registrations:{at}:AuthorizationEndpoint", platform.Address + "/authorize?tenant=x"),
        new($"Lti:Registrations:{at}:TokenEndpoint", platform.Address + "/token"),
        new($"Lti:Registrations:{at}:JwksUri", platform.Address + "/jwks"),
        .. deployments.Select((id, i) => KeyValuePair.Create($"Lti:Registrations:{at}:DeploymentIds:{i}", (string?)id)),
    ];
}

/// <summary>Counts what it is given; a session in these tests is a launch received.</summary>
internal sealed class Receiver : ILaunchReceiver
{
    public ConcurrentQueue<ResourceLinkLaunch> Launches { get; } = new();

    public ConcurrentQueue<DeepLinkRequest> Picks { get; } = new();

    public ConcurrentQueue<LaunchRefused> Refusals { get; } = new();

    public ConcurrentQueue<LadderStep> Steps { get; } = new();

    public bool Knows(Uri targetLink) => targetLink.AbsolutePath is "/themes/1" or "/themes/3";

    public bool IsOf(Uri targetLink, string offer) => targetLink.AbsolutePath == $"/themes/{offer}";

    public ValueTask<bool> WelcomesAsync(string organisation, string registration, string subject, CancellationToken cancellationToken) => new(true);

    public Task<IResult> LaunchedAsync(ResourceLinkLaunch launch, HttpContext http)
    {
        Launches.Enqueue(launch);
        return Task.FromResult(Results.Text("launched"));
    }

    public Task<IResult> StepAsync(LadderStep step, HttpContext http)
    {
        Steps.Enqueue(step);
        return Task.FromResult(Results.Text(step.GetType().Name));
    }

    public Task<IResult> PickAsync(DeepLinkRequest request, HttpContext http)
    {
        Picks.Enqueue(request);
        return Task.FromResult(Results.Text("picking"));
    }

    public Task<IResult> RefusedAsync(LaunchRefused refusal, HttpContext http)
    {
        Refusals.Enqueue(refusal);
        return Task.FromResult(Results.Text(refusal.Code, statusCode: refusal.Status));
    }
}

/// <summary>A browser that has been sent from <c>/lti/login</c> to the platform, with what it was given on the way.</summary>
internal sealed record Begun(ToolUnderTest Tool, PlatformUnderTest Platform, HttpResponseMessage Answer, string State, string Nonce, string? Cookie)
{
    /// <summary>What a browser brings that keeps our cookies and has been here before.</summary>
    public const string Probe = "__Host-rtw-cookies=1";

    private static readonly HttpClient Browser = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    public static async Task<Begun> AtAsync(ToolUnderTest tool, PlatformUnderTest platform, IReadOnlyDictionary<string, string?> parameters)
    {
        HttpRequestMessage request = new(HttpMethod.Get, QueryHelpers.AddQueryString(tool.Address + "/lti/login", parameters));
        request.Headers.Add("Cookie", Probe);
        var answer = await Browser.SendAsync(request);
        var asked = QueryHelpers.ParseQuery(answer.Headers.Location?.Query);
        var cookie = answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.Single().Split(';')[0] : null;
        return new Begun(tool, platform, answer, asked.GetValueOrDefault("state").ToString(), asked.GetValueOrDefault("nonce").ToString(), cookie);
    }

    public Dictionary<string, string> Words(string client = "client-a", string deployment = "1") => new(StringComparer.Ordinal)
    {
        ["issuer"] = Platform.Address,
        ["client"] = client,
        ["other-client"] = "client-q",
        ["deployment"] = deployment,
        ["target"] = Tool.Address + "/themes/3",
        ["tool"] = Tool.Address,
        ["nonce"] = Nonce,
        ["kid"] = Platform.Kid,
        ["stranger-n"] = System.Buffers.Text.Base64Url.EncodeToString(PlatformUnderTest.Stranger.ExportParameters(includePrivateParameters: false).Modulus),
    };

    /// <summary>The token of a sample, signed by the platform that the browser was sent to.</summary>
    public string Token(string sample = "good-minimal", string client = "client-a", string deployment = "1", Action<System.Text.Json.Nodes.JsonObject>? change = null)
    {
        var launch = SampleLaunch.Read(sample, Words(client, deployment), Tool.Clock.GetUtcNow());
        change?.Invoke(launch.Claims);
        return launch.Token ?? Platform.Sign(launch.Header, launch.Claims, launch.Sign);
    }

    public Task<HttpResponseMessage> PostAsync(string token) => PostAsync([new("state", State), new("id_token", token)], Cookie);

    public Task<HttpResponseMessage> PostAsync(IEnumerable<KeyValuePair<string, string>> form, string? cookie, string? origin = null, ToolUnderTest? tool = null)
    {
        HttpRequestMessage request = new(HttpMethod.Post, (tool ?? Tool).Address + "/lti/launch") { Content = new FormUrlEncodedContent(form) };
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        if (origin is not null) request.Headers.Add("Origin", origin);
        // What is refused unread breaks the pipe of who still writes; a large form asks first whether it may come.
        request.Headers.ExpectContinue = request.Content.Headers.ContentLength > 64 * 1024;
        return Browser.SendAsync(request);
    }

    public static Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => Browser.SendAsync(request);
}
