using System.Text.Encodings.Web;

namespace SampleLms;

/// <summary>
/// A page with a form that a small script submits, with a button for browsers without script. The referrer policy is spelled out, because with
/// <c>no-referrer</c> the browser would send <c>Origin: null</c> and the tool could not see whose page this was.
/// </summary>
internal sealed class SelfPostingForm(string address, IReadOnlyDictionary<string, string> fields, Texts texts) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var fieldset = string.Concat(fields.Select(field => $"<input type=\"hidden\" name=\"{Encoded(field.Key)}\" value=\"{Encoded(field.Value)}\">"));
        var page = $"""
            <!doctype html>
            <html lang="{texts.Language}">
            <head>
              <meta charset="utf-8"><meta name="viewport" content="width=device-width">
              <title>{Encoded(texts["authorize.title"])}</title><link rel="icon" href="/assets/icon.svg">
              <link rel="stylesheet" href="/assets/lms.css"><script src="/assets/post.js" defer></script>
            </head>
            <body class="posting">
              <form method="post" action="{Encoded(address)}">
                {fieldset}
                <p>{Encoded(texts["authorize.wait"])}</p>
                <button class="button">{Encoded(texts["authorize.go"])}</button>
              </form>
            </body>
            </html>
            """;

        var response = httpContext.Response;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'";
        return response.WriteAsync(page, httpContext.RequestAborted);
    }

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text);
}
