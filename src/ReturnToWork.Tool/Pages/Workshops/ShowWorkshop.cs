using ReturnToWork.Courses;
using ReturnToWork.Courses.Rendering;
using ReturnToWork.Courses.Workshops;

namespace ReturnToWork.Tool.Pages.Workshops;

/// <summary><c>GET /open/{n}/workshop</c>: the hour to read, to print and to hold in the hand.</summary>
internal static class ShowWorkshop
{
    public static IResult Handle(string n, string? language, HttpContext http, Themes themes)
    {
        var words = WorkshopDocument.WordsFor(language, http);
        if (themes.Find(n) is not { } theme || themes.Workshops.Of(theme, words.Language) is not { } workshop)
            return ThemePages.Missing();
        var shared = themes.Workshops.SharedIn(words.Language);
        var script = new WorkshopScript(theme, words);
        var html = new Html();
        html.AddMade("<main class=\"workshop\">\n").Line($"""<p class="small">{words["kind", ("n", n)]} · {words["minutes", ("n", $"{workshop.Minutes}")]}</p>""");
        html.AddMade(WorkshopDocument.Head(words, workshop.Title, $"/open/{n}/workshop").ToString());
        Ways(html, theme, words);
        script.Facts(html, workshop);
        script.AtAGlance(html, workshop);
        html.Line($"""<section class="shared" id="afspraken"><h2>{words["agreements"]}</h2>""");
        script.Lines(html, shared.Agreements);
        html.AddMade("</section>\n");
        script.Parts(html, workshop);
        Group(html, script, words["variants"], workshop.Variants);
        Group(html, script, words["cases"], workshop.Cases);
        Group(html, script, words["cases.shared"], shared.Cases);
        html.Line($"""<p class="no-print"><a class="link" href="{WorkshopDocument.List}?language={words.Language}">{words["all"]}</a></p></main>""");
        return new OpenPage(words.Language, workshop.Title, "/assets/workshop.css", PlayerAssets.PaperScript).Answer(http, html);
    }

    private static void Ways(Html html, Theme theme, Phrases words)
    {
        html.AddMade("<nav class=\"no-print ways\"><ul>");
        foreach (var (address, key) in WorkshopDocument.Beside(theme, words.Language))
            html.Add($"""<li><a href="{address}">{words[key]}</a></li>""");
        html.Line($"""</ul><button type="button" class="button" data-print hidden>{words["print"]}</button></nav>""");
    }

    private static void Group(Html html, WorkshopScript script, string heading, IReadOnlyList<WorkshopPart> parts)
    {
        html.Line($"""<section class="cases"><h2>{heading}</h2>""");
        foreach (var part in parts)
        {
            html.Line($"""<div class="case" id="{part.Id}"><h3>{part.Title}</h3>""");
            script.Lines(html, part);
            html.AddMade("</div>\n");
        }

        html.AddMade("</section>\n");
    }
}
