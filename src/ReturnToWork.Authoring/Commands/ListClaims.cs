using System.Globalization;
using System.Net;
using ReturnToWork.Courses;

namespace ReturnToWork.Authoring.Commands;

/// <summary><c>claims [folder]</c>: what the texts say about rules and law, as one page with a table for a lawyer to go through, with room to write; also those of the workshops and of the leaflets beside the themes.</summary>
internal static class ListClaims
{
    public static int Run(Arguments asked, Say say, string directory)
    {
        if (ThemePlace.Find(asked.Folder, directory) is not { } place)
        {
            say.Line("no-folder", ("folder", asked.Folder ?? ""));
            return 2;
        }

        var library = place.Load();
        var title = WebUtility.HtmlEncode(say["claims.title"]);
        say.Plain($$"""
            <!DOCTYPE html>
            <html lang="{{say.Language}}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{{title}}</title>
            <style>
            body { margin: 1rem; font: 1rem/1.4 Verdana, "DejaVu Sans", sans-serif; } table { border-collapse: collapse; inline-size: 100%; } caption { text-align: start; }
            th, td { border: 1px solid #767676; padding: .35rem; text-align: start; vertical-align: top; overflow-wrap: anywhere; } tr { break-inside: avoid; } .write { min-inline-size: 10rem; }
            @page { size: A4 landscape; margin: 12mm; }
            </style></head><body><h1>{{title}}</h1>
            """);
        Table(library.Claims, say["claims.themes"], library, say);
        Table(Claims.Of(Path.Combine(place.Themes, "shared")), say["claims.workshops"], library, say);
        foreach (var beside in Directory.GetDirectories(Path.GetDirectoryName(place.Themes) ?? place.Themes).Where(folder => folder != place.Themes).Order(StringComparer.Ordinal))
            Table(Claims.Of(beside), Path.GetFileName(beside), library, say);
        say.Plain("</body></html>");
        return 0;
    }

    private static void Table(Claims claims, string name, ThemeLibrary library, Say say)
    {
        if (claims.All.Count == 0)
            return;
        var heads = ((string[])["claims.where", "claims.sentence", "claims.meaning", "claims.source", "claims.state", "claims.note", "claims.judge"]).Select(key => $"<th scope=\"col\">{Cell(say[key])}</th>");
        say.Plain($"<h2>{Cell(name)}</h2>\n<table><caption>{Cell(say["claims.checked", ("day", claims.Checked?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "–"), ("n", claims.All.Count.ToString(CultureInfo.InvariantCulture))])}</caption>\n<thead><tr>{string.Concat(heads)}</tr></thead>\n<tbody>");
        foreach (var claim in claims.All)
        {
            var where = claim.Theme is { } number && library.Themes.TryGetValue(number, out var theme) ? $"{number}. {theme.Name("nl")}" : "";
            string[] cells = [$"{where} {claim.Id}".Trim(), claim.Sentence, claim.Meaning, $"{claim.Source} ({claim.SourceDate}; {claim.Seen})", claim.State, claim.Note ?? ""];
            say.Plain($"<tr>{string.Concat(cells.Select(cell => $"<td>{Cell(cell)}</td>"))}<td class=\"write\"></td></tr>");
        }

        say.Plain("</tbody></table>");
    }

    private static string Cell(string text) => WebUtility.HtmlEncode(text);
}
