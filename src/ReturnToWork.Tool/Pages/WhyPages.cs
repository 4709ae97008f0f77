using System.Text;
using ReturnToWork.Courses;
using ReturnToWork.Courses.Behaviour;

namespace ReturnToWork.Tool.Pages;

/// <summary>"Waarom zo?", for professionals and open to anybody: which theme works on what, and why. Nothing on it is about a person.</summary>
internal sealed class WhyPages(Themes themes)
{
    public const string Address = "/open/waarom";
    private static readonly string[] Styles = [PlayerAssets.Tokens, "/assets/tool.css", "/assets/why.css"];

    /// <summary><c>GET /open/waarom</c>: all themes in one drawing.</summary>
    /// <param name="chosen">Number of the theme whose way is shown; anything else shows all.</param>
    public IResult All(string? chosen, string? language, HttpContext http) =>
        Answer(TheoryPage.Write(Parts(chosen is null ? null : themes.Find(chosen), language, http, theme => Address + (theme is null ? "?" : $"?thema={TheoryDrawing.NumberOf(theme)}&"))));

    /// <summary><c>GET /open/{n}/waarom</c>: one theme, screen by screen.</summary>
    public IResult One(string number, string? language, HttpContext http) =>
        themes.Find(number) is { } theme ? Answer(TheoryPage.WriteOne(Parts(theme, language, http, _ => $"/open/{number}/waarom?"))) : ThemePages.Missing();

    private TheoryPageParts Parts(Theme? chosen, string? language, HttpContext http, Func<Theme?, string> here)
    {
        var shown = Phrases.LanguageOf(language, http);
        return new TheoryPageParts(
            themes.Model, [.. themes.All], shown, chosen, $"{Address}?language={shown}", "/", Styles, PlainPage.Icon,
            Phrases.Languages.ToDictionary(other => other, other => $"{here(chosen)}language={other}", StringComparer.Ordinal),
            theme => $"{Address}?thema={TheoryDrawing.NumberOf(theme)}&language={shown}",
            theme => $"/open/{TheoryDrawing.NumberOf(theme)}/waarom?language={shown}",
            theme => $"/open/{TheoryDrawing.NumberOf(theme)}?language={shown}");
    }

    private static IResult Answer(string html) => Results.Text(html, "text/html", Encoding.UTF8);
}

/// <summary>The routes of "Waarom zo?".</summary>
internal static class WhyRoutes
{
    public static void MapWhy(this IEndpointRouteBuilder app)
    {
        app.MapGet(WhyPages.Address, (string? thema, string? language, HttpContext http, WhyPages pages) => pages.All(thema, language, http));
        app.MapGet("/open/{n}/waarom", (string n, string? language, HttpContext http, WhyPages pages) => pages.One(n, language, http));
    }
}
