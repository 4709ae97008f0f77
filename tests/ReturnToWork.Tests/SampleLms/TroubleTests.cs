using System.Net;
using System.Text.Json.Nodes;
using global::SampleLms;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.SampleLms;

/// <summary>The platform misbehaves as it is told, as often as it is told, and is right again.</summary>
public sealed class TroubleTests(SharedTool shared) : IClassFixture<SharedTool>
{
    private const string Items = "/lti/services/groenrijk-3/lineitems?type_id=1";
    private const string Container = "application/vnd.ims.lis.v2.lineitemcontainer+json";
    private readonly PretendTool _tool = shared.Tool;

    public static TheoryData<string> Logins => [.. TroubleList.All.Where(trouble => trouble.Place == TroublePlace.Login).Select(trouble => trouble.Code)];

    public static TheoryData<string> Launches => [.. TroubleList.All.Where(trouble => trouble.Place == TroublePlace.Launch).Select(trouble => trouble.Code)];

    [Theory]
    [MemberData(nameof(Logins))]
    public async Task A_troubled_login_differs_once(string code)
    {
        await _tool.Lms.PickAsync("kees");
        var right = await _tool.FrameAsync("/courses/3");
        await StartAsync(code);

        (await _tool.FrameAsync("/courses/3")).ShouldNotBe(right);
        (await _tool.FrameAsync("/courses/3")).ShouldBe(right);
    }

    [Fact]
    public async Task L1_a_login_can_come_as_a_form()
    {
        await _tool.Lms.PickAsync("kees");
        var right = await _tool.FrameAsync("/courses/3");
        await StartAsync("login-post");

        var page = await _tool.Lms.Browser.GetStringAsync(await _tool.FrameAsync("/courses/3"));

        page.ShouldContain($"action=\"{_tool.Address}/lti/login\"");
        LmsUnderTest.FieldsOf(page).ShouldBe(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(right.Query).ToDictionary(one => one.Key, one => one.Value.ToString()), ignoreOrder: true);
        (await _tool.Lms.Browser.GetAsync("/lti/start/stranger")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [MemberData(nameof(Launches))]
    public async Task A_troubled_launch_differs_once(string code)
    {
        await _tool.Lms.PickAsync("kees");
        var question = _tool.QuestionFor(await _tool.FrameAsync("/courses/3"));
        var right = Shape(await FieldsAsync(question));
        await StartAsync(code);

        Shape(await FieldsAsync(question)).ShouldNotBe(right);
        Shape(await FieldsAsync(question)).ShouldBe(right);

        // Header and claims without what differs each time; the times only as how far they are from now, in steps of twenty seconds.
        string Shape(Dictionary<string, string> fields)
        {
            if (!fields.TryGetValue("id_token", out var token)) return string.Join(',', fields);
            var parts = token.Split('.');
            var claims = JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(parts[1]))!.AsObject();
            foreach (var name in new[] { "iat", "exp" })
            {
                if (claims[name] is { } time) claims[name] = (time.GetValue<long>() - PretendTool.Now + 10) / 20;
            }

            var byPlatform = _tool.Lms.Services.GetService(typeof(PlatformKeys)) is PlatformKeys keys
                && parts[2].Length > 0
                && keys.Current.Rsa.VerifyData(System.Text.Encoding.ASCII.GetBytes(parts[0] + "." + parts[1]), System.Buffers.Text.Base64Url.DecodeFromChars(parts[2]), System.Security.Cryptography.HashAlgorithmName.SHA256, System.Security.Cryptography.RSASignaturePadding.Pkcs1);
            return $"{fields.GetValueOrDefault("state")} {parts[0]} {claims.ToJsonString()} {byPlatform}";
        }
    }

    [Theory]
    [InlineData("keys-down", "/lti/jwks", 503)]
    [InlineData("keys-elsewhere", "/lti/jwks", 302)]
    [InlineData("token-401", "/lti/token", 401)]
    [InlineData("token-429", "/lti/token", 429)]
    [InlineData("token-500", "/lti/token", 500)]
    [InlineData("lineitems-404", Items, 404)]
    [InlineData("scores-409", "/lti/services/groenrijk-3/lineitems/1/lineitem/scores?type_id=1", 409)]
    [InlineData("scores-422", "/lti/services/groenrijk-3/lineitems/1/lineitem/scores?type_id=1", 422)]
    [InlineData("members-404", "/lti/services/groenrijk-3/memberships?type_id=1", 404)]
    [InlineData("configuration-500", "/lti/.well-known/openid-configuration", 500)]
    [InlineData("registration-400", "/lti/registrations", 400)]
    public async Task A_troubled_service_answers_wrongly_as_often_as_asked(string code, string address, int status)
    {
        await StartAsync(code, times: 2);

        for (var i = 0; i < 2; i++) ((int)(await CallAsync()).StatusCode).ShouldBe(status);
        ((int)(await CallAsync()).StatusCode).ShouldNotBe(status == 401 ? 0 : status);
        (await _tool.Lms.Browser.GetStringAsync("/manage/troubles")).ShouldNotContain("handler=stop");

        Task<HttpResponseMessage> CallAsync() => code[..3] is "tok" or "sco" or "reg" ? _tool.Lms.Browser.PostAsync(address, null) : _tool.Lms.Browser.GetAsync(address);
    }

    [Fact]
    public async Task Key_sets_can_be_huge_empty_or_a_web_page()
    {
        await StartAsync("keys-huge");
        (await _tool.Lms.Browser.GetStringAsync("/lti/jwks")).Length.ShouldBeGreaterThan(2_000_000);
        await StartAsync("keys-empty");
        (await _tool.Lms.Browser.GetStringAsync("/lti/jwks")).ShouldBe("{\"keys\":[]}");
        await StartAsync("keys-html");
        (await _tool.Lms.Browser.GetStringAsync("/lti/jwks")).ShouldStartWith("<html>");
    }

    [Fact]
    public async Task T4_a_token_can_say_that_it_is_a_web_page_and_hold_fewer_scopes()
    {
        await StartAsync("token-html");
        var answer = await AskAsync();
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["access_token"]!.GetValue<string>().ShouldNotBeEmpty();
        await StartAsync("token-fewer");
        JsonNode.Parse(await (await AskAsync()).Content.ReadAsStringAsync())!["scope"]!.GetValue<string>().ShouldBe(PretendTool.Ags + "score");
        await StartAsync("token-short");
        JsonNode.Parse(await (await AskAsync()).Content.ReadAsStringAsync())!["expires_in"]!.GetValue<int>().ShouldBe(5);

        Task<HttpResponseMessage> AskAsync() => _tool.AskTokenAsync(PretendTool.Sign(_tool.Assertion(), _tool.Key), $"{PretendTool.Ags}score {PretendTool.Ags}lineitem");
    }

    [Fact]
    public async Task G7_the_next_page_can_be_written_as_Moodle_does_or_never_end()
    {
        var token = await _tool.TokenAsync(PretendTool.Ags + "lineitem");
        await _tool.CallAsync(HttpMethod.Post, Items, token, body: new JsonObject { ["label"] = "Nog een", ["scoreMaximum"] = 1 }, type: "application/vnd.ims.lis.v2.lineitem+json");
        await StartAsync("lineitems-moodle-link");
        LinkOf(await _tool.CallAsync(HttpMethod.Get, Items + "&limit=1", token, Container)).ShouldBe($"<{_tool.Lms.Address}{Items}&amp;limit=1&amp;from=1>; rel=\u00e2\u0080\u009dnext\u00e2\u0080\u009d");

        await StartAsync("lineitems-endless", times: 0);
        LinkOf(await _tool.CallAsync(HttpMethod.Get, Items, token, Container)).ShouldContain("rel=\"next\"");
        LinkOf(await _tool.CallAsync(HttpMethod.Get, Items, token, Container)).ShouldContain("rel=\"next\"");
        await _tool.Lms.Browser.PostAsync("/manage/troubles?handler=stop", new FormUrlEncodedContent([new("code", "*")]));
        (await _tool.CallAsync(HttpMethod.Get, Items, token, Container)).Headers.Contains("Link").ShouldBeFalse();

        static string LinkOf(HttpResponseMessage answer) => answer.Headers.NonValidated["Link"].ToString();
    }

    [Theory]
    [InlineData("configuration-other-host", "https://elsewhere.example")]
    [InlineData("configuration-no-rs256", "ES256")]
    public async Task A_configuration_can_be_wrong(string code, string holds)
    {
        await StartAsync(code);

        (await _tool.Lms.Browser.GetStringAsync("/lti/.well-known/openid-configuration")).ShouldContain(holds);
        (await _tool.Lms.Browser.GetStringAsync("/lti/.well-known/openid-configuration")).ShouldNotContain(holds);
    }

    [Fact]
    public async Task An_unknown_trouble_is_refused()
    {
        (await _tool.Lms.Browser.PostAsync("/manage/troubles", new FormUrlEncodedContent([new("code", "other"), new("times", "1")]))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private async Task StartAsync(string code, int times = 1) =>
        (await _tool.Lms.Browser.PostAsync("/manage/troubles", new FormUrlEncodedContent([new("code", code), new("times", $"{times}")]))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

    private async Task<Dictionary<string, string>> FieldsAsync(string question) => LmsUnderTest.FieldsOf(await _tool.Lms.Browser.GetStringAsync(question));
}
