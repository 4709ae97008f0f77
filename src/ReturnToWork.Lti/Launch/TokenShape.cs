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

        if (attempt.IdToken.Length > Longest) return Refuse("V1-token-too-long");
        if (attempt.IdToken.Split('.') is not [var header, var payload, { Length: > 0 }]) return Refuse("V1-token-not-compact");
        if (StrictBase64Url.Decode(header) is not { } headerBytes || StrictJson.ReadObject(headerBytes) is not { } headerJson) return Refuse("V1-header-unreadable");
        if (StrictBase64Url.Decode(payload) is not { } payloadBytes || StrictJson.ReadObject(payloadBytes) is not { } payloadJson) return Refuse("V1-payload-unreadable");

        attempt.Header = headerJson;
        attempt.Claims = payloadJson;
        return null;
    }

    private static No Refuse(string code) => new(code, Paragraph, StatusCodes.Status400BadRequest);
}
