using System.Text;
using ReturnToWork.Courses;
using ReturnToWork.Tool.Http;

namespace ReturnToWork.Tool.Pages;

/// <summary>Themes for the printer. Open to anybody, like the themes themselves: nothing on these pages is about a person.</summary>
internal sealed class PaperPages(Themes themes)
{
    /// <summary><c>GET /open/{n}/papier</c>: the blank sheets of one theme.</summary>
    public IResult Sheets(string number, string? language, HttpContext http) =>
        themes.Find(number) is { } theme ? Write(PaperKind.Sheets, [theme], language, $"/open/{number}/papier", new WayBack($"/open/{number}"), http) : ThemePages.Missing();

    /// <summary><c>GET /open/papier</c>: one booklet of all themes.</summary>
    public IResult Booklet(string? language, HttpContext http) =>
        Write(PaperKind.Booklet, [.. themes.All], language, "/open/papier", back: null, http);

    private static IResult Write(PaperKind kind, IReadOnlyList<Theme> shown, string? language, string address, WayBack? back, HttpContext http)
    {
        var policy = http.RequestServices.GetRequiredService<PagePolicy>();
        var wanted = language ?? http.Request.GetTypedHeaders().AcceptLanguage.FirstOrDefault()?.Value.Value?.Split('-')[0] ?? "";
        var parts = new PaperPageParts(
            kind, shown, wanted, policy.Nonce, PlayerAssets.PaperScript, PlayerAssets.PaperStyles,
            shown[0].Languages.ToDictionary(other => other, other => $"{address}?language={other}", StringComparer.Ordinal), PlainPage.Icon, back);
        return Results.Text(PaperPage.Write(parts), "text/html", Encoding.UTF8);
    }
}

/// <summary>The routes of paper.</summary>
internal static class PaperRoutes
{
    public static void MapPaper(this IEndpointRouteBuilder app)
    {
        app.MapGet("/open/papier", (string? language, HttpContext http, PaperPages pages) => pages.Booklet(language, http));
        app.MapGet("/open/{n}/papier", (string n, string? language, HttpContext http, PaperPages pages) => pages.Sheets(n, language, http));
    }
}
