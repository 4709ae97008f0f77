using System.Text.Encodings.Web;

namespace SampleLms;

/// <summary><c>GET /lti/storage</c>: the frame that keeps things for one tool. Only this platform's own pages may hold it, and what it keeps goes with the page.</summary>
internal static class StorageRoutes
{
    public static void MapStorage(this IEndpointRouteBuilder app) => app.MapGet("/lti/storage", (string? mode, string? tool, ToolBook tools, HttpContext http) =>
    {
        if (tool is null || !PlatformStorage.Modes.Contains(mode, StringComparer.Ordinal) || !tools.All.Exists(known => new Uri(known.LoginAddress).GetLeftPart(UriPartial.Authority) == tool)) return Results.NotFound();
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; base-uri 'none'; frame-ancestors 'self'";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "no-store";
        return Results.Text($"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>storage</title><script src="/assets/storage.js" data-role="frame" data-mode="{mode}" data-tool="{HtmlEncoder.Default.Encode(tool)}"></script></head>
            <body></body>
            </html>
            """, "text/html; charset=utf-8");
    });
}
