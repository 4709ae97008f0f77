using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ReturnToWork.Authoring.Commands;
using ReturnToWork.Courses;

namespace ReturnToWork.Authoring.Preview;

/// <summary><c>GET /beelden</c>: every drawing of the library with its name, in colour and in black and white, and the themes that show it.</summary>
internal static class PicturesPage
{
    private static readonly string[] Order = ["people", "places", "things", "signs", "qualities"];

    /// <summary>Names of a group, and beginnings of names (they end with a dash).</summary>
    private static readonly Dictionary<string, string[]> Groups = JsonSerializer.Deserialize<Dictionary<string, string[]>>(Embedded.Bytes("Texts/beelden-groups.json"))!;

    public static IResult Answer(string? taal, WatchedThemes themes, HttpContext http)
    {
        var language = taal == "en" ? "en" : "nl";
        var texts = Embedded.Texts("beelden", language);
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        http.Response.Headers.CacheControl = "no-store";
        return Results.Text(Page(themes.Pictures, texts, language), "text/html", Encoding.UTF8);
    }

    /// <summary>In which group an author looks for it: by its name, else with the people when somebody is in it, else with the things.</summary>
    internal static string GroupOf(LibraryPicture picture) =>
        Order.FirstOrDefault(group => Groups[group].Any(name => name.EndsWith('-') ? picture.Name.StartsWith(name, StringComparison.Ordinal) : picture.Name == name))
        ?? (picture.BuiltFrom.Any(part => part.StartsWith("hoofd-", StringComparison.Ordinal)) ? "people" : "things");

    private static string Page(PictureLibrary? library, IReadOnlyDictionary<string, string> texts, string language)
    {
        string T(string key) => HtmlEncoder.Default.Encode(texts[key]);
        var html = new StringBuilder($"""
            <!DOCTYPE html>
            <html lang="{language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{T("title")}</title>
            <link rel="stylesheet" href="/assets/preview/preview.css">
            <link rel="stylesheet" href="/assets/player/drawings.css">
            <link rel="stylesheet" href="/assets/preview/beelden.css">
            <link rel="icon" href="data:,">
            </head>
            <body>
            <header><h1>{T("title")}</h1><a href="/?taal={language}">{T("back")}</a> <a href="?taal={texts["other"]}" lang="{texts["other"]}">{T("other.name")}</a></header>
            <main>

            """);
        if (library is null) return html.Append(Invariant($"<p>{T("error")}</p></main></body></html>\n")).ToString();
        var groups = library.All.ToLookup(GroupOf, StringComparer.Ordinal);
        html.Append(library.Drawings).Append(Invariant($"<p>{T("intro")} {T("note")}</p>\n<nav aria-label=\"{T("contents")}\"><ul>"));
        foreach (var group in Order) html.Append(Invariant($"<li><a href=\"#{group}\">{T(group)}</a> ({groups[group].Count()})</li>"));
        html.Append("</ul></nav>\n");
        foreach (var group in Order)
        {
            html.Append(Invariant($"<h2 id=\"{group}\">{T(group)}</h2>\n")).Append(texts.ContainsKey(group + ".note") ? $"<p>{T(group + ".note")}</p>\n" : "").Append("<ul class=\"pictures\">\n");
            foreach (var picture in groups[group]) html.Append(Item(picture, texts));
            html.Append("</ul>\n");
        }

        return html.Append("</main></body></html>\n").ToString();
    }

    private static string Item(LibraryPicture picture, IReadOnlyDictionary<string, string> texts)
    {
        var unused = picture.Themes.Count == 0 && !picture.OnEveryPage;
        var where = picture.OnEveryPage ? texts["always"] : unused ? texts["nowhere"] : texts["in"].Replace("{themes}", string.Join(", ", picture.Themes), StringComparison.Ordinal);
        var from = picture.BuiltFrom.Count == 0 ? "" : $"<p class=\"from\">{Encode(texts["from"].Replace("{parts}", string.Join(", ", picture.BuiltFrom), StringComparison.Ordinal))}</p>";
        return $"<li id=\"{Encode("p-" + picture.Name)}\"{(unused ? " class=\"unused\"" : "")}>{Drawn(picture)}{Drawn(picture)}<p><code>{Encode(picture.Name)}</code></p><p class=\"where\">{Encode(where)}</p>{from}</li>\n";
    }

    /// <summary>What takes its colour from where it is used is white here; a mood is shown on a face.</summary>
    private static string Drawn(LibraryPicture picture)
    {
        var onAFace = picture.Name.StartsWith("stemming-", StringComparison.Ordinal) ? "<use href=\"#hoofd-sam\"/>" : "";
        var mood = picture.Name.StartsWith("hoofd-", StringComparison.Ordinal) ? "<use href=\"#stemming-blij\"/>" : "";
        return $"<svg class=\"d-w\" viewBox=\"0 0 96 96\" aria-hidden=\"true\" focusable=\"false\">{onAFace}<use href=\"#{Encode(picture.Name)}\"/>{mood}</svg>";
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
