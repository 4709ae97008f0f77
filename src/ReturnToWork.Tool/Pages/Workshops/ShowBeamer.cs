using ReturnToWork.Courses.Rendering;
using ReturnToWork.Courses.Workshops;

namespace ReturnToWork.Tool.Pages.Workshops;

/// <summary><c>GET /open/{n}/beamer</c>: the slides of a workshop, one at a time with keys or a clicker; under each other without script.</summary>
internal static class ShowBeamer
{
    public static IResult Handle(string n, string? language, HttpContext http, Themes themes)
    {
        var words = WorkshopDocument.WordsFor(language, http);
        if (themes.Find(n) is not { } theme || themes.Workshops.Of(theme, words.Language) is not { } workshop)
            return ThemePages.Missing();
        var slides = themes.Workshops.Slides(theme, workshop);
        var html = new Html();
        html.AddMade(WorkshopLibrary.Drawings(theme, slides)).AddMade("<main class=\"beamer\">\n");
        foreach (var (i, slide) in slides.Index()) Slide(html, slide, i, slides.Count, words);
        html.Line($"""
            </main>
            <nav class="beamer-ways"><a class="button" href="{WorkshopDocument.Script(theme, words.Language)}">{words["to.script"]}</a>
            <span class="turn" hidden><button type="button" class="button" data-full hidden>{words["full"]}</button><button type="button" class="button" data-turn="-1">{words["previous"]}</button><span data-place role="status"></span><button type="button" class="button go" data-turn="1">{words["next"]}</button></span></nav>
            """);
        return new OpenPage(words.Language, workshop.Title, "/assets/beamer.css", "/assets/beamer.js").Answer(http, html);
    }

    private static void Slide(Html html, WorkshopSlide slide, int index, int count, Phrases words)
    {
        html.Line($"""<section class="slide{(slide.IsScene ? " is-scene" : "")}{(index == 0 ? " is-title" : "")}" id="dia-{index + 1}" data-place="{words["slide.of", ("n", $"{index + 1}"), ("all", $"{count}")]}">""");
        if (slide.Picture is { } picture) Drawing(html, slide, picture, index == 0);
        html.AddMade("<div>").AddMade(index == 0 ? "<h1>" : "<h2>").Add($"{slide.Title}").AddMade(index == 0 ? "</h1>" : "</h2>");
        foreach (var line in slide.Lines) html.Add($"<p>{line}</p>");
        html.AddMade("</div></section>\n");
    }

    private static void Drawing(Html html, WorkshopSlide slide, string picture, bool isTitle)
    {
        var box = slide.IsScene || isTitle && picture.StartsWith("scene-", StringComparison.Ordinal) ? "0 0 320 240" : "0 0 96 96";
        if (slide.Alt.Length > 0) html.Line($"""<svg viewBox="{box}" role="img" aria-label="{slide.Alt}"><use href="#{picture}"/></svg>""");
        else html.Line($"""<svg viewBox="{box}" aria-hidden="true"><use href="#{picture}"/></svg>""");
    }
}
