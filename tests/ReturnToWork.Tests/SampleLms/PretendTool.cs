using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using ReturnToWork.TestKit;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.SampleLms;

/// <summary>A tool that publishes its key and signs whatever it is told to; and a sample platform that knows it as its tool from the start.</summary>
internal sealed class PretendTool : IAsyncDisposable
{
    public const string Lti = "https://purl.imsglobal.org/spec/lti/claim/";
    public const string DeepLinking = "https://purl.imsglobal.org/spec/lti-dl/claim/";
    public const string Ags = "https://purl.imsglobal.org/spec/lti-ags/scope/";
    public const string MembersScope = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";

    private readonly WebApplication _app;
    private readonly TimeProvider? _clock;

    private PretendTool(WebApplication app, string address, TimeProvider? clock) => (_app, Address, _clock) = (app, address, clock);

    private static RSA Own { get; } = RSA.Create(2048);

    public static RSA Stranger { get; } = RSA.Create(2048);

    public string Address { get; }

    public string ClientId { get; set; } = "groenrijk-lms";

    public RSA Key { get; } = Own;

    public LmsUnderTest Lms { get; private set; } = null!;

    public static async Task<PretendTool> StartAsync(TimeProvider? clock = null)
    {
        var address = $"http://127.0.0.1:{FreePorts.Take(1)[0]}";
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        var app = builder.Build();
        PretendTool tool = new(app, address, clock);
        app.MapGet("/.well-known/jwks.json", () => tool.KeySet.ToJsonString());
        await app.StartAsync();
        tool.Lms = await LmsUnderTest.StartAsync(tool: address, clock: clock);
        return tool;
    }

    public async Task RestartPlatformAsync()
    {
        await Lms.StopAsync();
        Lms = await LmsUnderTest.StartAsync(Lms.Folder, new Uri(Lms.Address).Port, Address, _clock);
    }

    public JsonObject KeySet
    {
        get
        {
            var numbers = Key.ExportParameters(includePrivateParameters: false);
            return new() { ["keys"] = new JsonArray(new JsonObject { ["kty"] = "RSA", ["use"] = "sig", ["alg"] = "RS256", ["kid"] = "t-1", ["n"] = Base64Url.EncodeToString(numbers.Modulus), ["e"] = Base64Url.EncodeToString(numbers.Exponent) }) };
        }
    }

    public static string Sign(JsonObject claims, RSA key, string? kid = "t-1", string alg = "RS256")
    {
        JsonObject header = new() { ["alg"] = alg };
        if (kid is not null) header["kid"] = kid;
        var signed = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header.ToJsonString())) + "." + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims.ToJsonString()));
        return signed + "." + Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    public static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>An assertion as the platform wants it; a null takes a claim away.</summary>
    public JsonObject Assertion(params (string Name, JsonNode? Value)[] changes)
    {
        JsonObject claims = new()
        {
            ["iss"] = ClientId, ["sub"] = ClientId, ["aud"] = Lms.Address + "/lti/token", ["iat"] = Now - 30, ["exp"] = Now + 120, ["jti"] = Guid.NewGuid().ToString(), [Lti + "deployment_id"] = "1",
        };
        return Changed(claims, changes);
    }

    public static JsonObject Changed(JsonObject json, IEnumerable<(string Name, JsonNode? Value)> changes)
    {
        foreach (var (name, value) in changes)
        {
            if (value is null) json.Remove(name);
            else json[name] = value;
        }

        return json;
    }

    public Task<HttpResponseMessage> AskTokenAsync(string assertion, string scope, string grant = "client_credentials", string type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer") =>
        Lms.Browser.PostAsync("/lti/token", new FormUrlEncodedContent([new("grant_type", grant), new("client_assertion_type", type), new("client_assertion", assertion), new("scope", scope)]));

    public async Task<string> TokenAsync(params string[] scopes)
    {
        var answer = await AskTokenAsync(Sign(Assertion(), Key), string.Join(' ', scopes));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["access_token"]!.GetValue<string>();
    }

    /// <summary>A call of a service, with exact media types.</summary>
    public async Task<HttpResponseMessage> CallAsync(HttpMethod method, string address, string? token, string? accept = null, JsonNode? body = null, string? type = null)
    {
        using HttpRequestMessage request = new(method, address);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToJsonString()));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        return await Lms.Browser.SendAsync(request);
    }

    /// <summary>Opens a page with a frame as somebody, answers the platform's login, and gives the claims of the launch.</summary>
    public async Task<JsonObject> LaunchAsync(string person, string page)
    {
        (await Lms.PickAsync(person)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return await LaunchAsync(await FrameAsync(page));
    }

    public async Task<Uri> FrameAsync(string page) =>
        new(WebUtility.HtmlDecode(Regex.Match(await Lms.Browser.GetStringAsync(page), "id=\"(?:theme|own-window)\"[^>]* (?:src|href)=\"([^\"]*)\"").Groups[1].Value));

    public async Task<JsonObject> LaunchAsync(Uri login)
    {
        var fields = LmsUnderTest.FieldsOf(await Lms.Browser.GetStringAsync(QuestionFor(login)));
        fields.ShouldContainKey("id_token", fields.GetValueOrDefault("error"));
        return JsonNode.Parse(Base64Url.DecodeFromChars(fields["id_token"].Split('.')[1]))!.AsObject();
    }

    /// <summary>What this tool asks of the platform's authorization endpoint after that login.</summary>
    public string QuestionFor(Uri login)
    {
        var said = QueryHelpers.ParseQuery(login.Query);
        return QueryHelpers.AddQueryString("/lti/authorize", new Dictionary<string, string?>
        {
            ["scope"] = "openid", ["response_type"] = "id_token", ["response_mode"] = "form_post", ["prompt"] = "none", ["client_id"] = said["client_id"],
            ["redirect_uri"] = $"{Address}/lti/launch", ["login_hint"] = said["login_hint"], ["lti_message_hint"] = said["lti_message_hint"], ["state"] = "s-1", ["nonce"] = "n-1",
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Lms.DisposeAsync();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}

/// <summary>One tool and one platform for the tests of a class; they run one after the other.</summary>
public sealed class SharedTool : IAsyncLifetime
{
    internal PretendTool Tool { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Tool = await PretendTool.StartAsync();

    public ValueTask DisposeAsync() => Tool.DisposeAsync();
}
