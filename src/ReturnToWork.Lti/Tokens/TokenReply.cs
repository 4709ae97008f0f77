using System.Globalization;
using System.Text.Json;

namespace ReturnToWork.Lti;

/// <summary>What a token endpoint said (RFC 6749 5.1 and 5.2). Read as JSON whatever it calls itself: Moodle says text/html (lti.md T4).</summary>
/// <param name="Token">The bearer token; null when it gave none.</param>
/// <param name="Lasts">From now.</param>
/// <param name="Granted">May be fewer than asked.</param>
/// <param name="Error">The platform's code of an error, as far as RFC 6749 knows it.</param>
internal sealed record TokenReply(string? Token, TimeSpan Lasts, IReadOnlyList<string> Granted, string? Error)
{
    private static readonly TimeSpan Unsaid = TimeSpan.FromMinutes(5);
    private static readonly string[] Errors = ["invalid_request", "invalid_client", "invalid_grant", "unauthorized_client", "unsupported_grant_type", "invalid_scope"];

    /// <summary>Null when it is neither a token nor an error.</summary>
    public static TokenReply? Read(ReadOnlySpan<byte> json, IReadOnlyList<string> asked)
    {
        if (StrictJson.ReadObject(json) is not { } reply) return null;
        if (reply.Text("error") is { } error) return new TokenReply(null, default, [], Errors.Contains(error, StringComparer.Ordinal) ? error : "error");
        if (reply.Text("access_token") is not { Length: > 0 } token || !token.All(c => c is > ' ' and <= '~')) return null;
        if (!"bearer".Equals(reply.Text("token_type"), StringComparison.OrdinalIgnoreCase)) return null;
        // RFC 6749 5.1: no scope in the reply means that all were granted.
        var granted = reply.Text("scope")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? asked;
        return new TokenReply(token, Life(reply), granted, null);
    }

    private static TimeSpan Life(JsonElement reply)
    {
        if (!reply.TryGetProperty("expires_in", out var said)) return Unsaid;
        var seconds = said.ValueKind switch
        {
            JsonValueKind.Number when said.TryGetDouble(out var number) => number,
            JsonValueKind.String when double.TryParse(said.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            _ => Unsaid.TotalSeconds,
        };
        return TimeSpan.FromSeconds(double.IsFinite(seconds) ? Math.Clamp(seconds, 0, 24 * 60 * 60) : Unsaid.TotalSeconds);
    }
}
