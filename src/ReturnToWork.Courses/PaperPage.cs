using System.Text.Json;
using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses;

/// <summary>What is printed.</summary>
public enum PaperKind
{
    /// <summary>The blank sheets of one theme; its screens where it has none.</summary>
    Sheets,

    /// <summary>Cover, and every theme's screens and blank sheets.</summary>
    Booklet,

    /// <summary>Cover, and of every theme what a person answered and the sheets with it filled in.</summary>
    Workbook,
}

/// <summary>What a host hands in to make a page for the printer.</summary>
/// <param name="Themes">At least one.</param>
/// <param name="Language">The closest that the first theme has is taken.</param>
/// <param name="Nonce">For the script that makes the print button work; without script the browser's own print does the same.</param>
/// <param name="OtherLanguages">Language → address of the same page in it.</param>
/// <param name="Back">Where the way back leads; null for none.</param>
/// <param name="Answers">Theme → activity → kept answer, for <see cref="PaperKind.Workbook"/>.</param>
/// <param name="House">Whose paper it is; null for nobody's.</param>
public sealed record PaperPageParts(
    PaperKind Kind, IReadOnlyList<Theme> Themes, string Language, string Nonce, string? ScriptAddress, IReadOnlyList<string> StyleAddresses, IReadOnlyDictionary<string, string> OtherLanguages,
    string? IconAddress = null, WayBack? Back = null, IReadOnlyDictionary<int, IReadOnlyDictionary<string, JsonElement>>? Answers = null, House? House = null);

/// <summary>A whole HTML document for the printer: A4, 14 point, black on white (css in <c>player/paper</c>), in one language.</summary>
public static class PaperPage
{
    /// <summary>The document; everything handed in is encoded.</summary>
    public static string Write(PaperPageParts parts)
    {
        var first = parts.Themes[0];
        var language = first.Closest(parts.Language);
        var texts = first.SharedIn(language);
        var isOne = parts.Kind == PaperKind.Sheets;
        var title = isOne ? $"{texts["papier.bladen"]}: {first.Name(language)}" : texts["papier.boekje"];
        var html = new Html();
        html.Add($"""
            <!DOCTYPE html>
            <html lang="{language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title}</title>

            """);
        foreach (var style in parts.House?.StyleAddress is { } own ? [.. parts.StyleAddresses, own] : parts.StyleAddresses)
            html.Line($"""<link rel="stylesheet" href="{style}">""");
        if (parts.IconAddress is { } icon)
            html.Line($"""<link rel="icon" href="{icon}" type="image/svg+xml">""");
        html.AddMade("</head><body class=\"paper\">").AddMade(Sprite.OnPaper(parts.Themes));
        Tools(html, parts, language, texts);
        html.Add($"""<main lang="{language}"><header class="cover"><h1>{title}</h1><p>{texts[isOne ? "papier.leeg" : "papier.van-jou"]}</p>""");
        if (parts.Kind == PaperKind.Workbook)
            html.Add($"""<p>{texts[Any(parts) ? "papier.gevuld" : "papier.niets"]}</p>""");
        if (!isOne)
            Contents(html, parts, language, texts);
        html.AddMade("</header>\n");
        foreach (var theme in parts.Themes)
            Theme(html, parts, theme, language);
        // A sheet is one page; who to call stands in the booklet and the workbook.
        html.AddMade("<footer class=\"theme-foot\">").AddMade(isOne ? "" : HelpMarkup.Of(first, language, parts.House ?? House.None));
        html.Line($"""<p data-say="vast.pagina.geinspireerd">{texts["pagina.geinspireerd"]}</p></footer></main>""");
        if (parts.ScriptAddress is { } script)
            html.Line($"""<script src="{script}" nonce="{parts.Nonce}" defer></script>""");
        return html.AddMade("</body></html>\n").ToString();
    }

    private static void Tools(Html html, PaperPageParts parts, string language, Reading.SharedTexts texts)
    {
        html.AddMade("<div class=\"paper-tools\">");
        if (parts.Back is { } back)
            Back(html, back, language, texts["papier.terug"]);
        html.Add($"""<button type="button" class="{Buttons.Main}" data-print hidden>{texts[parts.Kind == PaperKind.Sheets ? "papier.print-bladen" : "papier.print-boekje"]}</button>""");
        foreach (var (other, address) in parts.OtherLanguages.Where(entry => entry.Key != language))
            html.Add($"""<a class="paper-language" href="{address}" lang="{other}" hreflang="{other}">{parts.Themes[0].SharedIn(other)["pagina.taal"]}</a>""");
        html.AddMade("</div>\n");
    }

    private static void Back(Html html, WayBack back, string language, string words)
    {
        if (back.Fields is null)
        {
            html.Add($"""<a class="{Buttons.Quiet}" href="{back.Address}?language={language}">{words}</a>""");
            return;
        }

        html.Add($"""<form method="post" action="{back.Address}">""");
        foreach (var (name, value) in back.Fields)
            html.Add($"""<input type="hidden" name="{name}" value="{value}">""");
        html.Add($"""<input type="hidden" name="language" value="{language}"><button class="{Buttons.Quiet}">{words}</button></form>""");
    }

    private static void Contents(Html html, PaperPageParts parts, string language, Reading.SharedTexts texts)
    {
        html.Add($"""<p class="question">{texts["papier.in-boekje"]}</p><ul class="contents">""");
        foreach (var theme in Shown(parts))
            html.Add($"<li>{texts["pagina.thema"]} {theme.Mark}: {theme.Name(language)}</li>");
        html.AddMade("</ul>");
    }

    private static void Theme(Html html, PaperPageParts parts, Theme theme, string language)
    {
        var texts = theme.SharedIn(language);
        var sheets = ThemeSheets.Write(theme, language, AnswersOf(parts, theme));
        if (parts.Kind == PaperKind.Sheets)
        {
            html.AddMade(sheets.Length > 0 ? sheets : Screens(theme, language));
            return;
        }

        if (!Shown(parts).Contains(theme))
            return;
        html.Line($"""<section class="paper-theme" data-theme="{theme.Mark}"><h1>{texts["pagina.thema"]} {theme.Mark}: {theme.Name(language)}</h1>""");
        html.AddMade(parts.Kind == PaperKind.Booklet ? Screens(theme, language) : ThemeSheets.Answers(theme, language, AnswersOf(parts, theme)!));
        html.AddMade(sheets).AddMade("</section>\n");
    }

    private static string Screens(Theme theme, string language) => $"<div class=\"paper-screens\">{ThemeSheets.Screens(theme, language)}</div>\n";

    /// <summary>A person's workbook holds the themes of which something was kept.</summary>
    private static IEnumerable<Theme> Shown(PaperPageParts parts) =>
        parts.Kind == PaperKind.Workbook ? parts.Themes.Where(theme => AnswersOf(parts, theme) is { Count: > 0 }) : parts.Themes;

    private static bool Any(PaperPageParts parts) => Shown(parts).Any();

    private static IReadOnlyDictionary<string, JsonElement>? AnswersOf(PaperPageParts parts, Theme theme) =>
        parts.Kind == PaperKind.Workbook ? parts.Answers?.GetValueOrDefault(theme.Number) : null;
}
