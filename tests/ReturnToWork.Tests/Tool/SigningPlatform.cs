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
    private readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "test-key" };

    /// <summary>Makes the Tool find this platform's keys.</summary>
    public void Publish(IServiceCollection services) =>
        services.PostConfigure<HttpClientFactoryOptions>(Outbound.HttpClientName, client => client.HttpMessageHandlerBuilderActions.Add(builder => builder.PrimaryHandler = new KeySet(_key)));

    /// <summary>Login and launch, as a browser does them.</summary>
    /// <param name="cookies">Whether the login's cookie comes back with the launch.</param>
    /// <param name="claims">Changes the token before it is signed.</param>
    public async Task<HttpResponseMessage> LaunchAsync(RunningTool tool, string subject, bool cookies, Action<Dictionary<string, object>>? claims = null, string origin = RunningTool.Platform, string path = "/themes/3")
    {
        var target = new Uri(tool.Address, path).AbsoluteUri;
        using var login = await tool.Http.GetAsync(QueryHelpers.AddQueryString("/lti/login", new Dictionary<string, string?>
        {
            ["iss"] = RunningTool.Platform, ["client_id"] = "groenrijk-lms", ["login_hint"] = "hint", ["target_link_uri"] = target, ["lti_deployment_id"] = "1",
        }));
        var asked = QueryHelpers.ParseQuery(login.Headers.Location!.Query);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/lti/launch");
        request.Headers.Add("Origin", origin);
        if (cookies) request.Headers.Add("Cookie", login.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["state"] = asked["state"].ToString(), ["id_token"] = Sign(tool, subject, asked["nonce"].ToString(), target, claims) });
        return await tool.Http.SendAsync(request);
    }

    private string Sign(RunningTool tool, string subject, string nonce, string target, Action<Dictionary<string, object>>? change)
    {
        const string Claim = "https://purl.imsglobal.org/spec/lti/claim/";
        var now = tool.Clock.GetUtcNow();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = RunningTool.Platform,
            ["aud"] = "groenrijk-lms",
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
