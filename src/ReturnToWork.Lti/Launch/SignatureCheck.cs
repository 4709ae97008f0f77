using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ReturnToWork.Lti;

/// <summary>The token was signed with RS256 by the one key that its kid names, of the platform that the login was sent to (lti.md V1, V2).</summary>
internal sealed class SignatureCheck(PlatformKeys keys)
{
    private static readonly string Paragraph = Spec.Security("5.1.3");
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    public async ValueTask<No?> SignatureIsThePlatforms(LaunchAttempt attempt)
    {
        var header = attempt.Header;
        // jku, jwk, x5u and x5c are hints to a key of the sender's choosing: never read. crit and b64 change what is signed.
        if (header.TryGetProperty("crit", out _) || header.TryGetProperty("b64", out _)) return Refuse("V1-header-critical");
        if (header.TryGetProperty("typ", out _) && !"JWT".Equals(header.Text("typ"), StringComparison.OrdinalIgnoreCase)) return Refuse("V1-typ-other");
        if (header.Text("alg") != SecurityAlgorithms.RsaSha256) return Refuse("V1-alg-not-rs256");
        if (header.Text("kid") is not { Length: > 0 and <= 255 } kid) return Refuse("V1-kid-missing");

        return await keys.FindAsync(attempt.Client, kid) switch
        {
            KeyAnswer.Found found => await VerifyAsync(attempt.IdToken!, found.Key),
            KeyAnswer.Unusable => Refuse("V2-key-unusable"),
            KeyAnswer.Unavailable => new No("L05-keys-unavailable", Spec.Security("6.2"), StatusCodes.Status503ServiceUnavailable),
            _ => Refuse("V2-kid-unknown"),
        };
    }

    // What the handler would check of the claims is too lax for LTI (lti.md section 2: five minutes' skew, no iat, foreign audiences),
    // so the claims have checks of their own and the handler looks after the signature alone, with one key and one algorithm.
    private static async Task<No?> VerifyAsync(string token, SecurityKey key)
    {
        if (StrictBase64Url.Decode(token.AsSpan(token.LastIndexOf('.') + 1)) is null) return Refuse("V2-signature-wrong");
        var result = await Handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            RequireSignedTokens = true,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            IssuerSigningKey = key,
            TryAllIssuerSigningKeys = false,
            RequireExpirationTime = false,
            RequireAudience = false,
            ValidateIssuer = false,
            ValidateAudience = false,
            ValidateLifetime = false,
        });
        return result.IsValid ? null
            // The library also reads the registered claims, and stops at a number where it wants a text.
            : result.Exception is SecurityTokenInvalidSignatureException or SecurityTokenInvalidAlgorithmException ? Refuse("V2-signature-wrong")
            : Refuse("V1-payload-unreadable");
    }

    private static No Refuse(string code) => new(code, Paragraph, StatusCodes.Status401Unauthorized);
}
