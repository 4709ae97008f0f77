using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ReturnToWork.Lti;

namespace ReturnToWork.Tests.Tool;

/// <summary>A platform with a key of its own that answers the Tool's login as one person, with or without the browser's cookies.</summary>
internal sealed class SigningPlatform
{
    private readonly RsaSecurityKey _key = new(Lti.KeysOfTheRun.Rsa()) { KeyId = "test-key" };

    /// <summary>Makes the Tool find this platform's keys.</summary>
    public void Publish(IServiceCollection services) =>
        services.PostConfigure<HttpClientFactoryOptions>(Outbound.HttpClientName, client => client.HttpMessageHandlerBuilderActions.Add(builder => builder.PrimaryHandler = new KeySet(_key)));

    /// <summary>Login and launch, as a browser does them.</summary>
    /// <param name="cookies">Whether the browser keeps cookies for the Tool; without, the proof goes by this platform's storage.</param>
    /// <param name="claims">Changes the token before it is signed.</param>
    /// <param name="forgets">Whether the storage has nothing when it is asked.</param>
    public async Task<HttpResponseMessage> LaunchAsync(RunningTool tool, string subject, bool cookies, Action<Dictionary<string, object>>? claims = null, bool forgets = false, string path = "/themes/3", string client = "groenrijk-lms")
    {
        using var login = await LoginAsync(tool, cookies, "platform_storage", path: path, client: client);
        var storage = cookies ? default : Ladder(await login.Content.ReadAsStringAsync());
        var asked = QueryHelpers.ParseQuery((cookies ? login.Headers.Location! : new Uri(storage.GetProperty("onward").GetString()!)).Query);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/lti/launch");
        request.Headers.Add("Origin", RunningTool.Platform);
        if (cookies) request.Headers.Add("Cookie", login.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["state"] = asked["state"].ToString(), ["id_token"] = Sign(tool, subject, asked["nonce"].ToString(), Target(tool, path), client, claims) });
        var launched = await tool.Http.SendAsync(request);
        if (cookies || launched.StatusCode != HttpStatusCode.OK) return launched;

        using (launched) return await ProveAsync(tool, await launched.Content.ReadAsStringAsync(), forgets ? [] : storage.GetProperty("values").EnumerateArray());
    }

    /// <summary>The login, by a browser that has been here before (with cookies) or that sent none a second time.</summary>
    public static async Task<HttpResponseMessage> LoginAsync(RunningTool tool, bool cookies, string? storage, bool own = false, string path = "/themes/3", string client = "groenrijk-lms")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, QueryHelpers.AddQueryString("/lti/login", new Dictionary<string, string?>
        {
            ["iss"] = RunningTool.Platform, ["client_id"] = client, ["login_hint"] = "hint", ["target_link_uri"] = Target(tool, path), ["lti_deployment_id"] = "1",
            ["lti_storage_target"] = storage, ["again"] = cookies ? null : "1", ["own"] = own ? "1" : null,
        }));
        if (cookies) request.Headers.Add("Cookie", "__Host-rtw-cookies=1");
        return await tool.Http.SendAsync(request);
    }

    /// <summary>What the page tells its script.</summary>
    public static JsonElement Ladder(string page)
    {
        const string Start = "<script type=\"application/json\" id=\"rtw-ladder\">";
        var from = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        return JsonDocument.Parse(page[from..page.IndexOf("</script>", from, StringComparison.Ordinal)]).RootElement;
    }

    private static async Task<HttpResponseMessage> ProveAsync(RunningTool tool, string page, IEnumerable<JsonElement> kept)
    {
        var step = Ladder(page);
        var held = kept.ToDictionary(one => one.GetProperty("key").GetString()!, one => one.GetProperty("value").GetString()!, StringComparer.Ordinal);
        Dictionary<string, string> form = new(StringComparer.Ordinal) { ["ticket"] = System.Text.RegularExpressions.Regex.Match(page, "name=\"ticket\" value=\"([^\"]+)\"").Groups[1].Value };
        foreach (var (field, key) in step.GetProperty("fields").EnumerateArray().Zip(step.GetProperty("keys").EnumerateArray())) form[field.GetString()!] = held.GetValueOrDefault(key.GetString()!, "");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/lti/launch/proof") { Content = new FormUrlEncodedContent(form) };
        request.Headers.Add("Origin", tool.Address.GetLeftPart(UriPartial.Authority));
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await tool.Http.SendAsync(request);
    }

    private static string Target(RunningTool tool, string path) => new Uri(tool.Address, path).AbsoluteUri;

    private string Sign(RunningTool tool, string subject, string nonce, string target, string client, Action<Dictionary<string, object>>? change)
    {
        const string Claim = "https://purl.imsglobal.org/spec/lti/claim/";
        var now = tool.Clock.GetUtcNow();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = RunningTool.Platform,
            ["aud"] = client,
            ["sub"] = subject,
            ["name"] = "Kees de Vries",
            ["email"] = "kees@example.org",
            ["nonce"] = nonce,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddMinutes(5).ToUnixTimeSeconds(),
            [Claim + "version"] = "1.3.0",
            [Claim + "message_type"] = "LtiResourceLinkRequest",
            [Claim + "deployment_id"] = "1",
            [Claim + "target_link_uri"] = target,
            [Claim + "roles"] = new[] { "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner" },
            [Claim + "resource_link"] = new Dictionary<string, object> { ["id"] = "link-1" },
        };
        change?.Invoke(claims);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(JsonSerializer.Serialize(claims), new SigningCredentials(_key, SecurityAlgorithms.RsaSha256));
    }

    private sealed class KeySet(RsaSecurityKey key) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var open = key.Rsa.ExportParameters(false);
            var json = $$"""{"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"{{key.KeyId}}","n":"{{Base64UrlEncoder.Encode(open.Modulus)}}","e":"{{Base64UrlEncoder.Encode(open.Exponent)}}"}]}""";
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(json, Encoding.UTF8, "application/json") });
        }
    }
}
