using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace ReturnToWork.Lti;

/// <summary>What a launch was answered with.</summary>
internal sealed record SelfCheckReply(HttpStatusCode Status, string Body);

/// <summary>A platform and the browser before it, in one: logs in, signs, posts. Lives as long as one run.</summary>
internal sealed class SelfCheckPlatform(HttpClient wire, Uri tool, Uri target) : IDisposable
{
    public const string Deployment = "1";
    public const string Issuer = "https://self-check.invalid";

    private readonly RSA _key = RSA.Create(2048);
    private readonly string _clientId = "run-" + Secret.Make();

    /// <summary><see cref="PlatformClient.Key"/>.</summary>
    public string Client => PlatformClient.Hash(Issuer, _clientId);

    /// <summary>The name .invalid is reserved for being nowhere (RFC 2606), so nobody can ever stand in for this platform.</summary>
    public RegistrationDraft Draft => new("Self-check", Issuer, _clientId, Issuer + "/authorize", Keys: KeySet());

    /// <summary>Begins a login and answers it. Null where the tool does not know this platform.</summary>
    public async Task<SelfCheckReply?> SendAsync(SelfCheckCase one, DateTimeOffset now, CancellationToken ct)
    {
        Dictionary<string, string> cookies = new(StringComparer.Ordinal);
        var (refused, state, nonce) = await LogInAsync(cookies, ct);
        if (refused is not null) return refused.Status == HttpStatusCode.BadRequest ? null : refused;

        var (header, claims) = one.Write(new SelfCheckWords(Issuer, _clientId, target.AbsoluteUri, nonce, now.ToUnixTimeSeconds()));
        using var launch = new HttpRequestMessage(HttpMethod.Post, new Uri(tool, "/lti/launch"))
        {
            Content = new FormUrlEncodedContent([new("state", state), new("id_token", Sign(header, claims))]),
        };
        launch.Headers.Add("Origin", Issuer);
        using var answer = await AskAsync(launch, cookies, ct);
        return new SelfCheckReply(answer.StatusCode, await answer.Content.ReadAsStringAsync(ct));
    }

    public void Dispose() => _key.Dispose();

    // As a browser does: it keeps the cookies, and follows the tool's own redirects until one leads to the platform.
    private async Task<(SelfCheckReply? Refused, string State, string Nonce)> LogInAsync(Dictionary<string, string> cookies, CancellationToken ct)
    {
        var next = new Uri(QueryHelpers.AddQueryString(new Uri(tool, "/lti/login").AbsoluteUri, new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["iss"] = Issuer, ["client_id"] = _clientId, ["login_hint"] = "self-check", ["lti_deployment_id"] = Deployment, ["target_link_uri"] = target.AbsoluteUri,
        }));
        for (var hop = 0; ; hop++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, next);
            using var answer = await AskAsync(request, cookies, ct);
            if (answer.Headers.Location is not { } location || hop == 3) return (new SelfCheckReply(answer.StatusCode, await answer.Content.ReadAsStringAsync(ct)), "", "");
            var to = new Uri(next, location);
            var asked = QueryHelpers.ParseQuery(to.Query);
            if (to.AbsoluteUri.StartsWith(Issuer + "/", StringComparison.Ordinal)) return (null, asked["state"].ToString(), asked["nonce"].ToString());
            // The path and query alone: behind a proxy the tool's own address is not the one that it is reached at from here.
            next = new Uri(tool, to.PathAndQuery);
        }
    }

    private async Task<HttpResponseMessage> AskAsync(HttpRequestMessage request, Dictionary<string, string> cookies, CancellationToken ct)
    {
        if (cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        var answer = await wire.SendAsync(request, ct);
        foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
        {
            var (name, value) = set.Split(';')[0].Split('=', 2) is [var left, var right] ? (left, right) : (set, "");
            cookies[name] = value;
        }

        return answer;
    }

    private string Sign(JsonObject header, JsonObject claims)
    {
        var signed = $"{Encode(header)}.{Encode(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(_key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";

        static string Encode(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));
    }

    private string KeySet()
    {
        var open = _key.ExportParameters(includePrivateParameters: false);
        JsonObject key = new()
        {
            ["kty"] = "RSA", ["use"] = "sig", ["alg"] = "RS256", ["kid"] = SelfCheckWords.Kid, ["n"] = Base64Url.EncodeToString(open.Modulus), ["e"] = Base64Url.EncodeToString(open.Exponent),
        };
        return new JsonObject { ["keys"] = new JsonArray(key) }.ToJsonString();
    }
}
