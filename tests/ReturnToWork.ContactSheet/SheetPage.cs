using System.Text;
using System.Text.Encodings.Web;
using Microsoft.Playwright;
using ReturnToWork.TestKit;

namespace ReturnToWork.ContactSheet;

/// <summary>The pages to look at: a sheet with its pictures side by side, as HTML and as one PNG, and a list of the sheets. Plain files that open without a server.</summary>
internal static class SheetPage
{
    /// <summary>Chromium draws no larger picture than 16,384 pixels high; this many beside each other keeps a theme well below.</summary>
    private const int Columns = 6;

    private const string Look = """
        body { font: 16px/1.4 sans-serif; margin: 16px; background: #e9e9ee; color: #111; }
        main { display: flex; flex-wrap: wrap; gap: 16px; align-items: flex-start; }
        figure { margin: 0; background: #fff; border: 1px solid #889; }
        figcaption { padding: 4px 8px; background: #dde; }
        img { display: block; }
        """;

    /// <returns>The path of the PNG.</returns>
    public static async Task<string> WriteAsync(Browsers browsers, Sheet sheet, IReadOnlyList<Shot> shots, string folder)
    {
        // A wide window is shown at half its size, so that a sheet can be taken in at a glance.
        var width = sheet.Width > 480 ? sheet.Width / 2 : sheet.Width;
        var pictures = string.Concat(shots.Select(shot => $"<figure><figcaption>{Encoded(shot.Screen)}{(shot.Step is { } step ? $" · {step}" : "")}</figcaption><a href=\"{sheet.Code}/{shot.File}\"><img src=\"{sheet.Code}/{shot.File}\" width=\"{width}\" alt=\"\"></a></figure>\n"));
        var path = Path.Combine(folder, sheet.Code + ".html");
        await File.WriteAllTextAsync(path, Page(Title(sheet), sheet.Language, $"<h1>{Encoded(Title(sheet))}</h1>\n<main>\n{pictures}</main>"));
        await using var context = await browsers.FreshAsync(new() { ViewportSize = new() { Width = (Columns * (width + 18)) + 32, Height = 800 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(path).AbsoluteUri);
        var picture = Path.ChangeExtension(path, ".png");
        await page.ScreenshotAsync(new() { Path = picture, FullPage = true });
        return picture;
    }

    /// <summary>Every sheet in the folder, also those of an earlier run at another width.</summary>
    public static Task WriteIndexAsync(string folder)
    {
        var links = Directory.GetFiles(folder, "*.html").Select(path => Path.GetFileNameWithoutExtension(path)!).Where(name => name != "index").Order(StringComparer.Ordinal)
            .Select(name => $"<li><a href=\"{name}.html\">{Encoded(name)}</a> · <a href=\"{name}.png\">PNG</a></li>\n");
        return File.WriteAllTextAsync(Path.Combine(folder, "index.html"), Page("Contact sheets", "en", $"<h1>Contact sheets</h1>\n<ul>\n{string.Concat(links)}</ul>"));
    }

    private static string Title(Sheet sheet) => FormattableString.Invariant($"{sheet.Theme}. {sheet.Name} · {sheet.Language} · {sheet.Width} px{(sheet.BlackAndWhite ? " · black and white" : "")}");

    private static string Page(string title, string language, string body) => new StringBuilder()
        .Append("<!DOCTYPE html>\n<html lang=\"").Append(language).Append("\">\n<meta charset=\"utf-8\">\n<title>").Append(Encoded(title)).Append("</title>\n<style>\n").Append(Look).Append("</style>\n").Append(body).Append("\n</html>\n").ToString();

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text);
}
