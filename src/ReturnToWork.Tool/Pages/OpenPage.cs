using System.Text;
using System.Text.Json;
using ReturnToWork.Courses.Rendering;
using ReturnToWork.Tool.Http;

namespace ReturnToWork.Tool.Pages;

/// <summary>The document around a page that is open to anybody and about nobody: leaflets, talk cards, workshops. What is a theme has its own (<c>ThemePage</c>).</summary>
/// <param name="Language">Of the whole page.</param>
/// <param name="Style">The stylesheet beside the common ones.</param>
/// <param name="Scripts">Of ours, in this order.</param>
internal sealed record OpenPage(string Language, string Title, string Style, params string[] Scripts)
{
    /// <summary>Such a page is looked at and never sends anything.</summary>
    public static readonly string[] Looking = ["GET", "HEAD"];

    /// <summary>What <c>main[data-aloud]</c> needs to read its parts aloud; <see cref="PlayerAssets.AloudScript"/> has to be among the scripts.</summary>
    /// <param name="words">With <c>read</c> and <c>stop</c>.</param>
    public static string AloudWords(Phrases words) => JsonSerializer.Serialize(new { read = words["read"], stop = words["stop"] }, EmbeddedText.Json);

    /// <summary>Links to the same page in the other languages.</summary>
    /// <param name="texts">Each with its own name under <c>language</c>.</param>
    /// <param name="address">Of the page in a language.</param>
    public static Html Languages(IReadOnlyDictionary<string, Phrases> texts, string shown, Func<string, string> address)
    {
        var html = new Html();
        foreach (var other in Phrases.Languages.Where(other => other != shown))
            html.Add($"""<a class="no-print" href="{address(other)}" lang="{other}" hreflang="{other}">{texts[other]["language"]}</a>""");
        return html;
    }

    /// <param name="body">Everything between the tags of the body, but the scripts.</param>
    public IResult Answer(HttpContext http, Html body)
    {
        var nonce = http.RequestServices.GetRequiredService<PagePolicy>().Nonce;
        var html = new Html();
        html.Add($"""
            <!DOCTYPE html>
            <html lang="{Language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Title}</title>

            """);
        foreach (var style in (string[])[PlayerAssets.Tokens, PlayerAssets.Drawings, .. Scripts.Contains(PlayerAssets.AloudScript) ? [PlayerAssets.AloudStyles] : Array.Empty<string>(), "/assets/tool.css", Style])
            html.Line($"""<link rel="stylesheet" href="{style}">""");
        html.Line($"""<link rel="icon" href="{PlainPage.Icon}" type="image/svg+xml"></head><body>""").AddMade(body.ToString());
        foreach (var script in Scripts) html.Add($"""<script src="{script}" nonce="{nonce}" defer></script>""");
        return Results.Text(html.AddMade("</body></html>\n").ToString(), "text/html", Encoding.UTF8);
    }
}
