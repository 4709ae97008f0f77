using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.FileProviders;

namespace ReturnToWork.Tool.Http;

/// <summary>Files that lie beside the program in <c>assets/{folder}</c>. Not wwwroot: several hosts run from one folder in the demo and the tests.</summary>
internal static class Assets
{
    public static IServiceCollection AddAssets(this IServiceCollection services) => services.AddResponseCompression(packed =>
    {
        packed.EnableForHttps = true;
        packed.MimeTypes = ["text/html", "text/css", "text/javascript", "application/json", "image/svg+xml"];
    });

    /// <summary>
    /// Files, and pages that are the same for everybody, travel packed: a phone loads a third. A launched page does not: it holds a token and answers, and the length of a
    /// packed page tells of what is in it.
    /// </summary>
    public static void UsePacking(this IApplicationBuilder app) =>
        app.UseWhen(http => Below(http, "/assets") || Below(http, "/open"), same => same.UseResponseCompression());

    private static bool Below(HttpContext http, string path) => http.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase);

    public static void UseAssets(this IApplicationBuilder app, string path, string folder) => app.UseStaticFiles(new StaticFileOptions
    {
        RequestPath = path,
        FileProvider = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "assets", folder)),
        // Asked again each time, answered with 304: after an update nobody runs yesterday's player against today's page.
        OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache",
    });
}
