using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ReturnToWork.Authoring.Commands;

namespace ReturnToWork.Authoring.Preview;

/// <summary>The page around the frames. Its words stand in <c>Texts/preview.json</c>, its markup in <c>assets/preview.html</c>.</summary>
internal static class Shell
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["preview.css"] = "text/css", ["preview.js"] = "text/javascript", ["large.css"] = "text/css", ["beelden.css"] = "text/css", ["still.css"] = "text/css", ["no-voice.js"] = "text/javascript",
    };

    public static IResult Page(string? taal, HttpContext http)
    {
        var language = taal == "en" ? "en" : "nl";
        var texts = Embedded.Texts("preview", language);
        var nonce = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        var page = new StringBuilder(Encoding.UTF8.GetString(Embedded.Bytes("assets/preview.html")));
        page.Replace("{{language}}", language).Replace("{{nonce}}", nonce)
            .Replace("{{situations}}", string.Concat(Situation.All.Select(one => $"<option value=\"{one.Name}\">{HtmlEncoder.Default.Encode(texts["situation." + one.Name])}</option>")))
            .Replace("{{texts}}", JsonSerializer.Serialize(texts).Replace("<", "\\u003c", StringComparison.Ordinal));
        foreach (var (key, text) in texts)
            page.Replace($"{{{{{key}}}}}", HtmlEncoder.Default.Encode(text));
        http.Response.Headers.ContentSecurityPolicy = $"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self'; font-src 'self'; connect-src 'self'; frame-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        http.Response.Headers.CacheControl = "no-store";
        return Results.Text(page.ToString(), "text/html", Encoding.UTF8);
    }

    public static IResult Asset(string file) => Types.TryGetValue(file, out var type) ? Results.Bytes(Embedded.Bytes("assets/" + file), type) : Results.NotFound();
}
