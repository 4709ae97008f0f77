using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses;

/// <summary>What a host hands in to make a whole page of a theme.</summary>
/// <param name="Theme">The theme.</param>
/// <param name="Language">The language shown first; the closest the theme has is taken.</param>
/// <param name="Who">The situation, for "Wie ziet dit?".</param>
/// <param name="Nonce">The nonce of this answer's content security policy.</param>
/// <param name="BootJson">The player's boot JSON, written by the host; null on a page without a player.</param>
/// <param name="StringsJson">The player's own strings, as JSON.</param>
/// <param name="ScriptAddress">Null on a page without a player.</param>
/// <param name="StyleAddresses">Stylesheets in order.</param>
/// <param name="OtherLanguages">Language → address of the same page in it, for those without script.</param>
/// <param name="IconAddress">An SVG; null where the page only stands in somebody else's frame.</param>
/// <param name="Back">To a list of themes, or to the own page; null where nobody is known.</param>
/// <param name="Voices">The recordings that this page may play; null for none.</param>
/// <param name="House">Whose page it is; null for nobody's.</param>
/// <param name="Around">What else stands around the screens.</param>
public sealed record ThemePageParts(
    Theme Theme, string Language, WhoSees Who, string Nonce, string? BootJson, string? StringsJson, string? ScriptAddress,
    IReadOnlyList<string> StyleAddresses, IReadOnlyDictionary<string, string> OtherLanguages, string? IconAddress = null, WayBack? Back = null, Voices.PageVoices? Voices = null,
    House? House = null, ThemeSurroundings? Around = null)
{
    /// <summary>Scripts beside the player that bring its host, by file name; none for the hosts that it has itself.</summary>
    public IReadOnlyList<string> HostScripts { get; init; } = [];
}

/// <summary>The way from a theme to the list it was opened from: a link, or where a browser keeps no session a form that carries it, so that nothing of it stands in an address.</summary>
/// <param name="Address">A path of the host.</param>
/// <param name="Fields">What the form posts; null for a link.</param>
/// <param name="IsOwnPage">It leads to the person's own page, and says so.</param>
public sealed record WayBack(string Address, IReadOnlyDictionary<string, string>? Fields = null, bool IsOwnPage = false);

/// <summary>What stands around the screens of a theme, besides the way back.</summary>
/// <param name="StopAddress">Where "Stop en sluit" is posted; null where there is no visit to end, and a script empties the page.</param>
/// <param name="StopFields">What that form carries where a browser keeps no session.</param>
/// <param name="TextSize">0, 1 or 2: how much bigger the letters are.</param>
/// <param name="ForTeacher">The page is a preview: shows the way to the page for a group and to the sheets for on paper.</param>
/// <param name="About">What the host has to read about the themes, in the page's foot; null for nothing.</param>
public sealed record ThemeSurroundings(string? StopAddress = null, IReadOnlyDictionary<string, string>? StopFields = null, int TextSize = 0, bool ForTeacher = false, AboutAddresses? About = null);

/// <summary>Pages of a host that say what this is. They open in a window of their own, because nobody may frame them.</summary>
/// <param name="Leaflet">What this is, who sees what, and how to stop.</param>
/// <param name="Accessibility">The statement.</param>
public sealed record AboutAddresses(string Leaflet, string Accessibility);

/// <summary>A whole HTML document: every language of the theme (one shown), the drawings, and the player's two blocks of data.</summary>
public static class ThemePage
{
    /// <summary>The document. Everything handed in is encoded; JSON is kept from closing its own block.</summary>
    public static string Write(ThemePageParts parts)
    {
        var theme = parts.Theme;
        var language = theme.Closest(parts.Language);
        var texts = theme.SharedIn(language);
        var html = new Html();
        html.Add($"""
            <!DOCTYPE html>
            <html lang="{language}" data-size="{parts.Around?.TextSize ?? 0}" data-mode="{(parts.Who.IsGroup ? "workshop" : "self")}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="{(parts.Around?.StopAddress is null ? "no-referrer" : "same-origin")}">
            <title>{theme.Name(language)}</title>

            """);
        foreach (var style in parts.House?.StyleAddress is { } own ? [.. parts.StyleAddresses, own] : parts.StyleAddresses)
            html.Line($"""<link rel="stylesheet" href="{style}">""");
        if (parts.IconAddress is { } icon)
            html.Line($"""<link rel="icon" href="{icon}" type="image/svg+xml">""");
        html.Line($"""</head><body><a class="nl-skip-link nl-skip-link--visible-on-focus skip" href="#{language}-main">{texts["pagina.naar-inhoud"]}</a>""");
        html.AddMade(ThemeRenderer.Drawings(theme));
        Languages(html, parts, theme, language);
        foreach (var other in theme.Languages)
            html.AddMade(Voices.VoiceMarkup.Add(ThemeRenderer.Main(theme, other, parts.Who, shown: other == language, parts.Back, parts.Around, parts.House), theme, other, parts.Voices));
        Data(html, "rtw-boot", parts.BootJson);
        Data(html, "rtw-strings", parts.StringsJson);
        if (parts.ScriptAddress is { } player)
        {
            // What only some pages need are scripts of their own beside the player, before it: the player stays small.
            foreach (var script in parts.HostScripts.Concat(theme.ScriptsFor(parts.Who)).Select(name => player.Replace("player.js", name, StringComparison.Ordinal)).Append(player))
                html.Line($"""<script src="{script}" nonce="{parts.Nonce}" defer></script>""");
        }

        html.AddMade("</body></html>\n");
        return html.ToString();
    }

    private static void Languages(Html html, ThemePageParts parts, Theme theme, string language)
    {
        html.AddMade("<nav class=\"languages\" data-languages>");
        foreach (var other in theme.Languages.Where(other => parts.OtherLanguages.ContainsKey(other)))
        {
            html.Add($"""
                <a class="nl-link" href="{parts.OtherLanguages[other]}" lang="{other}" hreflang="{other}" data-language-link="{other}"
                """);
            html.AddMade(other == language ? " hidden>" : ">");
            html.Add($"""{theme.SharedIn(other)["pagina.taal"]}</a>""");
        }

        html.AddMade("</nav>\n");
    }

    /// <summary>A data block is not run; "&lt;" is escaped so that nothing in it can end the block.</summary>
    private static void Data(Html html, string id, string? json)
    {
        if (json is not null)
            html.Add($"""<script type="application/json" id="{id}">""").AddMade(json.Replace("<", "\\u003c", StringComparison.Ordinal)).AddMade("</script>\n");
    }
}
