using System.Text;
using ReturnToWork.Courses;
using ReturnToWork.Courses.Rendering;
using ReturnToWork.Tool.Http;

namespace ReturnToWork.Tool.Pages;

/// <summary>The document around a page of this host that stands in an LMS's frame, in one language.</summary>
internal static class FramedPage
{
    /// <summary>What its forms may be known by: <c>no-referrer</c> would send <c>Origin: null</c> with them, and no address of ours holds a secret.</summary>
    public const string ReferrerPolicy = "same-origin";

    /// <param name="house">Whose page it is: its style, its logo above and help below; null for a page of nobody's.</param>
    /// <param name="around">The reader's letters and the page's script; null for a page that has neither.</param>
    public static IResult Answer(HttpContext http, string language, string title, Html main, int status = StatusCodes.Status200OK, string referrer = ReferrerPolicy, HouseOfPage? house = null, FrameAround? around = null)
    {
        http.Response.Headers["Referrer-Policy"] = referrer;
        var html = new Html();
        html.Add($"""
            <!DOCTYPE html>
            <html lang="{language}"
            """);
        if (around is not null) html.Add($" data-size=\"{around.TextSize}\"");
        html.Add($"""
            >
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title}</title>
            <link rel="stylesheet" href="{PlayerAssets.Tokens}">
            <link rel="stylesheet" href="{PlayerAssets.Drawings}">
            <link rel="stylesheet" href="/assets/tool.css">

            """);
        if (around is not null) html.AddMade("<link rel=\"stylesheet\" href=\"/assets/mine.css\">\n");
        if (house?.House.StyleAddress is { } style) html.Line($"""<link rel="stylesheet" href="{style}">""");
        html.Line($"""<link rel="icon" href="{PlainPage.Icon}" type="image/svg+xml"></head><body>""");
        if (house?.House.Logo is { } logo) html.Line($"""<header class="house"><img class="logo" src="{logo.Address}" alt="{logo.Name}"></header>""");
        html.AddMade("<main>\n").AddMade(main.ToString()).AddMade("</main>\n");
        if (house is not null) html.AddMade("<footer class=\"house\">").AddMade(HelpMarkup.Of(house.Texts, language, house.House)).AddMade("</footer>\n");
        if (around?.ScriptJson is { } json)
        {
            var nonce = http.RequestServices.GetRequiredService<PagePolicy>().Nonce;
            html.AddMade($"<script type=\"application/json\" id=\"rtw-mine\">{json.Replace("<", "\\u003c", StringComparison.Ordinal)}</script>\n").Line($"""<script src="/assets/mine.js" nonce="{nonce}" defer></script>""");
        }

        html.AddMade("</body>\n</html>\n");
        return Results.Text(html.ToString(), "text/html", Encoding.UTF8, status);
    }
}

/// <summary>An organisation, and a theme whose fixed texts its page says.</summary>
internal sealed record HouseOfPage(House House, Theme Texts);

/// <summary>What stands around such a page.</summary>
/// <param name="TextSize">0, 1 or 2: how much bigger the letters are.</param>
/// <param name="ScriptJson">What <c>assets/mine.js</c> reads; null: no script.</param>
internal sealed record FrameAround(int TextSize, string? ScriptJson = null);
