using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace SampleLms;

/// <summary>The public keys of a tool, fetched anew each time: this platform is in no hurry, and sees a rotation at once.</summary>
internal sealed class ToolKeys(IHttpClientFactory http)
{
    public const string Client = "tool";

    /// <summary>The RSA key of that name, or a sentence that says why there is none.</summary>
    public async Task<(RSA? Key, string Why)> FindAsync(RegisteredTool tool, string kid, CancellationToken cancellation)
    {
        var pasted = tool.Keys?.Trim();
        if (pasted is { Length: > 0 } && pasted.StartsWith("-----", StringComparison.Ordinal)) return FromPem(pasted);
        if (pasted is not { Length: > 0 } && tool.KeysAddress is null) return (null, "This tool has neither a jwks_uri nor a pasted key.");
        try
        {
            using var keys = pasted is { Length: > 0 } ? JsonDocument.Parse(pasted) : await FetchAsync(tool.KeysAddress!, cancellation);
            return Find(keys.RootElement, kid);
        }
        catch (Exception trouble) when (trouble is HttpRequestException or JsonException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return (null, $"The tool's keys could not be read from {tool.KeysAddress ?? "what was pasted"}: {trouble.Message}");
        }
    }

    private async Task<JsonDocument> FetchAsync(string address, CancellationToken cancellation)
    {
        using var client = http.CreateClient(Client);
        return JsonDocument.Parse(await client.GetByteArrayAsync(new Uri(address), cancellation));
    }

    private static (RSA?, string) Find(JsonElement set, string kid)
    {
        if (set.ValueKind != JsonValueKind.Object || !set.TryGetProperty("keys", out var keys) || keys.ValueKind != JsonValueKind.Array) return (null, "The tool's key set has no list \"keys\".");
        foreach (var entry in keys.EnumerateArray().Where(entry => Text(entry, "kid") == kid))
        {
            if (Text(entry, "kty") != "RSA" || Text(entry, "use") is not (null or "sig") || Text(entry, "alg") is not (null or "RS256")) continue;
            if (Text(entry, "n") is not { } n || Text(entry, "e") is not { } e || !Base64Url.IsValid(n) || !Base64Url.IsValid(e)) continue;
            return (RSA.Create(new RSAParameters { Modulus = Base64Url.DecodeFromChars(n), Exponent = Base64Url.DecodeFromChars(e) }), "");
        }

        return (null, $"The tool's key set has no RSA signing key with the kid '{kid}'.");
    }

    private static (RSA?, string) FromPem(string pem)
    {
        var key = RSA.Create();
        try
        {
            key.ImportFromPem(pem);
            return (key, "");
        }
        catch (ArgumentException)
        {
            key.Dispose();
            return (null, "The pasted key is no RSA key in PEM.");
        }
    }

    private static string? Text(JsonElement entry, string name) =>
        entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
