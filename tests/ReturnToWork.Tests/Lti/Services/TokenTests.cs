using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Lti;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lti.Services;

/// <summary>Service tokens over real HTTP: what we say, how long a token serves, and where it never goes.</summary>
public sealed class TokenTests
{
    private const string DeploymentClaim = "https://purl.imsglobal.org/spec/lti/claim/deployment_id";
    private static readonly string[] Score = [Scopes.Score];

    [Fact]
    public async Task T1_the_assertion_says_who_we_are_for_this_endpoint_and_deployment_once()
    {
        await using var tool = await ToolUnderTest.StartAsync();
        var platform = new PretendServices(tool);

        (await tool.TokenAsync("client-a", "1", Score)).Token.ShouldNotBeNull();
        (await tool.TokenAsync("client-a", "2", Score)).Token.ShouldNotBeNull();

        var asked = platform.Requests.First();
        (asked.Method, asked.Path, asked.Type).ShouldBe(("POST", "/token", "application/x-www-form-urlencoded"));
        var (first, second) = (platform.Assertions.First(), platform.Assertions.Last());
        (first.Alg, first.Issuer, first.Subject).ShouldBe(("RS256", "client-a", "client-a"));
        first.Kid.ShouldBe(await tool.KidThatSignsAsync("client-a"));
        first.Audiences.ShouldBe([tool.A.Address + "/token"]);
        first.GetClaim(DeploymentClaim).Value.ShouldBe("1");
        second.GetClaim(DeploymentClaim).Value.ShouldBe("2");
        (first.ValidTo - first.IssuedAt).ShouldBeInRange(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(300));
        first.Id.ShouldNotBe(second.Id);
    }

    [Fact]
    public async Task T1_the_audience_is_the_platforms_word_where_it_has_one()
    {
        await using var tool = await ToolUnderTest.StartAsync(settings: [new("Lti:Registrations:0:TokenAudience", "https://api.brightspace.com/auth/token")]);
        var platform = new PretendServices(tool);

        (await tool.TokenAsync("client-a", "1", Score)).Token.ShouldNotBeNull();

        platform.Assertions.Single().Audiences.ShouldBe(["https://api.brightspace.com/auth/token"]);
    }

    [Fact]
    public async Task T2_the_assertion_was_issued_half_a_minute_to_a_minute_ago()
    {
        await using var tool = await ToolUnderTest.StartAsync();
        var platform = new PretendServices(tool);

        await tool.TokenAsync("client-a", "1", Score);

        (tool.Clock.GetUtcNow().UtcDateTime - platform.Assertions.Single().IssuedAt).ShouldBeInRange(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60));
        (platform.Assertions.Single().ValidTo - tool.Clock.GetUtcNow().UtcDateTime).ShouldBeGreaterThan(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task T3_a_token_serves_its_client_deployment_and_scopes_until_shortly_before_it_ends()
    {
        await using var tool = await ToolUnderTest.StartAsync();
        var platform = new PretendServices(tool);
        var first = await tool.TokenAsync("client-a", "1", Score);

        (await tool.TokenAsync("client-a", "1", Score)).ShouldBe(first);
        var others = new[] { await tool.TokenAsync("client-a", "2", Score), await tool.TokenAsync("client-a", "1", [Scopes.Members]), await tool.TokenAsync("client-a", "1", [Scopes.Score, Scopes.Members]) };

        others.Append(first).Select(answer => answer.Token).Distinct().Count().ShouldBe(4);
        tool.Clock.Advance(TimeSpan.FromSeconds(3600 - 70));
        (await tool.TokenAsync("client-a", "1", Score)).ShouldBe(first);
        tool.Clock.Advance(TimeSpan.FromSeconds(20));
        (await tool.TokenAsync("client-a", "1", Score)).ShouldNotBe(first);
        platform.At("/token").Count().ShouldBe(5);
    }

    [Fact]
    public async Task T3_however_many_ask_at_once_the_platform_is_asked_once()
    {
        await using var tool = await ToolUnderTest.StartAsync();
        var platform = new PretendServices(tool);

        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => tool.TokenAsync("client-a", "1", Score)));

        answers.Distinct().ShouldHaveSingleItem().Token.ShouldNotBeNull();
        platform.At("/token").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task T3_a_refused_token_is_dropped_and_renewed_once()
    {
        await using var tool = await ToolUnderTest.StartAsync();
        var platform = new PretendServices(tool);
        await tool.CallAsync("client-a", "/course/7/lineitems");
        platform.ForgetTokens();

        (await tool.CallAsync("client-a", "/course/7/lineitems")).Status.ShouldBe(200);
        platform.At("/token").Count().ShouldBe(2);

        platform.Instead = (http, came) => Answer(http, came.Path != "/token", 401);
        (await tool.CallAsync("client-a", "/course/7/lineitems")).Status.ShouldBe(401);
        platform.At("/token").Count().ShouldBe(3);
        platform.At("/lineitems").Count().ShouldBe(5);
    }

    [Fact]
    public async Task T3_a_subset_that_lacks_what_we_need_is_no_token_and_what_was_not_offered_is_not_asked()
    {
        await using var tool = await ToolUnderTest.StartAsync();
        var platform = new PretendServices(tool) { Grant = asked => asked.Replace(Scopes.Score, "", StringComparison.Ordinal).Trim() };

        (await tool.TokenAsync("client-a", "1", [Scopes.Score, Scopes.Members])).No!.Code.ShouldBe("T3-scope-not-granted");
        (await tool.TokenAsync("client-a", "1", [Scopes.Members])).Token.ShouldNotBeNull();
        platform.Grant = _ => null;
        (await tool.TokenAsync("client-a", "1", Score)).Token.ShouldNotBeNull("no scope in the reply means all (RFC 6749 5.1)");

        var asked = platform.At("/token").Count();
        var narrow = (await tool.ClientAsync("client-a")) with { Scopes = [Scopes.Members] };
        (await tool.Services.GetRequiredService<ServiceTokens>().GetAsync(narrow, "1", Score, CancellationToken.None)).No!.Code.ShouldBe("T3-scope-not-granted");
        platform.At("/token").Count().ShouldBe(asked);
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("bearer")]
    [InlineData("BEARER")]
    public async Task T4_the_reply_is_read_as_JSON_whatever_it_calls_itself(string tokenType)
    {
        await using var tool = await ToolUnderTest.StartAsync();
        _ = new PretendServices(tool) { IsMoodle = true, TokenType = tokenType };

        (await tool.TokenAsync("client-a", "1", Score)).Token.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("""{"access_token":"t","token_type":"mac","expires_in":60}""", 200, "T4-no-token-in-reply")]
    [InlineData("""{"token_type":"bearer","expires_in":60}""", 200, "T4-no-token-in-reply")]
    [InlineData("""{"access_token":"two words","token_type":"bearer"}""", 200, "T4-no-token-in-reply")]
    [InlineData("<html>", 200, "T4-no-token-in-reply")]
    [InlineData("""{"error":"invalid_client","error_description":"kees@example.org"}""", 400, "T1-invalid_client")]
    [InlineData("""{"error":"kees@example.org"}""", 400, "T1-error")]
    [InlineData("<html>", 403, "T1-403")]
    [InlineData("", 503, "T1-503")]
    public async Task T1_a_reply_without_a_token_is_refused_by_a_code_of_ours(string body, int status, string code)
    {
        await using var tool = await ToolUnderTest.StartAsync();
        _ = new PretendServices(tool)
        {
            Instead = async (http, _) =>
            {
                http.Response.StatusCode = status;
                http.Response.Headers.RetryAfter = "120";
                await http.Response.WriteAsync(body);
                return true;
            },
        };

        var (token, no) = await tool.TokenAsync("client-a", "1", Score);

        token.ShouldBeNull();
        (no!.Code, no.Again, no.After).ShouldBe((code, true, TimeSpan.FromSeconds(120)));
    }

    [Fact]
    public async Task T1_a_token_endpoint_that_redirects_or_is_not_there_gives_no_token()
    {
        await using var tool = await ToolUnderTest.StartAsync();
        var platform = new PretendServices(tool)
        {
            Instead = (http, _) =>
            {
                http.Response.Redirect("/token");
                return Task.FromResult(true);
            },
        };

        (await tool.TokenAsync("client-a", "1", Score)).No!.Code.ShouldBe("L06-redirects");
        platform.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task L17_a_token_goes_to_the_platforms_own_addresses_and_to_its_approved_sites()
    {
        await using var tool = await ToolUnderTest.StartAsync(settings: [new("Lti:Registrations:0:Sites:0", "https://school.example")]);
        var (a, b) = (new PretendServices(tool), new PretendServices(tool, tool.B, "client-b"));
        var calls = tool.Services.GetRequiredService<ServiceCalls>();
        var client = await tool.ClientAsync("client-a");

        foreach (var address in new[] { tool.B.Address + "/course/7/lineitems", tool.A.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal) + "/course/7/lineitems", tool.A.Address.Replace("http://", "https://", StringComparison.Ordinal) + "/x", tool.A.Address.Replace("http://", "http://me@", StringComparison.Ordinal) + "/x", "file:///etc/passwd" })
        {
            (await calls.SendAsync(client, "1", [Scopes.LineItem], HttpMethod.Get, new Uri(address), null, null, CancellationToken.None)).No!.Code.ShouldBe("L17-foreign-address", address);
        }

        a.Requests.ShouldBeEmpty();
        b.Requests.ShouldBeEmpty();

        ServiceOrigins.Has(client, new Uri("https://school.example/api/lti/courses/7/line_items")).ShouldBeTrue("a site that an administrator approved");
        ServiceOrigins.Has(await tool.ClientAsync("client-b"), new Uri("https://school.example/api/lti/courses/7/line_items")).ShouldBeFalse();
    }

    private static async Task<bool> Answer(HttpContext http, bool instead, int status)
    {
        if (instead) await PretendServices.Status(http, status);
        return instead;
    }
}

/// <summary>Asks the tool's own services directly: nothing of a token is to be seen from outside.</summary>
internal static class ServicesOfTool
{
    public static async Task<TokenAnswer> TokenAsync(this ToolUnderTest tool, string clientId, string deployment, IReadOnlyList<string> scopes) =>
        await tool.Services.GetRequiredService<ServiceTokens>().GetAsync(await tool.ClientAsync(clientId), deployment, scopes, CancellationToken.None);

    public static async Task<ServiceAnswer> CallAsync(this ToolUnderTest tool, string clientId, string path) =>
        await tool.Services.GetRequiredService<ServiceCalls>().SendAsync(
            await tool.ClientAsync(clientId), "1", [Scopes.LineItem], HttpMethod.Get, new Uri(tool.A.Address + path), "application/vnd.ims.lis.v2.lineitemcontainer+json", null, CancellationToken.None);
}
