using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ReturnToWork.Companion;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Intake;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Xapi;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using Xunit;

namespace ReturnToWork.Tests.Companion.Intake;

/// <summary>Somebody else's record store, scripted page by page with WireMock, and an intake that reads it when told to: no loop, so that a test owns every look.</summary>
internal sealed class AStore : IAsyncDisposable
{
    public const string Organisation = "groenrijk";

    private readonly FreshPlace _place;
    private readonly TimeSpan _patience;
    private readonly Dictionary<string, string?> _more;
    private WebApplication _host;

    private AStore(FreshPlace place, WireMockServer server, TimeSpan patience, Dictionary<string, string?> more)
    {
        (_place, Server, _patience, _more) = (place, server, patience, more);
        _host = Host();
    }

    public WireMockServer Server { get; }

    public IntakeSource Source { get; private set; } = null!;

    public static async Task<AStore> OnAsync(DataProvider provider, TimeSpan? patience = null, Dictionary<string, string?>? more = null)
    {
        var store = new AStore(await FreshPlace.OnAsync(provider), WireMockServer.Start(), patience ?? TimeSpan.FromSeconds(30), more ?? []);
        await store.ReadyAsync();
        return store;
    }

    /// <summary>The same data, a new process.</summary>
    public async Task RestartAsync()
    {
        await _host.DisposeAsync();
        _host = Host();
        await ReadyAsync();
    }

    public Task LookAsync() => _host.Services.GetRequiredService<IntakePass>().RunAsync(Source, TestContext.Current.CancellationToken);

    /// <param name="meanwhile">What happens between the last page and the swap.</param>
    public async Task RebuildAsync(Func<Task>? meanwhile = null)
    {
        var (pass, swap, began) = (_host.Services.GetRequiredService<IntakePass>(), _host.Services.GetRequiredService<SwapFacts>(), Clock.GetUtcNow());
        await swap.ClearAsync(Organisation, TestContext.Current.CancellationToken);
        var reached = await pass.RebuildAsync(Source, [], TestContext.Current.CancellationToken);
        await (meanwhile?.Invoke() ?? Task.CompletedTask);
        await swap.RunAsync(Organisation, began, TestContext.Current.CancellationToken);
        await pass.CatchUpAsync(Source, reached, TestContext.Current.CancellationToken);
    }

    public IServiceProvider Services => _host.Services;

    public MovableClock Clock { get; } = new();

    public async Task<CompanionDb> OpenAsync() => await _host.Services.GetRequiredService<CompanionStore>().OpenAsync(Organisation, TestContext.Current.CancellationToken);

    public async Task<List<Guid>> FactIdsAsync()
    {
        await using var db = await OpenAsync();
        return await db.Facts.Select(fact => fact.Statement).ToListAsync(TestContext.Current.CancellationToken);
    }

    public async Task<LearnerView> ViewAsync(string learner)
    {
        await using var db = await OpenAsync();
        return LearnerView.Of((await db.Facts.Where(fact => fact.Learner == learner).ToListAsync(TestContext.Current.CancellationToken)).Select(FactKeeper.Open));
    }

    public async Task<SourceRow> RowAsync()
    {
        await using var db = await OpenAsync();
        return await db.Sources.SingleAsync(TestContext.Current.CancellationToken);
    }

    public async Task<Dictionary<string, string>> SetAsideAsync()
    {
        await using var db = await OpenAsync();
        return await db.SetAside.ToDictionaryAsync(row => row.Mark, row => row.Reason, TestContext.Current.CancellationToken);
    }

    /// <summary>What the store answers to the first request of a pass from now on.</summary>
    public void Answers(string body, DateTimeOffset? consistentThrough = null) => Server
        .Given(Request.Create().WithPath("/xapi/statements").UsingGet()).AtPriority(10)
        .RespondWith(Page(body, consistentThrough));

    /// <summary>What it answers at the address of a <c>more</c>.</summary>
    public void AnswersAt(string path, string body, DateTimeOffset? consistentThrough = null) => Server
        .Given(Request.Create().WithPath(path).UsingGet()).AtPriority(5)
        .RespondWith(Page(body, consistentThrough));

    public void Fails(IResponseBuilder how) => Server.Given(Request.Create().WithPath("/xapi/statements").UsingGet()).AtPriority(1).RespondWith(how);

    /// <summary>Well again: forgets everything that it was told to answer.</summary>
    public void Recovers() => Server.ResetMappings();

    public IEnumerable<string> AskedSince() => Server.LogEntries.Where(entry => entry.RequestMessage!.Path == "/xapi/statements")
        .Select(entry => entry.RequestMessage!.Query!.TryGetValue("since", out var since) ? since.Single() : "");

    /// <summary>A page of a store.</summary>
    public static string PageOf(string? more, params string[] statements) => $"{{\"statements\":[{string.Join(',', statements)}],\"more\":{(more is null ? "\"\"" : $"\"{more}\"")}}}";

    /// <summary>A statement as a store serves it.</summary>
    public static string Stored(Statement statement, DateTimeOffset stored)
    {
        var json = JsonNode.Parse(Encoding.UTF8.GetString(statement.Utf8.Span))!;
        json["stored"] = stored.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        json["authority"] = JsonNode.Parse("""{"objectType":"Agent","account":{"homePage":"https://store.example","name":"key"}}""");
        json["version"] = "1.0.0";
        return json.ToJsonString();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Server.Dispose();
        await _place.DisposeAsync();
    }

    private static IResponseBuilder Page(string body, DateTimeOffset? consistentThrough)
    {
        var page = Response.Create().WithStatusCode(200).WithHeader("Content-Type", "application/json").WithHeader("X-Experience-API-Version", "1.0.3").WithBody(body);
        return consistentThrough is { } at ? page.WithHeader("X-Experience-API-Consistent-Through", at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)) : page;
    }

    private WebApplication Host() => CompanionHost.Build([], Configure);

    /// <summary>The settings of this intake, for a host that is being built.</summary>
    public void Configure(WebApplicationBuilder builder) => CompanionApp.Configure(
        builder,
        CompanionApp.Settings(_place, "http://127.0.0.1:1", Server.Url!, new(_more) { ["Intake:Patience"] = _patience.ToString() }),
        services: null, Clock);

    private async Task ReadyAsync()
    {
        await _host.Services.GetRequiredService<RoomMigrations>().StartingAsync(TestContext.Current.CancellationToken);
        Source = _host.Services.GetRequiredService<IOptions<IntakeOptions>>().Value.Sources[0];
    }
}
