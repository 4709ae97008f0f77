using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReturnToWork.TestKit;

namespace ReturnToWork.Tests.Lti;

/// <summary>A pretend platform: signs whatever it is told to, and publishes its keys over real HTTP, well or badly.</summary>
internal sealed class PlatformUnderTest : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _fetches;

    private PlatformUnderTest(WebApplication app, string address)
    {
        _app = app;
        Address = address;
        Publish = http => http.Response.WriteAsJsonAsync(KeySet(Entry(Key, Kid)));
    }

    public static RSA Stranger { get; } = RSA.Create(2048);

    public string Address { get; }

    public RSA Key { get; set; } = KeysOfTheRun.Rsa();

    public string Kid { get; set; } = "k-" + Guid.NewGuid().ToString("N")[..8];

    /// <summary>What <c>/jwks</c> answers.</summary>
    public Func<HttpContext, Task> Publish { get; set; }

    /// <summary>What every other path answers: the platform's services.</summary>
    public Func<HttpContext, Task> Serve { get; set; } = http =>
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    };

    public int Fetches => _fetches;

    public static async Task<PlatformUnderTest> StartAsync()
    {
        var address = $"http://127.0.0.1:{FreePorts.Take(1)[0]}";
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        // Moodle's Link header has curly quotes: bytes that Kestrel by itself would not send.
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ResponseHeaderEncodingSelector = _ => Encoding.Latin1);
        var app = builder.Build();
        var platform = new PlatformUnderTest(app, address);
        app.MapGet("/jwks", (RequestDelegate)(http =>
        {
            Interlocked.Increment(ref platform._fetches);
            return platform.Publish(http);
        }));
        app.MapGet("/elsewhere", (RequestDelegate)(http => http.Response.WriteAsJsonAsync(KeySet(Entry(platform.Key, platform.Kid)))));
        app.MapFallback((RequestDelegate)(http => platform.Serve(http)));
        await app.StartAsync();
        return platform;
    }

    public void PublishBody(string body) => Publish = http => http.Response.WriteAsync(body);

    public void PublishKeys(params JsonObject[] entries) => Publish = http => http.Response.WriteAsJsonAsync(KeySet(entries));

    public static JsonObject KeySet(params JsonObject[] entries) => new() { ["keys"] = new JsonArray([.. entries.Select(entry => entry.DeepClone())]) };

    public static JsonObject Entry(RSA key, string kid, string? use = "sig", string? alg = "RS256")
    {
        var numbers = key.ExportParameters(includePrivateParameters: false);
        JsonObject entry = new() { ["kty"] = "RSA", ["kid"] = kid, ["n"] = Base64Url.EncodeToString(numbers.Modulus), ["e"] = Base64Url.EncodeToString(numbers.Exponent) };
        if (use is not null) entry["use"] = use;
        if (alg is not null) entry["alg"] = alg;
        return entry;
    }

    /// <summary>A compact token; <paramref name="how"/> names a way to sign it, right or wrong.</summary>
    public string Sign(JsonObject header, JsonObject claims, string how = "rs256")
    {
        var signed = Encode(header.ToJsonString()) + "." + Encode(claims.ToJsonString());
        var bytes = Encoding.ASCII.GetBytes(signed);
        var signature = how switch
        {
            "rs256" => Key.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            "rs512" => Key.SignData(bytes, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
            "ps256" => Key.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            "stranger" => Stranger.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            "hs256" => HMACSHA256.HashData(Encoding.UTF8.GetBytes(Key.ExportRSAPublicKeyPem()), bytes),
            "zeros" => new byte[256],
            "none" => new byte[3],
            _ => throw new ArgumentOutOfRangeException(nameof(how), how, "unknown way to sign"),
        };
        return signed + "." + Base64Url.EncodeToString(signature);
    }

    /// <summary>The same, rightly signed, of texts that no serializer would write.</summary>
    public string SignText(string header, string claims)
    {
        var signed = Encode(header) + "." + Encode(claims);
        return signed + "." + Base64Url.EncodeToString(Key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    public static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Key.Dispose();
    }
}
