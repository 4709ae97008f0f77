using ReturnToWork.Tool.Http;

namespace ReturnToWork.Tool.Admin;

/// <summary>
/// Theme pages are served from this same origin, so a script there that went astray could ask for these pages with the administrator's cookie. Browsers say what
/// a request is for (<c>Sec-Fetch-Dest</c>, which no page can forge): these pages answer only when they are to be shown whole, in a window.
/// </summary>
internal static class AdminDoor
{
    public static void UseAdminDoor(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (!AdminArea.IsHere(http.Request))
        {
            await next(http);
            return;
        }

        var headers = http.Response.Headers;
        headers.XFrameOptions = "DENY";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (http.Request.Headers["Sec-Fetch-Dest"].ToString() is not ("" or "document"))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            await Surprises.AnswerAsync(http, "other", StatusCodes.Status403Forbidden);
            return;
        }

        await next(http);
    });
}
