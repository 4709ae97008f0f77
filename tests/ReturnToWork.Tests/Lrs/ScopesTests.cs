using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Lrs;
using ReturnToWork.Storage;
using Shouldly;
using Xunit;
using static ReturnToWork.Tests.Lrs.LrsTalk;

namespace ReturnToWork.Tests.Lrs;

/// <summary>Every route asked with every scope. What opens is written here a second time, from the specification, not computed from the code's own table.</summary>
public sealed class ScopesTests(ScopesTests.OneHost host) : IClassFixture<ScopesTests.OneHost>
{
    private const string Agent = "agent={\"mbox\":\"mailto:a@b.c\"}";
    private const string State = $"activities/state?activityId=http://a.example/a&{Agent}&stateId=s";
    private const string ActivityProfile = "activities/profile?activityId=http://a.example/a&profileId=p";
    private const string AgentProfile = $"agents/profile?{Agent}&profileId=p";
    private const string One = "statements?statementId=0b6f4c1e-2d3a-4e5f-8a9b-1c2d3e4f5a6b";

    private static readonly (string Route, string Address)[] Reads =
    [
        ("list", "statements"), ("one", One), ("voided", One.Replace("statementId", "voidedStatementId", StringComparison.Ordinal)), ("more", "statements?more=e30"), ("related", $"statements?{Agent}&related_agents=true"),
        ("state", State), ("states", State.Replace("&stateId=s", "", StringComparison.Ordinal)), ("activity-profile", ActivityProfile), ("agent-profile", AgentProfile),
        ("activities", "activities?activityId=http://a.example/a"), ("agents", $"agents?{Agent}"), ("erasures", "erasures"),
    ];

    private static readonly string[] StatementReads = ["list", "one", "voided", "more", "related"];
    private static readonly string[] StateReads = ["state", "states"];
    private static readonly string[] ProfileReads = ["activity-profile", "agent-profile"];
    private static readonly string[] Descriptions = ["activities", "agents"];
    private static readonly string[] EveryRead = [.. StatementReads, .. StateReads, .. ProfileReads, .. Descriptions, "erasures"];

    public static TheoryData<string, string[], string[]> Scopes => new()
    {
        { "statements/write", [], ["statements"] },
        { "statements/read/mine", StatementReads, [] },
        { "statements/read", [.. StatementReads, .. Descriptions], [] },
        { "state", StateReads, [State] },
        { "define", [], [] },
        { "profile", [.. ProfileReads, .. Descriptions], [ActivityProfile, AgentProfile] },
        { "all/read", EveryRead, [] },
        { "all", EveryRead, ["statements", State, ActivityProfile, AgentProfile] },
        { "erase", ["erasures"], [One] },
        { "player", StateReads, ["statements", State] },
    };

    [Theory, MemberData(nameof(Scopes))]
    public async Task X02_each_scope_opens_what_the_specification_says_and_nothing_else(string scope, string[] reads, string[] writes)
    {
        using var client = scope == "player" ? host.Lrs.Client("player") : host.Lrs.ClientWith(scope);
        foreach (var (route, address) in Reads)
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Head])
        {
            using var asking = new HttpRequestMessage(method, address);
            await ShouldOpenAsync(client, asking, reads.Contains(route, StringComparer.Ordinal), $"{scope}: {method} {route}", scope);
        }

        foreach (var (route, address) in Reads)
        {
            // The alternate request syntax of 1.0.3 is no way round.
            var parts = address.Split('?', 2);
            using var asking = new HttpRequestMessage(HttpMethod.Post, $"{parts[0]}?method=GET") { Content = new StringContent(string.Join('&', parts[1..].Append("X-Experience-API-Version=1.0.3")), System.Text.Encoding.UTF8, "application/x-www-form-urlencoded") };
            await ShouldOpenAsync(client, asking, reads.Contains(route, StringComparer.Ordinal), $"{scope}: POST method=GET {route}", scope);
        }

        foreach (var address in (string[])["statements", State, ActivityProfile, AgentProfile])
        foreach (var method in (HttpMethod[])[HttpMethod.Put, HttpMethod.Post])
        {
            using var sending = new HttpRequestMessage(method, address) { Content = Json("{}") };
            await ShouldOpenAsync(client, sending, writes.Contains(address, StringComparer.Ordinal), $"{scope}: {method} {address}", scope);
        }

        foreach (var address in (string[])[One, State, ActivityProfile, AgentProfile])
        {
            using var removing = new HttpRequestMessage(HttpMethod.Delete, address);
            await ShouldOpenAsync(client, removing, writes.Contains(address, StringComparer.Ordinal), $"{scope}: DELETE {address}", scope);
        }
    }

    [Fact]
    public void X02_no_route_of_the_store_is_missing_from_the_table()
    {
        foreach (var endpoint in host.Lrs.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>())
        {
            var address = endpoint.RoutePattern.RawText!;
            if (!address.StartsWith("/xapi", StringComparison.Ordinal) || address.Contains('{', StringComparison.Ordinal) || endpoint.Metadata.Any(item => item is OpenToAll)) continue;
            foreach (var method in endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods)
                Entitlements.All.ShouldContain(entitlement => address.EndsWith($"/{entitlement.Resource}", StringComparison.Ordinal) && (method == "HEAD" ? "GET" : method) == entitlement.Method, $"{method} {address}");
        }
    }

    [Fact]
    public async Task X05_voiding_is_a_right_of_all_alone()
    {
        const string voiding = """{"actor":{"mbox":"mailto:a@b.c"},"verb":{"id":"http://adlnet.gov/expapi/verbs/voided"},"object":{"objectType":"StatementRef","id":"0b6f4c1e-2d3a-4e5f-8a9b-1c2d3e4f5a6b"}}""";
        foreach (var scope in (string[])["statements/write", "statements/write define profile", "all/read", "erase"])
        {
            using var client = host.Lrs.ClientWith(scope);
            (await client.PostAsync(A(actor: "beside a void"), voiding)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, scope);
        }

        using var all = host.Lrs.ClientWith("all");
        (await all.PostAsync(voiding)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await all.AllIdsAsync("agent={\"account\":{\"homePage\":\"http://h.example/\",\"name\":\"beside a void\"}}")).ShouldBeEmpty("the whole batch was refused");
    }

    [Fact]
    public void X03_all_does_not_erase() => ReturnToWork.Lrs.Scopes.Known["all"].HasFlag(LrsRights.Erase).ShouldBeFalse();

    // A route that another scope opens is never 403; what it then answers (404, 400 for an empty body, 405) is the business of other tests.
    private static async Task ShouldOpenAsync(HttpClient client, HttpRequestMessage request, bool opens, string what, string scope)
    {
        using var response = await client.SendAsync(request);
        response.StatusCode.ShouldNotBe(HttpStatusCode.Unauthorized, what);
        // A player's token opens one learner's documents, and these are another's.
        if (scope == "player" && opens) return;
        if (opens) response.StatusCode.ShouldNotBe(HttpStatusCode.Forbidden, what);
        else response.StatusCode.ShouldBeOneOf([HttpStatusCode.Forbidden], what);
        ((int)response.StatusCode).ShouldBeLessThan(500, what);
    }

    /// <summary>These tests leave nothing that another would see, so they share a host.</summary>
    public sealed class OneHost : IAsyncLifetime
    {
        internal LrsHost Lrs { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Lrs = await LrsHost.StartAsync(DataProvider.Sqlite);

        public ValueTask DisposeAsync() => Lrs.DisposeAsync();
    }
}
