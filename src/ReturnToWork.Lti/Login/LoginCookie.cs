using Microsoft.AspNetCore.Http;

namespace ReturnToWork.Lti;

/// <summary>
/// The proof that login and launch happen in one browser (lti.md A3, reliability L-01). One cookie per login, so that launches side by side do not disturb each other;
/// its name comes from the state, its value is a secret of its own.
/// </summary>
internal static class LoginCookie
{
    private const string Prefix = "__Host-rtw-login-";

    public static void Give(HttpResponse response, string state, string proof, TimeSpan life) =>
        response.Cookies.Append(NameFor(state), proof, Options(life));

    public static void Clear(HttpResponse response, string state) =>
        response.Cookies.Append(NameFor(state), "", Options(TimeSpan.Zero));

    /// <summary>What this login's cookie says; null when it did not come.</summary>
    public static string? ProofOf(HttpRequest request, string state) => request.Cookies[NameFor(state)];

    /// <summary>Whether any login's cookie came: then this browser keeps them here, and a missing one means that the login began elsewhere.</summary>
    public static bool AnyIn(HttpRequest request) => request.Cookies.Keys.Any(name => name.StartsWith(Prefix, StringComparison.Ordinal));

    private static string NameFor(string state) => Prefix + Secret.Hash(state)[..16];

    // Partitioned: kept in an LMS frame where ordinary third-party cookies are blocked. CookieOptions has no property for it yet.
    public static CookieOptions Options(TimeSpan? life) => new()
    {
        Secure = true,
        HttpOnly = true,
        SameSite = SameSiteMode.None,
        Path = "/",
        MaxAge = life,
        Extensions = { "Partitioned" },
    };
}
