using System.Globalization;
using ReturnToWork.Courses;
using ReturnToWork.Courses.Rendering;
using ReturnToWork.Tool.Sessions;

namespace ReturnToWork.Tool.Pages.Mine;

/// <summary>A bundle as a page: a card per theme, then who sees what, the own page and the way out. The cards are the own page's too.</summary>
internal static class ListMarkup
{
    public static string Title(string language) => OwnPageMarkup.Texts[language]["bundle.title"];

    public static Html Write(ThemeList list, Visit visit, Progress? progress, Onward onward)
    {
        var words = OwnPageMarkup.Texts[onward.Language];
        var html = new Html();
        Head(html, Title(onward.Language), list.Path, onward);
        html.Line($"""<p class="intro">{words["intro"]}</p>""");
        Cards(html, list.Themes, visit, progress, onward, "h2");
        html.Line($"""<section class="who"><h2>{words["who"]}</h2>""");
        WhoMarkup.Sentences(html, list.Themes[0], visit, progress, lmsHears: false, words);
        html.AddMade("</section>\n<p class=\"acts\">");
        if (!visit.IsPreview) onward.To(html, ThemeLists.Mine, words["mine.title"]);
        OwnPageMarkup.StopButton(html, onward, words);
        html.AddMade("</p>\n");
        return html;
    }

    /// <summary>The title, and the same page in the other language.</summary>
    public static void Head(Html html, string title, string path, Onward onward)
    {
        html.Line($"""<header class="page-head"><h1>{title}</h1>""");
        foreach (var other in Phrases.Languages.Where(other => other != onward.Language)) onward.To(html, path, OwnPageMarkup.Texts[other]["language"], cssClass: "link", language: other);
        html.AddMade("</header>\n");
    }

    public static void Cards(Html html, IEnumerable<Theme> themes, Visit visit, Progress? progress, Onward onward, string heading)
    {
        var words = OwnPageMarkup.Texts[onward.Language];
        var shown = themes.ToList();
        html.AddMade(ThemeCovers.Drawings(shown)).AddMade("<ul class=\"theme-cards\">\n");
        foreach (var theme in shown)
        {
            var (number, name) = (ThemeLists.NumberOf(theme), theme.Name(words.Language));
            var (state, act) = progress?.Done.TryGetValue(number, out var done) == true ? (done ? "done" : "busy", done ? "again" : "on") : (null, "open");
            html.Add($"""<li class="theme-card" data-theme="{number}">""").AddMade(ThemeCovers.Of(theme)).AddMade($"<div><{heading}>").Add($"""{words["theme", ("n", number)]}: {name}""").AddMade($"</{heading}>");
            html.Add($"""<p>{theme.Goal(words.Language)}</p><p class="facts">{words["minutes", ("n", theme.Minutes.ToString(CultureInfo.InvariantCulture))]}""");
            if (state is not null) html.Add($""" <strong class="state" data-state="{state}">{words[state]}</strong>""");
            html.AddMade("</p><div class=\"row\">");
            onward.To(html, $"/themes/{number}", words[act], words[$"{act}.label", ("name", name)]);
            if (visit.IsPreview) ForTeacher(html, number, words);
            html.AddMade("</div></div></li>\n");
        }

        html.AddMade("</ul>\n");
    }

    // In a window of their own: nobody may frame a page that is open to anybody.
    private static void ForTeacher(Html html, string number, Phrases words)
    {
        html.Add($""" <a class="button" href="/open/{number}?mode=workshop&amp;language={words.Language}" target="_blank" rel="noopener">{words["teacher.group"]}</a>""");
        html.Add($""" <a class="button" href="/open/{number}/papier?language={words.Language}" target="_blank" rel="noopener">{words["teacher.paper"]}</a>""");
    }
}
