using System.Globalization;
using ReturnToWork.Courses;
using ReturnToWork.Courses.Rendering;
using ReturnToWork.Tool.Sessions;

namespace ReturnToWork.Tool.Pages.Mine;

/// <summary>How a list goes on from here: by links where the browser keeps the session, else by forms that carry it (<paramref name="Carried"/>).</summary>
internal sealed record Onward(string Language, string? Carried);

/// <summary>The list as a page: a card per theme, then who sees what.</summary>
internal static class ListMarkup
{
    private static readonly IReadOnlyDictionary<string, Phrases> Texts = Phrases.Read("mine.json");

    public static string Title(ThemeList list, string language) => Texts[language][list.IsMine ? "mine.title" : "bundle.title"];

    public static Html Write(ThemeList list, Visit visit, Progress? progress, Onward onward)
    {
        var words = Texts[onward.Language];
        var html = new Html();
        html.Line($"""<header class="page-head"><h1>{Title(list, onward.Language)}</h1>""");
        Language(html, list, onward);
        html.Line($"""</header><p class="intro">{words["intro"]}</p>""");
        html.AddMade("<ul class=\"theme-cards\">\n");
        foreach (var theme in list.Themes) Card(html, theme, progress, onward, words);
        html.AddMade("</ul>\n");
        WhoSees(html, list.Themes[0], visit, progress, words);
        return html;
    }

    private static void Card(Html html, Theme theme, Progress? progress, Onward onward, Phrases words)
    {
        var (number, language) = (ThemeLists.NumberOf(theme), words.Language);
        var (state, act) = progress?.Done.TryGetValue(number, out var done) == true ? (done ? "done" : "busy", done ? "again" : "on") : (null, "open");
        html.Add($"""<li class="theme-card" data-theme="{number}"><h2>{words["theme", ("n", number)]}: {theme.Name(language)}</h2><p>{theme.Goal(language)}</p><p class="facts">{words["minutes", ("n", theme.Minutes.ToString(CultureInfo.InvariantCulture))]}""");
        if (state is not null) html.Add($""" <strong class="state" data-state="{state}">{words[state]}</strong>""");
        html.AddMade("</p>");
        var label = words[$"{act}.label", ("name", theme.Name(language))];
        if (onward.Carried is not { } carried)
        {
            html.Line($"""<p><a class="button" href="/themes/{number}?language={language}" aria-label="{label}">{words[act]}</a></p></li>""");
            return;
        }

        html.Add($"""<form method="post" action="/themes/{number}">""").Add(Hidden("visit", carried)).Add(Hidden("language", language));
        html.Line($"""<button class="button" aria-label="{label}">{words[act]}</button></form></li>""");
    }

    private static void Language(Html html, ThemeList list, Onward onward)
    {
        foreach (var other in Phrases.Languages.Where(other => other != onward.Language))
        {
            var name = Texts[other]["language"];
            if (onward.Carried is { } carried)
                html.Add($"""<form method="post" action="{list.Path}">""").Add(Hidden("visit", carried)).Add(Hidden("language", other)).Line($"""<button class="link" lang="{other}">{name}</button></form>""");
            else
                html.Line($"""<a href="{list.Path}?language={other}" lang="{other}" hreflang="{other}">{name}</a>""");
        }
    }

    // The sentences are the theme's own (Courses), so that list and theme never say two things. From a list nothing goes back to the LMS.
    private static void WhoSees(Html html, Theme theme, Visit visit, Progress? progress, Phrases words)
    {
        html.Line($"""<section class="who"><h2>{words["who"]}</h2>""");
        if (visit.IsPreview)
        {
            html.Line($"<p>{words["preview"]}</p></section>");
            return;
        }

        var said = new WhoSees(HostKind.Lti, progress is not null, CoachCode(progress), LmsGetsCompletion: false).Sentences(theme, words.Language);
        foreach (var sentence in (string?[])[said.You, said.Coach, said.CoachMode, said.Manager, said.Website])
        {
            if (sentence is not null) html.Line($"<p>{sentence}</p>");
        }

        if (progress is null) html.Line($"<p>{words["not-kept"]}</p>");
        html.AddMade("</section>\n");
    }

    private static PairedCoach? CoachCode(Progress? progress) => ThemePages.Coach(progress?.Coach);

    private static Html.Markup Hidden(string name, string value) => $"""<input type="hidden" name="{name}" value="{value}">""";
}
