using System.Globalization;
using ReturnToWork.Courses.Leaflets;
using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Tool.Pages.Leaflets;

/// <summary>Leaflets to read, hear and print: for anybody, about nobody.</summary>
internal sealed class LeafletPages(LeafletBook book)
{
    private static readonly IReadOnlyDictionary<string, Phrases> Texts = Phrases.Read("leaflets.json");

    /// <summary>Address → the leaflet behind it, in the order in which they are named below each other.</summary>
    public static readonly IReadOnlyList<(string Address, string Name)> All =
    [
        ("/open/folder", LeafletBook.Join),
        ("/open/folder/lang", LeafletBook.Join + "-lang"),
        ("/open/folder/coaching", LeafletBook.Coaching),
        ("/open/onderzoek", LeafletBook.Research),
        ("/open/onderzoek/lang", LeafletBook.Research + "-lang"),
        ("/open/folder/professionals", "professionals"),
    ];

    public IResult Show(string address, string name, string? language, HttpContext http)
    {
        var text = book.Of(name, Phrases.LanguageOf(language, http));
        var words = Texts[text.Language];
        var html = new Html();
        html.Line($"""<main class="leaflet" data-level="{Level(text)}" lang="{text.Language}" data-aloud data-aloud-words="{OpenPage.AloudWords(words)}">""");
        html.Line($"""<header class="page-head"><h1>{text.Title}</h1>""").AddMade(OpenPage.Languages(Texts, text.Language, other => $"{address}?language={other}").ToString());
        html.Line($"""</header><p class="no-print"><button type="button" class="button" data-print hidden>{words["print"]}</button></p>""");
        html.AddMade("<div class=\"leaves\">\n").AddMade(book.Markup(text)).AddMade("</div>\n");
        html.Line($"""<p class="small version">{words["version", ("n", text.Version.ToString(CultureInfo.InvariantCulture)), ("day", DayInWords(text.Day, text.Language))]}</p>""");
        Others(html, address, words);
        return new OpenPage(text.Language, text.Title, "/assets/leaflet.css", PlayerAssets.PaperScript, PlayerAssets.AloudScript).Answer(http, html.AddMade("</main>\n"));
    }

    /// <summary>What a link to this leaflet says.</summary>
    public static string LinkOf(string name, string language) => Texts[language][name];

    public static string DayInWords(DateOnly day, string language) => day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo(language == "nl" ? "nl-NL" : "en-GB"));

    private static void Others(Html html, string here, Phrases words)
    {
        html.Line($"""<nav class="no-print more" aria-labelledby="more"><h2 id="more">{words["more"]}</h2><ul>""");
        foreach (var (address, name) in All.Where(one => one.Address != here)) html.Line($"""<li><a href="{address}?language={words.Language}">{words[name]}</a></li>""");
        html.Line($"""<li><a href="/?language={words.Language}">{words["themes"]}</a></li></ul></nav>""");
    }

    private static string Level(LeafletText text) => text.Level switch { LeafletLevel.A2 => "a2", LeafletLevel.B1 => "b1", _ => "professional" };
}

/// <summary>The routes of leaflets.</summary>
internal static class LeafletRoutes
{
    public static IServiceCollection AddLeaflets(this IServiceCollection services) => services.AddSingleton<LeafletBook>().AddSingleton<LeafletPages>();

    public static void MapLeaflets(this IEndpointRouteBuilder app)
    {
        // Read now, so that a fault in them stops the start.
        app.ServiceProvider.GetRequiredService<LeafletBook>();
        foreach (var (address, name) in LeafletPages.All)
            app.MapGet(address, (string? language, HttpContext http, LeafletPages pages) => pages.Show(address, name, language, http));
    }
}
