using Microsoft.Extensions.FileProviders;

namespace ReturnToWork.Tool.Http;

/// <summary>Files that lie beside the program in <c>assets/{folder}</c>. Not wwwroot: several hosts run from one folder in the demo and the tests.</summary>
internal static class Assets
{
    public static void UseAssets(this IApplicationBuilder app, string path, string folder) => app.UseStaticFiles(new StaticFileOptions
    {
        RequestPath = path,
        FileProvider = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "assets", folder)),
        // Asked again each time, answered with 304: after an update nobody runs yesterday's player against today's page.
        OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache",
    });
}
