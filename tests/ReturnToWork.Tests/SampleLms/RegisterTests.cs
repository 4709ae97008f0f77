using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.SampleLms;

/// <summary>A tool registers itself (lti.md R1 to R6), seen from the platform's side.</summary>
public sealed class RegisterTests(SharedTool shared) : IClassFixture<SharedTool>
{
    private const string Block = "https://purl.imsglobal.org/spec/lti-tool-configuration";
    private readonly PretendTool _tool = shared.Tool;

    [Fact]
    public async Task R1_the_tool_gets_the_address_of_the_configuration_and_a_token()
    {
        var frame = await BeginAsync();

        frame.GetLeftPart(UriPartial.Path).ShouldBe(_tool.Address + "/lti/register/abc");
        var asked = QueryHelpers.ParseQuery(frame.Query);
        asked["x"].ToString().ShouldBe("1");
        asked["registration_token"].ToString().ShouldNotBeEmpty();
        var configuration = JsonNode.Parse(await _tool.Lms.Browser.GetStringAsync(asked["openid_configuration"].ToString()))!;
        configuration["issuer"]!.GetValue<string>().ShouldBe(_tool.Lms.Address);
        configuration["registration_endpoint"]!.GetValue<string>().ShouldBe(_tool.Lms.Address + "/lti/registrations");
        configuration["id_token_signing_alg_values_supported"]!.ToJsonString().ShouldBe("[\"RS256\"]");
        configuration["https://purl.imsglobal.org/spec/lti-platform-configuration"]!["messages_supported"]!.ToJsonString().ShouldContain("LtiDeepLinkingRequest");
    }

    [Fact]
    public async Task R1_a_guarded_configuration_asks_for_the_token()
    {
        var asked = QueryHelpers.ParseQuery((await BeginAsync(("guarded", "on"))).Query);
        var address = asked["openid_configuration"].ToString();

        (await _tool.CallAsync(HttpMethod.Get, address, null)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await _tool.CallAsync(HttpMethod.Get, address, "other")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await _tool.CallAsync(HttpMethod.Get, address, asked["registration_token"])).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task R3_a_registered_tool_waits_until_it_is_switched_on_and_then_everything_works()
    {
        var answer = await RegisterAsync(await TokenOfNewPassAsync(), Document());
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        var said = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        var client = said["client_id"]!.GetValue<string>();
        var deployment = said[Block]!["deployment_id"]!.GetValue<string>();
        deployment.ShouldNotBeEmpty();
        said["scope"]!.GetValue<string>().ShouldBe(PretendTool.Ags + "score");

        WebUtility.HtmlDecode(await _tool.Lms.Browser.GetStringAsync("/manage")).ShouldContain("wacht op jou");
        await _tool.Lms.PickAsync("mirjam");
        (await _tool.Lms.Browser.GetAsync($"/courses/add/choose?tool={client}")).Headers.Location!.OriginalString.ShouldBe("/courses/add");
        await _tool.Lms.Browser.PostAsync($"/manage/tools/{client}?handler=switch", new FormUrlEncodedContent([new("active", "on")]));

        var claims = await _tool.LaunchAsync("mirjam", $"/courses/add/choose?tool={client}");
        claims["aud"]!.GetValue<string>().ShouldBe(client);
        claims[PretendTool.Lti + "deployment_id"]!.GetValue<string>().ShouldBe(deployment);
        claims[PretendTool.Lti + "custom"]!["from"]!.GetValue<string>().ShouldBe("registration");
        var token = await _tool.AskTokenAsync(PretendTool.Sign(_tool.Assertion(("iss", client), ("sub", client), (PretendTool.Lti + "deployment_id", deployment)), _tool.Key), $"{PretendTool.Ags}score {PretendTool.Ags}lineitem");
        JsonNode.Parse(await token.Content.ReadAsStringAsync())!["scope"]!.GetValue<string>().ShouldBe(PretendTool.Ags + "score");
    }

    [Fact]
    public async Task R5_a_registration_token_works_once_and_only_when_it_is_there()
    {
        var token = await TokenOfNewPassAsync();

        (await RegisterAsync(null, Document())).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await RegisterAsync("made-up", Document())).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await RegisterAsync(token, Changed(Document(), "client_name", null))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await RegisterAsync(token, Document())).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await RegisterAsync(token, Document())).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("application_type", "\"native\"")]
    [InlineData("application_type", null)]
    [InlineData("grant_types", "[\"implicit\"]")]
    [InlineData("grant_types", "\"implicit client_credentials\"")]
    [InlineData("response_types", "[\"code\"]")]
    [InlineData("redirect_uris", "[]")]
    [InlineData("redirect_uris", "[\"http://elsewhere.example/launch\"]")]
    [InlineData("initiate_login_uri", "\"javascript:alert(1)\"")]
    [InlineData("jwks_uri", null)]
    [InlineData("client_name", "\" \"")]
    [InlineData("token_endpoint_auth_method", "\"client_secret_basic\"")]
    [InlineData("scope", "[\"openid\"]")]
    [InlineData(Block, null)]
    [InlineData(Block + " domain", null)]
    [InlineData(Block + " domain", "\"elsewhere.example\"")]
    [InlineData(Block + " target_link_uri", "\"https://elsewhere.example/\"")]
    [InlineData(Block + " claims", null)]
    [InlineData(Block + " messages", null)]
    [InlineData(Block + " messages", "[{}]")]
    [InlineData(Block + " messages", "[{\"type\":\"LtiDeepLinkingRequest\",\"target_link_uri\":\"https://elsewhere.example/\"}]")]
    [InlineData(Block + " custom_parameters", "{\"a\":1}")]
    public async Task R3_a_wrong_field_is_refused_with_words(string field, string? json)
    {
        var document = Document();
        var names = field.Split(' ');
        Changed(names.Length == 2 ? document[Block]!.AsObject() : document, names[^1], json is null ? null : JsonNode.Parse(json));

        var answer = await RegisterAsync(await TokenOfNewPassAsync(), document);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var said = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        said["error"]!.GetValue<string>().ShouldBe(field == "redirect_uris" ? "invalid_redirect_uri" : "invalid_client_metadata");
        said["error_description"]!.GetValue<string>().ToLowerInvariant().ShouldContain(names[^1] == Block ? "block" : names[^1].Split('_')[0].TrimEnd('s'));
    }

    [Fact]
    public async Task R5_a_registration_is_read_and_changed_with_a_pass_for_that_tool()
    {
        var first = JsonNode.Parse(await (await RegisterAsync(await TokenOfNewPassAsync(), Document())).Content.ReadAsStringAsync())!;
        var client = first["client_id"]!.GetValue<string>();
        var token = QueryHelpers.ParseQuery((await BeginAsync(("tool", client))).Query)["registration_token"].ToString();

        var read = JsonNode.Parse(await (await _tool.CallAsync(HttpMethod.Get, "/lti/registrations", token)).Content.ReadAsStringAsync())!;
        (read["client_id"]!.GetValue<string>(), read["client_name"]!.GetValue<string>()).ShouldBe((client, "Een programma"));
        var changed = await _tool.CallAsync(HttpMethod.Put, "/lti/registrations", token, body: Changed(Document(), "client_name", "Nieuwe naam"), type: "application/json");

        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        var said = JsonNode.Parse(await changed.Content.ReadAsStringAsync())!;
        (said["client_id"]!.GetValue<string>(), said[Block]!["deployment_id"]!.GetValue<string>()).ShouldBe((client, first[Block]!["deployment_id"]!.GetValue<string>()));
        (await _tool.Lms.Browser.GetStringAsync($"/manage/tools/{client}")).ShouldContain("Nieuwe naam");
        (await _tool.CallAsync(HttpMethod.Put, "/lti/registrations", token, body: Document(), type: "application/json")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_token_that_came_with_the_registration_reads_and_changes_that_one_only()
    {
        var said = JsonNode.Parse(await (await RegisterAsync(await TokenOfNewPassAsync(), Document())).Content.ReadAsStringAsync())!;
        var access = said["registration_access_token"]!.GetValue<string>();
        var address = said["registration_client_uri"]!.GetValue<string>();

        (await _tool.CallAsync(HttpMethod.Get, address, access)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _tool.CallAsync(HttpMethod.Put, address, access, body: Document(), type: "application/json")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _tool.CallAsync(HttpMethod.Put, address, access, body: Changed(Document(), "client_id", "dekade-lms"), type: "application/json")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await _tool.CallAsync(HttpMethod.Get, "/lti/registrations?client_id=dekade-lms", access)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await RegisterAsync(access, Document())).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_registered_tool_and_its_deployments_are_there_after_a_restart_and_can_be_removed()
    {
        var client = JsonNode.Parse(await (await RegisterAsync(await TokenOfNewPassAsync(), Document())).Content.ReadAsStringAsync())!["client_id"]!.GetValue<string>();
        await _tool.Lms.Browser.PostAsync($"/manage/tools/{client}?handler=deployment", new FormUrlEncodedContent([]));
        await _tool.RestartPlatformAsync();

        (await _tool.Lms.Browser.GetStringAsync($"/manage/tools/{client}")).ShouldMatch(@"(\d+), \1-2<");
        await _tool.Lms.Browser.PostAsync($"/manage/tools/{client}?handler=remove", null);
        (await _tool.Lms.Browser.GetAsync($"/manage/tools/{client}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await _tool.Lms.Browser.PostAsync("/manage/tools/dekade-lms?handler=remove", null);
        (await _tool.Lms.Browser.GetAsync("/manage/tools/dekade-lms")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://elsewhere.example/register")]
    [InlineData("")]
    public async Task A_link_that_is_no_safe_address_is_refused(string link)
    {
        var answer = await _tool.Lms.Browser.PostAsync("/manage?handler=register", new FormUrlEncodedContent([new("link", link), new("organisation", "groenrijk")]));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("role=\"alert\"");
    }

    private async Task<Uri> BeginAsync(params (string Name, string Value)[] more)
    {
        var form = new FormUrlEncodedContent([new("link", _tool.Address + "/lti/register/abc?x=1"), new("organisation", "groenrijk"), .. more.Select(one => KeyValuePair.Create(one.Name, one.Value))]);
        var page = (await _tool.Lms.Browser.PostAsync("/manage?handler=register", form)).Headers.Location!.OriginalString;
        page.ShouldStartWith("/manage/register/");
        var answer = await _tool.Lms.Browser.GetAsync(page);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain($"frame-src 'self' {_tool.Address};");
        return new Uri(WebUtility.HtmlDecode(Regex.Match(await answer.Content.ReadAsStringAsync(), "<iframe[^>]* src=\"([^\"]*)\"").Groups[1].Value));
    }

    private async Task<string> TokenOfNewPassAsync() => QueryHelpers.ParseQuery((await BeginAsync()).Query)["registration_token"].ToString();

    private Task<HttpResponseMessage> RegisterAsync(string? token, JsonObject document) => _tool.CallAsync(HttpMethod.Post, "/lti/registrations", token, body: document, type: "application/json");

    private static JsonObject Changed(JsonObject json, string name, JsonNode? value) => PretendTool.Changed(json, [(name, value)]);

    private JsonObject Document() => new()
    {
        ["application_type"] = "web",
        ["grant_types"] = new JsonArray("client_credentials", "implicit"),
        ["response_types"] = new JsonArray("id_token"),
        ["redirect_uris"] = new JsonArray(_tool.Address + "/lti/launch"),
        ["initiate_login_uri"] = _tool.Address + "/lti/login",
        ["jwks_uri"] = _tool.Address + "/.well-known/jwks.json",
        ["client_name"] = "Een programma",
        ["token_endpoint_auth_method"] = "private_key_jwt",
        ["scope"] = $"openid {PretendTool.Ags}score",
        [Block] = new JsonObject
        {
            ["domain"] = new Uri(_tool.Address).Authority,
            ["target_link_uri"] = _tool.Address + "/mijn",
            ["claims"] = new JsonArray("iss", "sub"),
            ["custom_parameters"] = new JsonObject { ["from"] = "registration" },
            ["messages"] = new JsonArray(new JsonObject { ["type"] = "LtiResourceLinkRequest" }, new JsonObject { ["type"] = "LtiDeepLinkingRequest", ["target_link_uri"] = _tool.Address + "/lti/pick" }),
        },
    };
}
