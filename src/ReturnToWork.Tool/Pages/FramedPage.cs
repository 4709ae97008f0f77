using System.Text;
using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Tool.Pages;

/// <summary>The document around a page of this host that stands in an LMS's frame, in one language.</summary>
internal static class FramedPage
{
    /// <summary>What its forms may be known by: <c>no-referrer</c> would send <c>Origin: null</c> with them, and no address of ours holds a secret.</summary>
    public const string ReferrerPolicy = "same-origin";

    public static IResult Answer(HttpContext http, string language, string title, Html main, int status = StatusCodes.Status200OK, string referrer = ReferrerPolicy)
    {
        http.Response.Headers["Referrer-Policy"] = referrer;
        var html = new Html();
        html.Add($"""
            <!DOCTYPE html>
            <html lang="{language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title}</title>
            <link rel="stylesheet" href="/assets/tool.css">
            <link rel="icon" href="{PlainPage.Icon}" type="image/svg+xml">
            </head>
            <body>
            <main>

            """);
        html.AddMade(main.ToString());
        html.AddMade("</main>\n</body>\n</html>\n");
        return Results.Text(html.ToString(), "text/html", Encoding.UTF8, status);
    }
}
