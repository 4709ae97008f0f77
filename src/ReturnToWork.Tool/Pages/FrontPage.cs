using System.Globalization;
using ReturnToWork.Courses;
using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Tool.Pages;

/// <summary><c>GET /</c>: what this is, the themes that anybody may look at, and what there is to read and print beside them.</summary>
internal static class FrontPage
{
    private static readonly IReadOnlyDictionary<string, Phrases> Texts = Phrases.Read("front.json");

    /// <summary>What stands below the themes: heading → address and key of each link.</summary>
    private static readonly (string Heading, (string Address, string Key)[] Links)[] Below =
    [
        ("leaflets", [("/open/folder", "join"), ("/open/folder/lang", "join.long"), ("/open/onderzoek", "research"), ("/open/folder/professionals", "professionals")]),
        ("talk", [(Cards.TalkDocument.One, "cards"), (Cards.TalkDocument.Paper, "cards.paper")]),
        ("paper", [("/open/papier", "booklet")]),
        ("guides", [(Workshops.WorkshopDocument.List, "workshops"), (WhyPages.Address, "why")]),
    ];

    public static IResult Handle(string? language, HttpContext http, Themes themes)
    {
        var words = Texts[Phrases.LanguageOf(language, http)];
        var html = new Html();
        html.Line($"""<header class="page-head"><h1>{words["title"]}</h1>""");
        html.AddMade(OpenPage.Languages(Texts, words.Language, other => $"/?language={other}").ToString());
        html.Line($"""</header><p class="intro">{words["intro"]}</p>""");
        Covers(html, themes, words);
        foreach (var (heading, links) in Below) Section(html, words, heading, links);
        html.Line($"""<p class="small">{words["concept"]}</p><p><a class="link" href="{AccessibilityPage.Address}">{words["access"]}</a></p>""");
        return FramedPage.Answer(http, words.Language, words["title"], html);
    }

    private static void Covers(Html html, Themes themes, Phrases words)
    {
        html.AddMade(ThemeCovers.Drawings(themes.All)).AddMade("<ul class=\"covers\">\n");
        foreach (var theme in themes.All)
        {
            var number = theme.Number.ToString(CultureInfo.InvariantCulture);
            html.Add($"""<li><a href="/open/{number}?language={words.Language}">""").AddMade(ThemeCovers.Of(theme));
            html.Line($"""<span class="small">{words["theme", ("n", number)]}</span><strong>{theme.Name(words.Language)}</strong><span>{theme.Goal(words.Language)}</span></a></li>""");
        }

        html.AddMade("</ul>\n");
    }

    private static void Section(Html html, Phrases words, string heading, (string Address, string Key)[] links)
    {
        html.Line($"""<section class="reads"><h2>{words[heading]}</h2><ul>""");
        foreach (var (address, key) in links) html.Line($"""<li><a href="{address}?language={words.Language}">{words[key]}</a><br>{words[$"{key}.what"]}</li>""");
        html.AddMade("</ul></section>\n");
    }
}
