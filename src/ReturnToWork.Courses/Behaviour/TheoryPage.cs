using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses.Behaviour;

/// <summary>What a host hands in to make a page "Waarom zo?".</summary>
/// <param name="Themes">At least one.</param>
/// <param name="Chosen">The theme whose way is shown; null for all.</param>
/// <param name="All">Address of the page of all themes.</param>
/// <param name="OtherLanguages">Language → address of this page in it.</param>
/// <param name="Way">Address of the page of all themes with one theme's way.</param>
/// <param name="One">Address of the page of one theme.</param>
/// <param name="Open">Address where a theme can be looked at.</param>
/// <param name="Home">Where the way back leads.</param>
public sealed record TheoryPageParts(
    BehaviourModel Model, IReadOnlyList<Theme> Themes, string Language, Theme? Chosen, string All, string Home, IReadOnlyList<string> StyleAddresses, string? IconAddress,
    IReadOnlyDictionary<string, string> OtherLanguages, Func<Theme, string> Way, Func<Theme, string> One, Func<Theme, string> Open);

/// <summary>
/// Whole HTML documents for professionals, without a script: the theory of change of all themes (<see cref="Write"/>), and of one theme screen by screen (<see cref="WriteOne"/>).
/// </summary>
public static class TheoryPage
{
    /// <summary>All themes, or the way of one through the drawing.</summary>
    public static string Write(TheoryPageParts parts)
    {
        var (model, language) = (parts.Model, parts.Language);
        var path = new TheoryPath(model, parts.Themes, parts.Chosen);
        var html = Begin(parts, model.Word("titel", language));
        html.Line($"""<p>{model.Word("inleiding", language)}</p><p class="small">{model.Word("voor", language)}</p>""");
        html.AddMade("</header>\n");
        Choose(html, parts);
        Drawing(html, parts);
        html.AddMade($"<section>\n").Line($"""<h2>{model.Word("tabel", language)}</h2>""").AddMade(TheoryTables.Way(path, language));
        TheoryTables.Thin(html, model, parts.Themes, language);
        html.AddMade("</section>\n");
        MaySay(html, model, language);
        html.AddMade("<section class=\"no-print\">\n").Line($"""<h2>{model.Word("gedrag-kop", language)}</h2><p>{model.Word("gedrag-zin", language)}</p>""").AddMade(TheoryTables.Behaviours(path, language)).AddMade("</section>\n");
        Sources(html, model, language, model.Sources);
        html.Line($"""<nav class="no-print" aria-labelledby="more"><h2 id="more">{model.Word("meer", language)}</h2>""").AddMade("<ul class=\"why-links\">");
        foreach (var theme in parts.Themes)
            html.Add($"""<li><a class="button" href="{parts.One(theme)}">{Named(model, "titel-thema", theme, language)}</a></li>""");
        html.AddMade("</ul></nav>\n");
        return End(html, parts);
    }

    /// <summary>One theme: what it is for, per screen what it works on, why, and where the idea comes from. <see cref="TheoryPageParts.Chosen"/> says which.</summary>
    public static string WriteOne(TheoryPageParts parts)
    {
        var (model, language, theme) = (parts.Model, parts.Language, parts.Chosen!);
        var path = new TheoryPath(model, parts.Themes, theme);
        var html = Begin(parts, Named(model, "titel-thema", theme, language));
        html.Line($"""<p class="small">{model.Word("voor", language)}</p>""").AddMade("</header>\n");
        html.AddMade("<section>\n").Line($"""<h2>{model.Word("waarvoor", language)}</h2><p>{model.PurposeOf(theme, language) ?? theme.Goal(language)}</p>""");
        var weights = path.Weights[theme];
        Listed(html, path, "vooral-zin", weights.Where(weight => weight.IsMain).Select(weight => weight.Determinant.Name), language);
        Listed(html, path, "ook-zin", weights.Where(weight => !weight.IsMain).Select(weight => weight.Determinant.Name), language);
        Listed(html, path, "gedrag-thema", model.Behaviours.Where(behaviour => path.IsMain(behaviour) == true).Select(behaviour => behaviour.Name), language);
        html.AddMade("</section>\n<section>\n").Line($"""<h2>{model.Word("schermen", language)}</h2>""").AddMade(TheoryTables.Screens(model, theme, language)).AddMade("</section>\n");
        Drawing(html, parts);
        var used = theme.ScreenIds.SelectMany(screen => model.ReasonOf(theme, screen)?.Sources ?? []).ToHashSet(StringComparer.Ordinal);
        Sources(html, model, language, [.. model.Sources.Where(source => used.Contains(source.Id))]);
        html.AddMade("<nav class=\"no-print\"><ul class=\"why-links\">");
        html.Add($"""<li><a class="button" href="{parts.Open(theme)}">{Named(model, "open", theme, language)}</a></li><li><a class="button" href="{parts.All}">{model.Word("terug-alle", language)}</a></li>""");
        html.AddMade("</ul></nav>\n");
        return End(html, parts);
    }

    internal static string Named(BehaviourModel model, string key, Theme theme, string language) =>
        model.Word(key, language).Replace("{nummer}", TheoryDrawing.NumberOf(theme), StringComparison.Ordinal).Replace("{naam}", theme.Name(language).TrimEnd('?'), StringComparison.Ordinal);

    private static Html Begin(TheoryPageParts parts, string title)
    {
        var html = new Html();
        html.Add($"""
            <!DOCTYPE html>
            <html lang="{parts.Language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title}</title>

            """);
        foreach (var style in parts.StyleAddresses)
            html.Line($"""<link rel="stylesheet" href="{style}">""");
        if (parts.IconAddress is { } icon)
            html.Line($"""<link rel="icon" href="{icon}" type="image/svg+xml">""");
        html.AddMade("</head>\n<body>\n<main class=\"why\">\n<header>\n<div class=\"page-head\">");
        html.Add($"""<h1>{title}</h1>""").AddMade("<p class=\"no-print\">");
        foreach (var (other, address) in parts.OtherLanguages.Where(one => one.Key != parts.Language))
            html.Add($"""<a href="{address}" lang="{other}" hreflang="{other}">{parts.Model.Word("taal", other)}</a>""");
        return html.AddMade("</p></div>\n");
    }

    private static string End(Html html, TheoryPageParts parts)
    {
        var (model, language) = (parts.Model, parts.Language);
        html.Line($"""<footer><p class="why-honest">{model.Word("eerlijk", language)}</p><p class="no-print">{model.Word("print", language)} <a class="link" href="{parts.Home}">{model.Word("begin", language)}</a></p></footer>""");
        return html.AddMade("</main>\n</body>\n</html>\n").ToString();
    }

    private static void Choose(Html html, TheoryPageParts parts)
    {
        var (model, language) = (parts.Model, parts.Language);
        html.Line($"""<nav class="no-print" aria-labelledby="choose"><p id="choose" class="question">{model.Word("kies", language)}</p>""").AddMade("<ul class=\"why-choose\">");
        Way(parts.All, model.Word("alle", language), parts.Chosen is null);
        foreach (var theme in parts.Themes)
            Way(parts.Way(theme), $"{TheoryDrawing.NumberOf(theme)} {theme.Name(language)}", parts.Chosen == theme);
        html.AddMade("</ul></nav>\n");

        void Way(string address, string words, bool isHere) =>
            html.AddMade("<li>").Add($"""<a href="{address}#drawing" """).AddMade(isHere ? "aria-current=\"page\">" : ">").Add($"{words}</a></li>");
    }

    private static void Drawing(Html html, TheoryPageParts parts)
    {
        var (model, language) = (parts.Model, parts.Language);
        html.AddMade("<section id=\"drawing\" class=\"why-drawing\">\n").Line($"""<h2>{model.Word("tekening", language)}{(parts.Chosen is { } theme ? $": {Named(model, "thema", theme, language)}, {theme.Name(language)}" : "")}</h2>""");
        html.AddMade("<figure class=\"why-wide\">\n").AddMade(TheoryDrawing.Wide(model, parts.Themes, parts.Chosen, language)).Line($"""<figcaption>{model.Word("sleutel", language)}</figcaption></figure>""");
        html.AddMade("<figure class=\"why-tall\">\n").AddMade(TheoryDrawing.Tall(model, parts.Themes, parts.Chosen, language)).Line($"""<figcaption>{model.Word("sleutel-smal", language)}</figcaption></figure>""");
        html.AddMade("</section>\n");
    }

    private static void MaySay(Html html, BehaviourModel model, string language)
    {
        html.AddMade("<section class=\"why-say\">\n").Line($"""<h2>{model.Word("zeggen", language)}</h2><p class="no-print">{model.Word("zeggen-inleiding", language)}</p>""").AddMade("<ol>");
        foreach (var step in model.Outcomes)
            html.Add($"""<li><b>{step.Name.In(language)}.</b> {step.MaySay.In(language)}</li>""");
        html.AddMade("</ol>\n</section>\n");
    }

    private static void Sources(Html html, BehaviourModel model, string language, IReadOnlyList<IdeaSource> sources)
    {
        html.AddMade("<section class=\"no-print\">\n").Line($"""<h2>{model.Word("bronnen", language)}</h2><p>{model.Word("bronnen-zin", language)}</p>""").AddMade("<dl>");
        foreach (var source in sources)
            html.Add($"""<dt>{source.Name.In(language)}</dt><dd>{source.Meaning.In(language)}</dd>""");
        html.AddMade("</dl>\n</section>\n");
    }

    private static void Listed(Html html, TheoryPath path, string key, IEnumerable<Told> names, string language)
    {
        var list = names.ToList();
        if (list.Count > 0)
            html.Line($"<p>{path.Model.Word(key, language).Replace("{lijst}", path.List(list, language), StringComparison.Ordinal)}</p>");
    }
}
