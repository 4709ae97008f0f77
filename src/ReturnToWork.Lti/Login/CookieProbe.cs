using Microsoft.AspNetCore.Http;

namespace ReturnToWork.Lti;

/// <summary>
/// Whether this browser keeps cookies for us where the launch is shown: a cookie without content, of the same kind as the login's, set once and looked for when the login comes again
/// (lti.md C6). It is no secret and proves nothing; the login's own cookie does that.
/// </summary>
internal static class CookieProbe
{
    private const string Name = "__Host-rtw-cookies";

    public static void Give(HttpResponse response) => response.Cookies.Append(Name, "1", LoginCookie.Options(life: null));

    public static bool CameBack(HttpRequest request) => request.Cookies.ContainsKey(Name) || LoginCookie.AnyIn(request);
}
