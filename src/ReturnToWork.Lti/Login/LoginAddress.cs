using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace ReturnToWork.Lti;

/// <summary>
/// Our own addresses at which the same login goes on. The two marks in them only choose the rung of the ladder, and each rung asks for a full proof of its own: whoever writes a mark by hand
/// gets another rung, never a weaker one.
/// </summary>
internal static class LoginAddress
{
    private const string Again = "again";
    private const string Own = "own";

    /// <summary>The cookie probe was set by an earlier request of this login: a cookie that is not there now will not come.</summary>
    public static bool WasProbed(HttpRequest request) => request.Query[Again] == "1";

    /// <summary>Our own link opened this window, or the browser says that it is one: nobody frames us here, and there is no further rung.</summary>
    public static bool IsOwnWindow(HttpRequest request) => request.Query[Own] == "1" || request.Headers["Sec-Fetch-Dest"] == "document";

    /// <summary>The same login once more, to see whether the probe comes back. For a form post its fields are sent again by the browser (307).</summary>
    public static string Probe(HttpRequest request, LoginRequest asked) =>
        HttpMethods.IsPost(request.Method) ? $"{Path(request)}?{Again}=1" : With(request, asked, (Again, true), (Own, request.Query[Own] == "1"));

    /// <summary>The same login without the platform's storage.</summary>
    public static string WithoutStorage(HttpRequest request, LoginRequest asked) =>
        With(request, asked with { StorageTarget = null }, (Again, true), (Own, request.Query[Own] == "1"));

    /// <summary>The same login from the beginning, in a window of its own. Nobody there keeps anything for us: the window that opened it is this page's.</summary>
    public static string OwnWindow(HttpRequest request, LoginRequest asked) => With(request, asked with { StorageTarget = null }, (Own, true));

    private static string With(HttpRequest request, LoginRequest asked, params (string Name, bool Set)[] marks) =>
        Path(request) + new QueryBuilder(asked.Parameters().Concat(marks.Where(mark => mark.Set).Select(mark => KeyValuePair.Create(mark.Name, "1"))));

    private static string Path(HttpRequest request) => request.PathBase + "/lti/login";
}
