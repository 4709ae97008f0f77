using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ReturnToWork.TestKit;

namespace ReturnToWork.Bench.Launches;

/// <summary>An LMS with one course, 1,000 learners and a key set: signs launches as Moodle sends them.</summary>
internal sealed class BenchPlatform : IAsyncDisposable
{
    public const string ClientId = "bench-client";
    private const string Kid = "bench-key";
    private const string Lti = "https://purl.imsglobal.org/spec/lti/claim/";
    private readonly WebApplication _app;
    private readonly RSA _key = RSA.Create(2048);

    private BenchPlatform(WebApplication app, string address) => (_app, Address) = (app, address);

    public string Address { get; }

    public static async Task<BenchPlatform> StartAsync()
    {
        var address = $"http://127.0.0.1:{FreePorts.Take(1)[0]}";
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        var app = builder.Build();
        var platform = new BenchPlatform(app, address);
        app.MapGet("/jwks", () => Results.Text(platform.KeySet(), "application/json"));
        await app.StartAsync();
        return platform;
    }

    /// <summary>Settings of the Tool that make it know this platform and let one address launch as often as it can.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings() =>
    [
        new("Lti:Registrations:0:Organisation", "bench"), new("Lti:Registrations:0:Issuer", Address), new("Lti:Registrations:0:ClientId", ClientId), new("Lti:Registrations:0:DeploymentIds:0", "1"),
        new("Lti:Registrations:0:AuthorizationEndpoint", Address + "/auth"), new("Lti:Registrations:0:TokenEndpoint", Address + "/token"), new("Lti:Registrations:0:JwksUri", Address + "/jwks"),
        new("Lti:OpenLogins", "1000000"), new("Limits:PerAddress", "1000000"), new("Limits:LoginsPerAddress", "1000000"), new("Outbound:AllowedPrivateHosts:0", "127.0.0.1"),
        new("Pairing:Secret", "a secret that only the bench knows, long enough"), new("Logging:LogLevel:Default", "Warning"),
    ];

    public string KeySet()
    {
        var open = _key.ExportParameters(includePrivateParameters: false);
        return JsonSerializer.Serialize(new { keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = Kid, n = Base64Url.EncodeToString(open.Modulus), e = Base64Url.EncodeToString(open.Exponent) } } });
    }

    public string Sign(string target, string nonce, int learner)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        Dictionary<string, object> claims = new(StringComparer.Ordinal)
        {
            ["iss"] = Address, ["aud"] = ClientId, ["sub"] = $"learner-{learner}", ["nonce"] = nonce, ["iat"] = now, ["exp"] = now + 600,
            [Lti + "message_type"] = "LtiResourceLinkRequest", [Lti + "version"] = "1.3.0", [Lti + "deployment_id"] = "1", [Lti + "target_link_uri"] = target,
            [Lti + "resource_link"] = new { title = "Thema 3", description = "", id = "12" },
            [Lti + "roles"] = new[] { "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Student", "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner" },
            [Lti + "context"] = new { id = "4", label = "IZT", title = "Inzetbaarheid", type = new[] { "CourseSection" } },
            [Lti + "launch_presentation"] = new { locale = "nl", document_target = "iframe", return_url = Address + "/return?course=4" },
            [Lti + "tool_platform"] = new { product_family_code = "moodle", version = "2024100706", guid = Address, name = "LMS" },
        };
        var signed = $"{Encode(JsonSerializer.SerializeToUtf8Bytes(new { typ = "JWT", alg = "RS256", kid = Kid }))}.{Encode(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        return $"{signed}.{Encode(_key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";

        static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _key.Dispose();
    }
}
