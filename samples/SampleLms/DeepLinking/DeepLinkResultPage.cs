using System.Text.Encodings.Web;

namespace SampleLms;

/// <summary>What the teacher reads in the frame after choosing; a small script then shows the course page again, a link does so without script.</summary>
/// <param name="Text">Name of the sentence.</param>
/// <param name="Titles">What was added.</param>
/// <param name="Said">What the tool wants people to read; shown as text.</param>
/// <param name="Why">What was wrong, for whoever builds the tool; empty when nothing was.</param>
/// <param name="Texts">The sentences.</param>
internal sealed record DeepLinkResultPage(string Text, IReadOnlyList<string> Titles, string? Said, string Why, Texts Texts) : IResult
{
    private bool IsRefused => Text is "deeplink.refused" or "deeplink.late";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var titles = string.Concat(Titles.Select(title => $"<li>{Encoded(title)}</li>"));
        var page = $"""
            <!doctype html>
            <html lang="{Texts.Language}">
            <head>
              <meta charset="utf-8"><meta name="viewport" content="width=device-width">
              <title>{Encoded(Texts["deeplink.title"])}</title><link rel="icon" href="/assets/icon.svg">
              <link rel="stylesheet" href="/assets/lms.css">{(IsRefused || Said is not null ? "" : "<script src=\"/assets/back.js\" defer></script>")}
            </head>
            <body class="answer">
              <h1>{Encoded(Texts[Text])}</h1>
              {(titles.Length > 0 ? $"<ul>{titles}</ul>" : "")}
              {(Said is null ? "" : $"<p>{Encoded(Said)}</p>")}
              {(Why.Length == 0 ? "" : $"<p><code>{Encoded(Why)}</code></p>")}
              <p><a class="button" href="/courses" target="_top">{Encoded(Texts["deeplink.back"])}</a></p>
            </body>
            </html>
            """;

        var response = httpContext.Response;
        response.StatusCode = IsRefused ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'self'";
        return response.WriteAsync(page, httpContext.RequestAborted);
    }

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text);
}
