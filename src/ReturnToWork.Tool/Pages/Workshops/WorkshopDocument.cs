using System.Globalization;
using System.Text;
using ReturnToWork.Courses;
using ReturnToWork.Courses.Rendering;
using ReturnToWork.Tool.Http;

namespace ReturnToWork.Tool.Pages.Workshops;

/// <summary>What the pages of workshops have around them, and the ways between them. For anybody, about nobody: no address says who was there.</summary>
internal static class WorkshopDocument
{
    public const string List = "/open/workshops";

    private static readonly IReadOnlyDictionary<string, Phrases> Texts = Phrases.Read("workshops.json");

    /// <param name="language">What the address asks for; else the browser's own counts.</param>
    public static Phrases WordsFor(string? language, HttpContext http) => Texts[Phrases.LanguageOf(language, http.Request.GetTypedHeaders().AcceptLanguage.FirstOrDefault()?.Value.Value)];

    public static string Number(Theme theme) => theme.Number.ToString(CultureInfo.InvariantCulture);

    public static string Script(Theme theme, string language) => $"/open/{Number(theme)}/workshop?language={language}";

    public static string Beamer(Theme theme, string language) => $"/open/{Number(theme)}/beamer?language={language}";

    /// <summary>Where to go from a workshop: what it shows, prints and rests on.</summary>
    public static IEnumerable<(string Address, string Key)> Beside(Theme theme, string language) =>
    [
        (Beamer(theme, language), "beamer"), ($"/open/{Number(theme)}/papier?language={language}", "sheets"), ($"/open/{Number(theme)}?mode=workshop&language={language}", "group"),
        ($"{WhyPages.Address}?thema={Number(theme)}&language={language}", "why"),
    ];

    /// <param name="style">The stylesheet beside the common ones.</param>
    /// <param name="script">The page's own script.</param>
    public static IResult Answer(HttpContext http, Phrases words, string title, string style, string script, Html main)
    {
        var nonce = http.RequestServices.GetRequiredService<PagePolicy>().Nonce;
        var html = new Html();
        html.Line($"""
            <!DOCTYPE html>
            <html lang="{words.Language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title}</title>
            <link rel="stylesheet" href="{PlayerAssets.Tokens}">
            <link rel="stylesheet" href="{PlayerAssets.Drawings}">
            <link rel="stylesheet" href="/assets/tool.css">
            <link rel="stylesheet" href="{style}">
            <link rel="icon" href="{PlainPage.Icon}" type="image/svg+xml">
            </head>
            <body>
            """);
        html.AddMade(main.ToString());
        html.Line($"""<script src="{script}" nonce="{nonce}" defer></script></body></html>""");
        return Results.Text(html.ToString(), "text/html", Encoding.UTF8);
    }

    /// <summary>Heading and the way to the other language.</summary>
    public static Html Head(Phrases words, string title, string address)
    {
        var html = new Html();
        html.Add($"""<header class="page-head"><h1>{title}</h1>""");
        foreach (var other in Phrases.Languages.Where(other => other != words.Language))
            html.Add($"""<a class="no-print" href="{address}?language={other}" lang="{other}" hreflang="{other}">{Texts[other]["language"]}</a>""");
        return html.AddMade("</header>\n");
    }
}
