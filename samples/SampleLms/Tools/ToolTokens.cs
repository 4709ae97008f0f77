using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SampleLms;

/// <summary>
/// Reads what a tool signed: client assertions and deep linking answers (LTI Security Framework 1.0, 4.1.1 and 5.2). A no is a sentence. The clock has no leeway at
/// all, like Moodle's: whoever signs with a time of a second ahead learns it here.
/// </summary>
internal sealed class ToolTokens(ToolKeys keys, TimeProvider clock)
{
    private const int LongestLifeInSeconds = 3600;

    /// <summary>Who the token says it is from; proves nothing yet.</summary>
    public static string? IssuerOf(string? token) => Part(token, 1) is { } claims ? Text(claims, "iss") : null;

    public async Task<(JsonObject? Claims, string Why)> ReadAsync(string? token, RegisteredTool tool, IReadOnlyList<string> audiences, CancellationToken cancellation)
    {
        if (Part(token, 0) is not { } header || Part(token, 1) is not { } claims) return (null, "This is no signed token of three parts.");
        if (Text(header, "alg") != "RS256") return (null, "The token's alg must be RS256.");
        if (Text(header, "kid") is not { Length: > 0 } kid) return (null, "The token's header has no kid.");
        var (key, why) = await keys.FindAsync(tool, kid, cancellation);
        if (key is null) return (null, why);
        using (key)
        {
            if (!IsSigned(token!, key)) return (null, "The signature does not belong to the key that the kid names.");
        }

        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        return Text(claims, "iss") != tool.ClientId ? (null, $"iss must be the client id {tool.ClientId}.")
            : !AudiencesOf(claims).Any(audience => audiences.Contains(audience, StringComparer.Ordinal)) ? (null, $"aud must be {string.Join(" or ", audiences)}.")
            : Number(claims, "iat") is not { } issued ? (null, "iat is missing or no number.")
            : Number(claims, "exp") is not { } expires ? (null, "exp is missing or no number.")
            : issued > now ? (null, $"iat lies {issued - now} s ahead of this platform's clock.")
            : expires <= now ? (null, "The token has expired.")
            : expires > now + LongestLifeInSeconds ? (null, "The token lives longer than an hour.")
            : (claims, "");
    }

    /// <summary>When it ends; only for claims that were read here.</summary>
    public static DateTimeOffset ExpiryOf(JsonObject claims) => DateTimeOffset.FromUnixTimeSeconds((long)Number(claims, "exp")!.Value).AddSeconds(1);

    public static string? Text(JsonObject json, string name) => json[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static double? Number(JsonObject json, string name) =>
        json[name] is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<double>(out var number) && Math.Abs(number) < 1e11 ? number : null;

    private static IEnumerable<string> AudiencesOf(JsonObject claims) => claims["aud"] switch
    {
        JsonArray list => list.OfType<JsonValue>().Where(one => one.GetValueKind() == JsonValueKind.String).Select(one => one.GetValue<string>()),
        JsonValue => Text(claims, "aud") is { } only ? [only] : [],
        _ => [],
    };

    private static bool IsSigned(string token, RSA key)
    {
        var end = token.LastIndexOf('.');
        return Base64Url.IsValid(token.AsSpan(end + 1))
            && key.KeySize >= 2048
            && key.VerifyData(Encoding.ASCII.GetBytes(token[..end]), Base64Url.DecodeFromChars(token.AsSpan(end + 1)), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private static JsonObject? Part(string? token, int index)
    {
        if (token?.Split('.') is not { Length: 3 } parts || !Base64Url.IsValid(parts[index])) return null;
        return JsonBody.Parse(Base64Url.DecodeFromChars(parts[index]));
    }
}
