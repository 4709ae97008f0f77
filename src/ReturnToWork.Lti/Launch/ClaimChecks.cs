using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ReturnToWork.Lti;

/// <summary>What the token says of itself: from whom, for whom, when, for which login, and which message it is (lti.md V3 to V7).</summary>
internal sealed class ClaimChecks(IEnumerable<IMessage> messages, TimeProvider clock)
{
    private const double Leeway = 60;
    private const double Oldest = 600;

    /// <summary>Byte for byte: a trailing slash makes another issuer.</summary>
    public static ValueTask<No?> IssuerIsTheRegistered(LaunchAttempt attempt) =>
        new(attempt.Claims.Text("iss") == attempt.Client.Issuer ? null : Unproven("V3-iss-other"));

    /// <summary>Of further audiences we trust only our own other clients at the same platform.</summary>
    public static ValueTask<No?> AudienceIsUs(LaunchAttempt attempt)
    {
        var us = attempt.Client.ClientId;
        if (Audiences(attempt.Claims) is not { } audiences || !audiences.Contains(us, StringComparer.Ordinal)) return new(Unproven("V4-aud-not-us"));
        if (!audiences.All(audience => attempt.Clients.Matching(attempt.Client.Issuer, audience).Length == 1)) return new(Unproven("V4-aud-foreign"));
        if (!attempt.Claims.TryGetProperty("azp", out _)) return new(audiences.Length > 1 ? Unproven("V4-azp-missing") : null);
        return new(attempt.Claims.Text("azp") == us ? null : Unproven("V4-azp-other"));
    }

    /// <summary>Numbers only, not more than ten minutes old, with a minute either way for clocks that differ.</summary>
    public ValueTask<No?> TimesAreNow(LaunchAttempt attempt)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds() / 1000d;
        return new(
            Moment(attempt.Claims, "iat") is not { } issued ? Unproven("V5-iat-missing")
            : Moment(attempt.Claims, "exp") is not { } expires ? Unproven("V5-exp-missing")
            : expires <= issued ? Unproven("V5-exp-before-iat")
            : issued > now + Leeway ? Unproven("V5-iat-future")
            : issued < now - Oldest - Leeway ? Unproven("V5-iat-old")
            : expires <= now - Leeway ? Unproven("V5-expired")
            : attempt.Claims.TryGetProperty("nbf", out _) && !(Moment(attempt.Claims, "nbf") <= now + Leeway) ? Unproven("V5-nbf-future")
            : null);
    }

    /// <summary>The one sent with this state; the state is spent, so the nonce is too (reliability L-02).</summary>
    public static ValueTask<No?> NonceIsThisLogins(LaunchAttempt attempt) =>
        new(attempt.Claims.Text("nonce") is not { Length: > 0 } nonce ? Unproven("V6-nonce-missing")
            : Secret.Matches(nonce, attempt.Login.NonceHash) ? null : Unproven("V6-nonce-other"));

    public static ValueTask<No?> VersionIs13(LaunchAttempt attempt) =>
        new(attempt.Claims.Text(Claim.Version) == "1.3.0" ? null : Malformed("V7-version", "5.3.2"));

    public ValueTask<No?> MessageIsOneOfOurs(LaunchAttempt attempt)
    {
        var said = attempt.Claims.Text(Claim.MessageType);
        if (messages.FirstOrDefault(one => one.Type == said) is not { } message) return new(Malformed("V7-message-type", "5.3.1"));
        attempt.Message = message;
        return default;
    }

    private static string[]? Audiences(JsonElement claims) =>
        !claims.TryGetProperty("aud", out var aud) ? null
        : aud.ValueKind == JsonValueKind.String ? [aud.GetString()!]
        : aud.ValueKind == JsonValueKind.Array && aud.EnumerateArray().All(one => one.ValueKind == JsonValueKind.String) ? [.. aud.EnumerateArray().Select(one => one.GetString()!)]
        : null;

    // The library takes "1732294800" in quotes too; RFC 7519 2 says number.
    private static double? Moment(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds) && double.IsFinite(seconds) ? seconds : null;

    private static No Unproven(string code) => new(code, Spec.Security("5.1.3"), StatusCodes.Status401Unauthorized);

    private static No Malformed(string code, string paragraph) => new(code, Spec.Core(paragraph), StatusCodes.Status400BadRequest);
}
