using System.Globalization;
using ReturnToWork.Courses;
using ReturnToWork.Courses.Rendering;
using ReturnToWork.Tool.Pages;
using ReturnToWork.Tool.Pages.Mine;

namespace ReturnToWork.Tool.Picking;

/// <summary>The picker as a page: one form, no script.</summary>
/// <param name="ticket">The sealed request.</param>
/// <param name="several">Whether more than one link may be placed.</param>
internal sealed class PickMarkup(PickOffer offer, PickChoice choice, bool several, string ticket, Phrases words)
{
    private readonly Html _html = new();

    /// <param name="unclear">Key of the sentence that says what is still to be chosen.</param>
    public Html Write(string? unclear)
    {
        _html.Line($"""<header class="page-head"><h1>{words["title"]}</h1>""");
        Language();
        _html.Line($"""</header><p class="intro">{words[several ? "intro.several" : "intro.one"]}</p>""");
        if (unclear is not null) _html.Line($"""<p class="unclear" role="alert">{words[unclear]}</p>""");
        _html.Line($"""<form method="post" action="{PickRoutes.Path}">""").Add(Hidden("ticket", ticket)).Line(Hidden("language", words.Language));
        if (offer.Themes.Count == 0) _html.Line($"<section><p>{words["nothing"]}</p></section>");
        else Themes();
        if (offer.HasMine) Pages();
        if (several && offer.HasBundle) How();
        _html.Line($"""<section class="note"><h2>{words["guide.title"]}</h2><p>{words["guide.enrol"]}</p><p>{words["guide.grades"]}</p></section>""");
        _html.AddMade("<p class=\"acts\">");
        if (offer.Themes.Count > 0) _html.Add($"""<button class="button go" name="do" value="place">{words["place"]}</button> """);
        _html.Line($"""<button class="button" name="do" value="cancel">{words["cancel"]}</button></p></form>""");
        return _html;
    }

    private void Language()
    {
        foreach (var other in Phrases.Languages.Where(other => other != words.Language))
            _html.Add($"""<form method="post" action="{PickRoutes.Path}">""").Add(Hidden("ticket", ticket)).Add(Hidden("language", other)).Line($"""<button class="link" name="do" value="read" lang="{other}">{PickTexts.Of(other)["language"]}</button></form>""");
    }

    private void Themes()
    {
        _html.Line($"""<fieldset class="picks"><legend>{words["themes"]}</legend>""");
        foreach (var theme in offer.Themes)
        {
            var (number, name) = (ThemeLists.NumberOf(theme), theme.Name(words.Language));
            Begin(PickChoice.Field, number, choice.Themes.Contains(theme) || offer is { Themes.Count: 1, HasMine: false });
            _html.Add($"""<strong>{words["theme", ("n", number)]}: {name}</strong> <span>{theme.Goal(words.Language)}</span> <span class="small">{words["minutes", ("n", theme.Minutes.ToString(CultureInfo.InvariantCulture))]}</span></span></label>""");
            _html.Line($"""<a class="preview" href="/open/{number}?language={words.Language}" target="_blank" rel="noopener noreferrer">{words["preview", ("name", name)]}</a></div>""");
        }

        _html.AddMade("</fieldset>\n");
    }

    private void Pages()
    {
        _html.Line($"""<fieldset class="picks"><legend>{words["pages"]}</legend>""");
        Begin(PickChoice.Field, PickChoice.MineValue, choice.Mine);
        _html.Line($"""<strong>{words["mine.title"]}</strong> <span>{words["mine.about"]}</span></span></label></div>""");
        if (!several && offer.HasBundle)
        {
            Begin(PickChoice.Field, PickChoice.BundleValue, choice.Together);
            _html.Line($"""<strong>{words["bundle.title"]}</strong> <span>{words["bundle.about"]}</span></span></label>""");
            _html.Line($"""<fieldset class="inner"><legend>{words["bundle.which"]}</legend>""");
            foreach (var theme in offer.Themes)
                _html.Add($"""<label><input type="checkbox" name="{PickChoice.BundleField}" value="{ThemeLists.NumberOf(theme)}" """).AddMade(choice.InBundle.Contains(theme) ? "checked>" : ">").Line($""" {theme.Name(words.Language)}</label>""");
            _html.AddMade("</fieldset></div>\n");
        }

        _html.AddMade("</fieldset>\n");
    }

    private void How()
    {
        _html.Line($"""<fieldset class="picks"><legend>{words["how"]}</legend>""");
        foreach (var (value, key, chosen) in ((string, string, bool)[])[(PickChoice.EachValue, "how.each", !choice.Together), (PickChoice.BundleValue, "how.together", choice.Together)])
            _html.Add($"""<div class="theme-card pick"><label><input type="radio" name="{PickChoice.HowField}" value="{value}" """).AddMade(chosen ? "checked>" : ">").Line($""" <span>{words[key]}</span></label></div>""");
        _html.AddMade("</fieldset>\n");
    }

    private void Begin(string field, string value, bool chosen) =>
        _html.Add($"""<div class="theme-card pick"><label><input type="{(several ? "checkbox" : "radio")}" name="{field}" value="{value}" """).AddMade(chosen ? "checked>" : ">").AddMade("<span class=\"pick-text\">");

    private static Html.Markup Hidden(string name, string value) => $"""<input type="hidden" name="{name}" value="{value}">""";
}
