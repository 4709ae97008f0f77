using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;

namespace ReturnToWork.Lti;

/// <summary>The token was signed with RS256 by the one key that its kid names, of the platform that the login was sent to (lti.md V1, V2).</summary>
internal sealed class SignatureCheck(PlatformKeys keys)
{
    private static readonly string Paragraph = Spec.Security("5.1.3");

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
            KeyAnswer.Found found => Verifies(attempt.IdToken!, found.Key) ? null : Refuse("V2-signature-wrong"),
            KeyAnswer.Unusable => Refuse("V2-key-unusable"),
            KeyAnswer.Unavailable => new No("L05-keys-unavailable", Spec.Security("6.2"), StatusCodes.Status503ServiceUnavailable),
            _ => Refuse("V2-kid-unknown"),
        };
    }

    // The library's handler would also read the claims, too laxly for LTI (lti.md section 2: five minutes' skew, no iat, foreign audiences). The claims have
    // checks of their own, so only its signature provider is asked: one key, one algorithm.
    private static bool Verifies(string token, SecurityKey key)
    {
        var end = token.LastIndexOf('.');
        if (StrictBase64Url.Decode(token.AsSpan(end + 1)) is not { } signature) return false;
        var provider = key.CryptoProviderFactory.CreateForVerifying(key, SecurityAlgorithms.RsaSha256);
        try
        {
            return provider.Verify(Encoding.UTF8.GetBytes(token[..end]), signature);
        }
        finally
        {
            key.CryptoProviderFactory.ReleaseSignatureProvider(provider);
        }
    }

    private static No Refuse(string code) => new(code, Paragraph, StatusCodes.Status401Unauthorized);
}
