using Microsoft.AspNetCore.Http;

namespace ReturnToWork.Lti;

/// <summary>What the token looks like from outside. Encrypted (five-part) and oversized ones go before anything is decoded (reliability L-03).</summary>
internal static class TokenShape
{
    private const int Longest = 64 * 1024;
    private static readonly string Paragraph = Spec.Security("5.1.2");

    public static ValueTask<No?> TokenIsCompactAndReadable(LaunchAttempt attempt) => new(Read(attempt));

    private static No? Read(LaunchAttempt attempt)
    {
        if (attempt.IdToken is null)
        {
            return attempt.Error is null ? Refuse("A1-token-missing") : null;
        }

        if (Open(attempt) is { } closed) return closed;
        if (StrictBase64Url.Decode(attempt.IdToken.Split('.')[1]) is not { } payload || StrictJson.ReadObject(payload) is not { } claims) return Refuse("V1-payload-unreadable");

        attempt.Claims = claims;
        return null;
    }

    /// <summary>Three parts and a readable header: all that a signature check needs. What was signed may be anything.</summary>
    public static No? Open(LaunchAttempt attempt)
    {
        if (attempt.IdToken is not { Length: <= Longest } token) return Refuse("V1-token-too-long");
        if (token.Split('.') is not [var header, _, { Length: > 0 }]) return Refuse("V1-token-not-compact");
        if (StrictBase64Url.Decode(header) is not { } bytes || StrictJson.ReadObject(bytes) is not { } json) return Refuse("V1-header-unreadable");

        attempt.Header = json;
        return null;
    }

    private static No Refuse(string code) => new(code, Paragraph, StatusCodes.Status400BadRequest);
}
