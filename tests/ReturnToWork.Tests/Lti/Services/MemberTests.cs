using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Lti;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using Xunit;

namespace ReturnToWork.Tests.Lti.Services;

/// <summary>Counting the members of a course, and nothing more; the platform's service is a WireMock.</summary>
public sealed class MemberTests
{
    private const string Version2 = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";
    private const string Version1 = "application/vnd.ims.lis.v2.membershipcontainer+json";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task N1_all_pages_are_counted_the_active_only_with_one_exact_media_type(DataProvider engine)
    {
        await using var house = await MembersHouse.StartAsync(engine);
        house.Page(0, ["Active", null, "Inactive"], next: $"<{house.Service}?page=1>; rel=\"next\"");
        house.Page(1, [null, "Active", "Deleted"], next: $"<{house.Service}?page=2&limit=2>; rel=\"next\", <{house.Service}?since=9>; rel=\"differences\"");
        house.Page(2, ["Active"], next: $"<{house.Service}?since=9>; rel=\"differences\"");
        await house.LaunchAsync(house.Service);

        (await house.AskAsync()).ShouldBe(new MemberCountAnswer(5, "ok"));

        var asked = house.Asked;
        asked.Count.ShouldBe(3);
        asked.ShouldAllBe(request => request.Headers!["Accept"].Single() == Version2 && request.Headers["Authorization"].Single() == "Bearer member-token");
        asked[0].Url.ShouldEndWith("/members?limit=100");
        asked[2].Url.ShouldEndWith("/members?page=2&limit=2");
        house.TokenScopes.Distinct().ShouldBe(["https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly"]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task N1_nothing_but_the_address_is_kept(DataProvider engine)
    {
        await using var house = await MembersHouse.StartAsync(engine);
        house.Page(0, ["Active"]);
        await house.LaunchAsync(house.Service);

        (await house.AskAsync()).Count.ShouldBe(1);

        (await house.UrlsAsync()).ShouldBe([house.Service]);
        foreach (var planted in new[] { "Kees-planted", "kees-planted@lms.example", "member-planted" }) (await ReturnToWork.Tests.Tool.Everything.HoldsAsync(house.Tool.Place, planted)).ShouldBeFalse();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task N1_off_by_default_neither_kept_nor_asked(DataProvider engine)
    {
        await using var house = await MembersHouse.StartAsync(engine, on: false);
        await house.LaunchAsync(house.Service);

        (await house.AskAsync()).ShouldBe(new MemberCountAnswer(null, "N-off"));
        (await house.UrlsAsync()).ShouldBeEmpty();
        house.Mock.LogEntries.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task N1_another_organisations_deployment_is_not_there(DataProvider engine)
    {
        await using var house = await MembersHouse.StartAsync(engine);
        house.Page(0, ["Active"]);
        (await house.AskAsync()).Code.ShouldBe("N-no-address");
        await house.LaunchAsync(house.Service);

        (await house.Counts.AskAsync("quay", await house.Tool.IdOfAsync("client-a"), "1")).Code.ShouldBe("N-off");
        (await house.Counts.AskAsync("green", await house.Tool.IdOfAsync("client-q"), "1")).Code.ShouldBe("N-off");
        (await house.Counts.AskAsync("green", await house.Tool.IdOfAsync("client-a"), "9")).Code.ShouldBe("N-off");
        (await house.Counts.AskAsync("green", await house.Tool.IdOfAsync("client-a"), "2")).Code.ShouldBe("N-no-address");
        house.Mock.LogEntries.ShouldBeEmpty();
        (await house.AskAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task N2_rlid_role_and_limit_join_the_platforms_own_query_on_the_first_page_only()
    {
        await using var house = await MembersHouse.StartAsync(DataProvider.Sqlite);
        house.Page(0, ["Active"], next: $"<{house.Service}?page=1>; rel=\"next\"");
        house.Page(1, ["Active"]);
        var pages = house.Tool.Services.GetRequiredService<MembershipPages>();

        var query = new MembershipQuery(Limit: 7, ResourceLink: "link-1&2", Role: "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner");
        (await pages.CountAsync(await house.Tool.ClientAsync("client-a"), "1", new Uri(house.Service + "?course=4"), query, CancellationToken.None)).ShouldBe((2, null));

        house.Asked[0].Url.ShouldEndWith("/members?course=4&rlid=link-1%262&role=http%3A%2F%2Fpurl.imsglobal.org%2Fvocab%2Flis%2Fv2%2Fmembership%23Learner&limit=7");
        house.Asked[1].Url.ShouldEndWith("/members?page=1");
    }

    [Theory]
    [InlineData("""["1.0","2.0"]""", true)]
    [InlineData("""["2.0"]""", true)]
    [InlineData("""["1.0"]""", true)]
    [InlineData(null, true)]
    [InlineData("""["3.0"]""", false)]
    [InlineData("[]", false)]
    public async Task N2_the_claim_may_list_versions(string? versions, bool kept)
    {
        await using var house = await MembersHouse.StartAsync(DataProvider.Sqlite);
        await house.LaunchAsync(house.Service, versions);

        (await house.UrlsAsync()).Count.ShouldBe(kept ? 1 : 0);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(406)]
    [InlineData(415)]
    public async Task N2_a_platform_that_knows_only_the_older_service_is_asked_in_its_way(int status)
    {
        await using var house = await MembersHouse.StartAsync(DataProvider.Sqlite);
        house.Mock.Given(Request.Create().WithPath("/members").WithHeader("Accept", Version2)).RespondWith(Response.Create().WithStatusCode(status));
        house.Mock.Given(Request.Create().WithPath("/members").WithHeader("Accept", Version1).WithParam("limit"))
            .RespondWith(Response.Create().WithHeader("Content-Type", Version1).WithBody(Older("""{"status":"liss:Active"},{"status":"http://purl.imsglobal.org/vocab/lis/v2/status#Active"},{"status":"liss:Inactive"}""", $"{house.Service}?p=2")));
        house.Mock.Given(Request.Create().WithPath("/members").WithHeader("Accept", Version1).WithParam("p")).RespondWith(Response.Create().WithBody(Older("{}", null)));
        await house.LaunchAsync(house.Service, """["1.0"]""");

        (await house.AskAsync()).ShouldBe(new MemberCountAnswer(3, "ok"));
    }

    [Fact]
    public async Task N1_pages_that_go_round_or_never_end_are_left()
    {
        await using var house = await MembersHouse.StartAsync(DataProvider.Sqlite);
        house.Page(0, ["Active"], next: $"<{house.Service}?page=1>; rel=\"next\"");
        house.Page(1, ["Active"], next: $"<{house.Service}?page=1>; rel=\"next\"");
        await house.LaunchAsync(house.Service);

        (await house.AskAsync()).ShouldBe(new MemberCountAnswer(null, "N1-endless"));
    }

    [Theory]
    [InlineData("not json", 200, "N1-unreadable")]
    [InlineData("""{"members":7}""", 200, "N1-unreadable")]
    [InlineData("""{"pageOf":[]}""", 200, "N1-unreadable")]
    [InlineData("", 404, "N1-404")]
    [InlineData("", 401, "N1-401")]
    [InlineData("", 500, "N1-500")]
    public async Task N1_what_went_wrong_is_said_by_a_code(string body, int status, string code)
    {
        await using var house = await MembersHouse.StartAsync(DataProvider.Sqlite);
        house.Mock.Given(Request.Create().WithPath("/members")).RespondWith(Response.Create().WithStatusCode(status).WithBody(body));
        await house.LaunchAsync(house.Service);

        (await house.AskAsync()).ShouldBe(new MemberCountAnswer(null, code));
    }

    [Fact]
    public async Task L17_a_membership_address_or_a_next_page_at_another_host_is_not_called()
    {
        await using var house = await MembersHouse.StartAsync(DataProvider.Sqlite);
        await house.LaunchAsync(house.Tool.B.Address + "/members");
        (await house.UrlsAsync()).ShouldBeEmpty();
        var elsewhere = new PretendServices(house.Tool, house.Tool.B, "client-b");
        house.Page(0, ["Active"], next: $"<{house.Tool.B.Address}/members>; rel=\"next\"");
        await house.LaunchAsync(house.Service);

        (await house.AskAsync()).ShouldBe(new MemberCountAnswer(null, "L17-foreign-address"));
        elsewhere.Requests.ShouldBeEmpty();
    }

    private static string Older(string members, string? next) => new JsonObject
    {
        ["@type"] = "Page",
        ["nextPage"] = next,
        ["pageOf"] = new JsonObject { ["@type"] = "LISMembershipContainer", ["membershipSubject"] = new JsonObject { ["membership"] = JsonNode.Parse($"[{members}]") } },
    }.ToJsonString();
}

/// <summary>A tool whose organisation "green" wants members counted, and a platform whose membership service is a WireMock.</summary>
internal sealed class MembersHouse(ToolUnderTest tool, WireMockServer mock) : IAsyncDisposable
{
    public ToolUnderTest Tool { get; } = tool;

    public WireMockServer Mock { get; } = mock;

    public string Service => Address(Mock) + "/members";

    public MemberCount Counts => Tool.Services.GetRequiredService<MemberCount>();

    public List<WireMock.IRequestMessage> Asked => [.. Mock.LogEntries.Select(entry => entry.RequestMessage!).Where(request => request.Path == "/members")];

    public List<string> TokenScopes => [.. Mock.LogEntries.Select(entry => entry.RequestMessage!).Where(request => request.Path == "/token").Select(request => Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(request.Body)["scope"].ToString())];

    public static async Task<MembersHouse> StartAsync(DataProvider engine, bool on = true)
    {
        var mock = WireMockServer.Start();
        mock.Given(Request.Create().WithPath("/token").UsingPost()).RespondWith(Response.Create().WithBody("""{"access_token":"member-token","token_type":"Bearer","expires_in":3600}"""));
        return new MembersHouse(await ToolUnderTest.StartAsync(engine, settings: [new("Lti:Registrations:0:TokenEndpoint", Address(mock) + "/token"), new("Lti:Registrations:0:Members", on ? "true" : "false")]), mock);
    }

    // By number: the outbound guard lets these tests call that host and no other.
    private static string Address(WireMockServer mock) => $"http://127.0.0.1:{mock.Port}";

    public void Page(int number, string?[] statuses, string? next = null)
    {
        var members = new JsonArray([.. statuses.Select((status, i) =>
        {
            var member = new JsonObject { ["user_id"] = $"member-planted-{i}", ["name"] = "Kees-planted", ["email"] = "kees-planted@lms.example", ["roles"] = new JsonArray("Learner") };
            if (status is not null) member["status"] = status;
            return member;
        })]);
        var request = Request.Create().WithPath("/members").UsingGet();
        if (number > 0) request = request.WithParam("page", number.ToString(CultureInfo.InvariantCulture));
        else request = request.WithParam("page", WireMock.Matchers.MatchBehaviour.RejectOnMatch);
        var response = Response.Create().WithHeader("Content-Type", "application/vnd.ims.lti-nrps.v2.membershipcontainer+json").WithBody(new JsonObject { ["id"] = Service, ["context"] = new JsonObject { ["id"] = "c" }, ["members"] = members }.ToJsonString());
        Mock.Given(request).RespondWith(next is null ? response : response.WithHeader("Link", next));
    }

    public async Task LaunchAsync(string address, string? versions = """["1.0","2.0"]""")
    {
        var begun = await Tool.BeginAsync();
        using var answer = await begun.PostAsync(begun.Token(change: claims =>
        {
            var claim = new JsonObject { ["context_memberships_url"] = address };
            if (versions is not null) claim["service_versions"] = JsonNode.Parse(versions);
            claims[LaunchMembers.Name] = claim;
        }));
        (await answer.Content.ReadAsStringAsync()).ShouldBe("launched");
    }

    public async Task<MemberCountAnswer> AskAsync() => await Counts.AskAsync("green", await Tool.IdOfAsync("client-a"), "1");

    public async Task<List<string>> UrlsAsync()
    {
        await using var db = await Tool.Services.GetRequiredService<IDbContextFactory<LtiDb>>().CreateDbContextAsync();
        return await db.Deployments.Where(row => row.MembersUrl != null).Select(row => row.MembersUrl!).ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Mock.Stop();
        Mock.Dispose();
        await Tool.DisposeAsync();
    }
}
