using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.SampleLms;

/// <summary>Service tokens: what the platform accepts and refuses (lti.md T1 to T4).</summary>
public sealed class TokenTests(SharedTool shared) : IClassFixture<SharedTool>
{
    private readonly PretendTool _tool = shared.Tool;

    [Fact]
    public async Task T1_a_signed_assertion_gets_a_token_for_the_granted_scopes()
    {
        var answer = await _tool.AskTokenAsync(PretendTool.Sign(_tool.Assertion(), _tool.Key), $"{PretendTool.Ags}score https://elsewhere.example/scope");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var token = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        token["token_type"]!.GetValue<string>().ShouldBe("Bearer");
        token["expires_in"]!.GetValue<int>().ShouldBe(3600);
        token["scope"]!.GetValue<string>().ShouldBe(PretendTool.Ags + "score");
    }

    [Fact]
    public async Task T1_an_audience_in_a_list_and_an_assertion_without_deployment_do_as_well()
    {
        var assertion = _tool.Assertion(("aud", new JsonArray("https://elsewhere.example/", _tool.Lms.Address + "/lti/token")), (PretendTool.Lti + "deployment_id", null));

        (await _tool.AskTokenAsync(PretendTool.Sign(assertion, _tool.Key), PretendTool.Ags + "score")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("iss", "stranger")]
    [InlineData("sub", "stranger")]
    [InlineData("sub", null)]
    [InlineData("aud", "https://elsewhere.example/token")]
    [InlineData("aud", null)]
    [InlineData("jti", null)]
    [InlineData("iat", null)]
    [InlineData("exp", null)]
    [InlineData("exp", "soon")]
    [InlineData(PretendTool.Lti + "deployment_id", "9")]
    public async Task T1_a_wrong_claim_is_refused_with_words(string claim, string? value) =>
        await RefusedAsync(PretendTool.Sign(_tool.Assertion((claim, value is null ? null : JsonValue.Create(value))), _tool.Key));

    [Fact]
    public async Task T2_an_iat_even_some_seconds_ahead_is_refused()
    {
        await RefusedAsync(PretendTool.Sign(_tool.Assertion(("iat", PretendTool.Now + 5)), _tool.Key), "ahead");
        await RefusedAsync(PretendTool.Sign(_tool.Assertion(("exp", PretendTool.Now - 1)), _tool.Key), "expired");
        await RefusedAsync(PretendTool.Sign(_tool.Assertion(("exp", PretendTool.Now + 7200)), _tool.Key), "hour");
    }

    [Fact]
    public async Task T1_a_wrong_key_kid_or_algorithm_is_refused()
    {
        await RefusedAsync(PretendTool.Sign(_tool.Assertion(), PretendTool.Stranger), "signature");
        await RefusedAsync(PretendTool.Sign(_tool.Assertion(), _tool.Key, kid: null), "kid");
        await RefusedAsync(PretendTool.Sign(_tool.Assertion(), _tool.Key, kid: "t-9"), "t-9");
        await RefusedAsync(PretendTool.Sign(_tool.Assertion(), _tool.Key, alg: "HS256"), "RS256");
        await RefusedAsync("no.token");
    }

    [Fact]
    public async Task T1_a_jti_is_taken_once()
    {
        var assertion = PretendTool.Sign(_tool.Assertion(), _tool.Key);

        (await _tool.AskTokenAsync(assertion, PretendTool.Ags + "score")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await RefusedAsync(assertion, "jti");
    }

    [Theory]
    [InlineData("password", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer", PretendTool.Ags + "score", "unsupported_grant_type")]
    [InlineData("client_credentials", "secret", PretendTool.Ags + "score", "invalid_request")]
    [InlineData("client_credentials", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer", "openid", "invalid_scope")]
    public async Task A_request_of_another_kind_is_refused(string grant, string type, string scope, string error)
    {
        var answer = await _tool.AskTokenAsync(PretendTool.Sign(_tool.Assertion(), _tool.Key), scope, grant, type);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error"]!.GetValue<string>().ShouldBe(error);
    }

    [Fact]
    public async Task A_scope_that_the_administrator_took_away_is_not_given()
    {
        var token = await _tool.TokenAsync(PretendTool.MembersScope);
        await GrantAsync(PretendTool.Ags + "score");

        var answer = await _tool.AskTokenAsync(PretendTool.Sign(_tool.Assertion(), _tool.Key), PretendTool.MembersScope);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await _tool.CallAsync(HttpMethod.Get, "/lti/services/groenrijk-3/memberships?type_id=1", token, "application/vnd.ims.lti-nrps.v2.membershipcontainer+json")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await _tool.LaunchAsync("kees", "/courses/3")).ContainsKey("https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice").ShouldBeFalse();
        await GrantAsync(PretendTool.Ags + "score", PretendTool.MembersScope);
    }

    [Fact]
    public async Task A_tool_that_is_switched_off_gets_no_token_and_no_launch()
    {
        await _tool.Lms.PickAsync("kees");
        var login = await _tool.FrameAsync("/courses/3");
        await _tool.Lms.Browser.PostAsync("/manage/tools/groenrijk-lms?handler=switch", new FormUrlEncodedContent([new("active", "off")]));

        await RefusedAsync(PretendTool.Sign(_tool.Assertion(), _tool.Key), "switched on");
        LmsUnderTest.FieldsOf(await _tool.Lms.Browser.GetStringAsync(_tool.QuestionFor(login)))["error"].ShouldBe("unauthorized_client");
        await _tool.Lms.Browser.PostAsync("/manage/tools/groenrijk-lms?handler=switch", new FormUrlEncodedContent([new("active", "on")]));
    }

    private Task<HttpResponseMessage> GrantAsync(params string[] scopes) =>
        _tool.Lms.Browser.PostAsync("/manage/tools/groenrijk-lms?handler=scopes", new FormUrlEncodedContent(scopes.Select(scope => KeyValuePair.Create("scope", scope))));

    private async Task RefusedAsync(string assertion, string words = "")
    {
        var answer = await _tool.AskTokenAsync(assertion, PretendTool.Ags + "score");
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var said = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        said["error"]!.GetValue<string>().ShouldBe("invalid_client");
        said["error_description"]!.GetValue<string>().ShouldContain(words);
    }
}
