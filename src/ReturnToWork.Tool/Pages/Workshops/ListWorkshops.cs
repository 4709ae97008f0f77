using ReturnToWork.Courses;
using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Tool.Pages.Workshops;

/// <summary><c>GET /open/workshops</c>: the workshop of each theme, with its aim and how long it takes.</summary>
internal static class ListWorkshops
{
    public static IResult Handle(string? language, HttpContext http, Themes themes)
    {
        var words = WorkshopDocument.WordsFor(language, http);
        var html = new Html();
        var shown = themes.All.Where(theme => themes.Workshops.Of(theme, words.Language) is not null).ToList();
        html.AddMade("<main>\n").AddMade(WorkshopDocument.Head(words, words["list"], WorkshopDocument.List).ToString());
        html.Line($"""<p class="intro">{words["list.what"]}</p>""").AddMade(ThemeCovers.Drawings(shown)).AddMade("<ul class=\"workshops\">\n");
        foreach (var theme in shown)
        {
            var workshop = themes.Workshops.Of(theme, words.Language)!;
            html.AddMade("<li>").AddMade(ThemeCovers.Of(theme));
            html.Line($"""<div><p class="small">{words["theme", ("n", WorkshopDocument.Number(theme)), ("name", theme.Name(words.Language))]} · {words["minutes", ("n", $"{workshop.Minutes}")]}</p><h2>{workshop.Title}</h2><p>{workshop.Aim}</p><p class="small">{workshop.ForWhom}</p>""");
            html.Line($"""<p class="acts"><a class="button" href="{WorkshopDocument.Script(theme, words.Language)}">{words["script"]}<span class="unseen">: {workshop.Title}</span></a><a class="button" href="{WorkshopDocument.Beamer(theme, words.Language)}">{words["beamer"]}<span class="unseen">: {workshop.Title}</span></a></p></div></li>""");
        }

        html.Line($"""</ul><p class="small">{words["list.keep"]}</p><p><a class="link" href="/?language={words.Language}">{words["home"]}</a></p></main>""");
        return new OpenPage(words.Language, words["list"], "/assets/workshop.css", PlayerAssets.PaperScript).Answer(http, html);
    }
}
