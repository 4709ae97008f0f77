using System.Globalization;
using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses.Behaviour;

/// <summary>The same in words: what the drawing shows, what a behaviour is, and why each screen is there. On a phone a row becomes a card; the heads stand in <c>data-head</c>.</summary>
internal static class TheoryTables
{
    /// <summary>A row for each determinant that is shown: which themes work on it, and which behaviour it helps.</summary>
    public static string Way(TheoryPath path, string language)
    {
        var model = path.Model;
        var html = Begin(model, language, "why-ways", [.. path.Themes.Where(path.Shows)], "kop-determinant", "kop-themas", "kop-gedrag");
        foreach (var isWanting in new[] { true, false })
        {
            html.Line($"""<tr class="why-group"><th colspan="3" scope="rowgroup">{model.Word(isWanting ? "willen" : "kunnen", language)}</th></tr>""");
            foreach (var determinant in model.Determinants.Where(one => one.IsWanting == isWanting && path.IsMain(one) is not null))
            {
                html.Add($"""<tr><th scope="row">{determinant.Name.In(language)} <span class="small">{determinant.Meaning.In(language)}</span></th>""");
                Cell(html, model, language, "kop-themas");
                var themes = path.ThemesOf(determinant).ToList();
                Weights(html, model, language, "vooral", [.. themes.Where(one => one.IsMain).Select(one => one.Theme)]);
                Weights(html, model, language, "ook", [.. themes.Where(one => !one.IsMain).Select(one => one.Theme)]);
                html.AddMade("</td>");
                Cell(html, model, language, "kop-gedrag");
                html.Line($"""{path.List(model.BehavioursOf([determinant]).Select(behaviour => behaviour.Name), language)}</td></tr>""");
            }
        }

        return html.AddMade("</tbody></table>\n").ToString();
    }

    /// <summary>What has the fewest screens, and the sheets that help.</summary>
    public static void Thin(Html html, BehaviourModel model, IReadOnlyList<Theme> themes, string language)
    {
        var thin = model.Coverage(themes).Where(pair => model.SheetsFor(pair.Determinant, themes).Any()).ToList();
        if (thin.Count == 0)
            return;
        var list = thin.Select(pair => model.Word("dun-een", language).Replace("{naam}", Lower(pair.Determinant.Name.In(language)), StringComparison.Ordinal).Replace("{aantal}", pair.Screens.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        var sheets = thin.SelectMany(pair => model.SheetsFor(pair.Determinant, themes)).Distinct().Select(one => model.Word("dun-blad", language)
            .Replace("{blad}", one.Theme.SheetTitle(one.Sheet, language), StringComparison.Ordinal).Replace("{nummer}", TheoryDrawing.NumberOf(one.Theme), StringComparison.Ordinal));
        html.Line($"""<p class="small">{model.Word("dun", language).Replace("{lijst}", string.Join(", ", list), StringComparison.Ordinal).Replace("{bladen}", string.Join(", ", sheets), StringComparison.Ordinal)}</p>""");
    }

    /// <summary>Each behaviour with examples of it.</summary>
    public static string Behaviours(TheoryPath path, string language)
    {
        var html = new Html().AddMade("<dl class=\"why-behaviours\">");
        foreach (var behaviour in path.Model.Behaviours.Where(behaviour => path.IsMain(behaviour) is not null))
            html.Add($"""<dt>{behaviour.Name.In(language)}</dt><dd>{string.Join(' ', behaviour.Examples.GetValueOrDefault(language) ?? behaviour.Examples["nl"])}</dd>""");
        return html.AddMade("</dl>\n").ToString();
    }

    /// <summary>A row for each screen of a theme.</summary>
    public static string Screens(BehaviourModel model, Theme theme, string language)
    {
        var html = Begin(model, language, "why-screens", [], "kop-scherm", "kop-werkt-aan", "kop-waarom", "kop-bron");
        foreach (var screen in theme.ScreenIds)
        {
            var works = theme.Determinants(screen).Select(id => model.Determinants.First(determinant => determinant.Id == id)).ToList();
            var reason = model.ReasonOf(theme, screen);
            html.Add($"""<tr><th scope="row">{theme.ScreenTitle(screen, language)}</th>""");
            Cell(html, model, language, "kop-werkt-aan");
            html.Add($"""{string.Join(", ", works.Select(determinant => Lower(determinant.Name.In(language))))}</td>""");
            Cell(html, model, language, "kop-waarom");
            html.Add($"""{reason?.Why.In(language) ?? Made(model, works, language)}</td>""");
            Cell(html, model, language, "kop-bron");
            html.Line($"""{string.Join(", ", model.Sources.Where(source => reason?.Sources.Contains(source.Id, StringComparer.Ordinal) == true).Select(source => Lower(source.Name.In(language))))}</td></tr>""");
        }

        return html.AddMade("</tbody></table>\n").ToString();
    }

    /// <summary>A theme of an organisation's own has no reasons written; what its determinants do is then the reason.</summary>
    private static string Made(BehaviourModel model, IEnumerable<Determinant> works, string language) =>
        model.Word("scherm-zin", language).Replace("{wat}", string.Join($" {model.Word("en", language)} ", works.Select(determinant => determinant.Does.In(language))), StringComparison.Ordinal);

    /// <param name="named">Themes that the cells name by their number only.</param>
    private static Html Begin(BehaviourModel model, string language, string kind, IReadOnlyList<Theme> named, params string[] heads)
    {
        var html = new Html().Add($"""<table class="why-table {kind}">""");
        if (named.Count > 0)
            html.Add($"""<caption class="small">{model.Word("themas", language)}: {string.Join(" · ", named.Select(theme => $"{TheoryDrawing.NumberOf(theme)} {theme.Name(language)}"))}</caption>""");
        html.AddMade("<thead><tr>");
        foreach (var head in heads)
            html.Add($"""<th scope="col">{model.Word(head, language)}</th>""");
        return html.AddMade("</tr></thead><tbody>\n");
    }

    private static void Cell(Html html, BehaviourModel model, string language, string head) => html.Add($"""<td data-head="{model.Word(head, language)}">""");

    private static void Weights(Html html, BehaviourModel model, string language, string key, IReadOnlyList<Theme> themes)
    {
        if (themes.Count > 0)
            html.Add($"""<span class="why-weight">{model.Word(key, language)}: {string.Join(", ", themes.Select(TheoryDrawing.NumberOf))}.</span> """);
    }

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
