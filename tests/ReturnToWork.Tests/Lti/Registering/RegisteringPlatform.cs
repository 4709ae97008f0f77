using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ReturnToWork.TestKit;

namespace ReturnToWork.Tests.Lti.Registering;

/// <summary>One request that a pretend platform got.</summary>
internal sealed record Call(string Method, string Path, string? Bearer, string? ContentType, JsonObject? Body);

/// <summary>A pretend platform with dynamic registration, over real HTTP; registers whatever it is asked, unless told to misbehave.</summary>
internal sealed class RegisteringPlatform : IAsyncDisposable
{
    public const string ToolBlock = "https://purl.imsglobal.org/spec/lti-tool-configuration";
    public const string PlatformBlock = "https://purl.imsglobal.org/spec/lti-platform-configuration";
    private readonly WebApplication _app;

    private RegisteringPlatform(WebApplication app, string address)
    {
        (_app, Address) = (app, address);
        Configuration = new JsonObject
        {
            ["issuer"] = address,
            ["authorization_endpoint"] = address + "/authorize",
            ["token_endpoint"] = address + "/token",
            ["jwks_uri"] = address + "/jwks",
            ["registration_endpoint"] = address + "/registrations",
            ["authorization_server"] = "urn:audience",
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
            ["token_endpoint_auth_methods_supported"] = new JsonArray("private_key_jwt"),
            ["scopes_supported"] = new JsonArray("openid", Scope("ags/scope/lineitem"), Scope("ags/scope/score"), Scope("nrps/scope/contextmembership.readonly")),
            [PlatformBlock] = new JsonObject
            {
                ["product_family_code"] = "Moodle",
                ["version"] = "4.5",
                ["messages_supported"] = new JsonArray(
                    new JsonObject { ["type"] = "LtiResourceLinkRequest" },
                    new JsonObject { ["type"] = "LtiDeepLinkingRequest", ["placements"] = new JsonArray("ContentArea", "RichTextEditor") }),
            },
        };
        Configure = http => http.Response.WriteAsJsonAsync(Configuration);
        Register = RegisterAsync;
    }

    public string Address { get; }

    public JsonObject Configuration { get; set; }

    /// <summary>Answers the openid configuration.</summary>
    public Func<HttpContext, Task> Configure { get; set; }

    /// <summary>Answers POST and PUT of a registration.</summary>
    public Func<HttpContext, JsonObject, Task> Register { get; set; }

    public string ClientId { get; set; } = "client-" + Guid.NewGuid().ToString("N")[..8];

    public string? Deployment { get; set; } = "d-1";

    /// <summary>What it grants; null: all that is asked.</summary>
    public string? Granted { get; set; }

    /// <summary>What it has, as it tells it to a GET.</summary>
    public JsonObject? Kept { get; set; }

    public ConcurrentQueue<Call> Calls { get; } = new();

    public IEnumerable<Call> Registrations => Calls.Where(call => call is { Path: "/registrations", Method: "POST" or "PUT" });

    public static string Scope(string name) => "https://purl.imsglobal.org/spec/lti-" + name;

    public static async Task<RegisteringPlatform> StartAsync()
    {
        var address = $"http://127.0.0.1:{FreePorts.Take(1)[0]}";
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        var app = builder.Build();
        RegisteringPlatform platform = new(app, address);
        app.Run(platform.AnswerAsync);
        await app.StartAsync();
        return platform;
    }

    /// <summary>Where the platform sends its administrator's browser.</summary>
    public string LinkTo(ToolUnderTest tool, string code, string? token = "registration-token") =>
        $"{tool.Address}/lti/register/{code}?openid_configuration={Uri.EscapeDataString(Address + "/openid?x=1")}" + (token is null ? "" : $"&registration_token={Uri.EscapeDataString(token)}");

    public JsonObject Reply(JsonObject asked)
    {
        var reply = asked.DeepClone().AsObject();
        reply["client_id"] = ClientId;
        if (Granted is not null) reply["scope"] = Granted;
        if (Deployment is not null) reply[ToolBlock]!["deployment_id"] = Deployment;
        return reply;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var request = http.Request;
        var body = request.Method is "POST" or "PUT" ? (await JsonNode.ParseAsync(request.Body))!.AsObject() : null;
        Calls.Enqueue(new Call(request.Method, request.Path, request.Headers.Authorization.ToString() is { Length: > 0 } said ? said : null, request.ContentType, body));
        if (request.Path == "/openid") await Configure(http);
        else if (request.Path == "/registrations" && body is not null) await Register(http, body);
        else if (request.Path == "/registrations" && Kept is not null) await http.Response.WriteAsJsonAsync(Kept);
        else http.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private Task RegisterAsync(HttpContext http, JsonObject asked)
    {
        Kept = Reply(asked);
        return http.Response.WriteAsJsonAsync(Kept);
    }
}
