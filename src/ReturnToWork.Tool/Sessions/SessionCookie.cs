using Microsoft.Net.Http.Headers;

namespace ReturnToWork.Tool.Sessions;

/// <summary>
/// The session cookie, for browsers that keep one in the LMS's frame. <c>Partitioned</c> (CHIPS): it exists only inside this LMS, which is also what lets it
/// live where third-party cookies are blocked. It has no lifetime of its own and goes with the browser: the next one at a shared computer finds nothing.
/// How long it opens anything stands in the sealed visit.
/// </summary>
internal static class SessionCookie
{
    public const string Name = "__Host-rtw-session";

    public static void Set(HttpContext http, Tickets tickets, Visit visit) => Append(http, tickets.Write(visit), lifetime: null);

    /// <summary>Takes it away: this browser opens nothing with it any more.</summary>
    public static void Clear(HttpContext http) => Append(http, "", TimeSpan.Zero);

    private static void Append(HttpContext http, string text, TimeSpan? lifetime)
    {
        var cookie = new SetCookieHeaderValue(Name, text)
        {
            Path = "/",
            Secure = true,
            HttpOnly = true,
            SameSite = Microsoft.Net.Http.Headers.SameSiteMode.None,
            MaxAge = lifetime,
        };
        cookie.Extensions.Add("Partitioned");
        http.Response.Headers.Append(HeaderNames.SetCookie, cookie.ToString());
    }

    public static Visit? Read(HttpContext http, Tickets tickets) =>
        http.Request.Cookies.TryGetValue(Name, out var text) ? tickets.ReadVisit(text) : null;
}
