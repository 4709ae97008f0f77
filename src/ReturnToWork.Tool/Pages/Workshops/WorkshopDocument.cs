using System.Globalization;
using ReturnToWork.Courses;
using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Tool.Pages.Workshops;

/// <summary>What the pages of workshops have around them, and the ways between them. For anybody, about nobody: no address says who was there.</summary>
internal static class WorkshopDocument
{
    public const string List = "/open/workshops";

    private static readonly IReadOnlyDictionary<string, Phrases> Texts = Phrases.Read("workshops.json");

    /// <param name="language">What the address asks for; else the browser's own counts.</param>
    public static Phrases WordsFor(string? language, HttpContext http) => Texts[Phrases.LanguageOf(language, http)];

    public static string Number(Theme theme) => theme.Number.ToString(CultureInfo.InvariantCulture);

    public static string Script(Theme theme, string language) => $"/open/{Number(theme)}/workshop?language={language}";

    public static string Beamer(Theme theme, string language) => $"/open/{Number(theme)}/beamer?language={language}";

    /// <summary>Where to go from a workshop: what it shows, prints and rests on.</summary>
    public static IEnumerable<(string Address, string Key)> Beside(Theme theme, string language) =>
    [
        (Beamer(theme, language), "beamer"), ($"/open/{Number(theme)}/papier?language={language}", "sheets"), ($"/open/{Number(theme)}?mode=workshop&language={language}", "group"),
        ($"{WhyPages.Address}?thema={Number(theme)}&language={language}", "why"),
    ];

    /// <summary>Heading and the way to the other language.</summary>
    public static Html Head(Phrases words, string title, string address)
    {
        var html = new Html();
        html.Add($"""<header class="page-head"><h1>{title}</h1>""");
        html.AddMade(OpenPage.Languages(Texts, words.Language, other => $"{address}?language={other}").ToString());
        return html.AddMade("</header>\n");
    }
}
