using System.Text;
using Microsoft.Extensions.FileProviders;
using ReturnToWork.Authoring.Commands;
using ReturnToWork.Courses.Style;

namespace ReturnToWork.Authoring.Preview;

/// <summary>The pages of the preview. They listen on this machine only and answer to its own names only, so that no other site can read along.</summary>
internal static class PreviewHost
{
    public static WebApplication Build(ThemePlace place, string directory, int port, HouseStyle style)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = typeof(PreviewHost).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration["AllowedHosts"] = "127.0.0.1;localhost";
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(FormattableString.Invariant($"http://127.0.0.1:{port}"));
        builder.Services.AddSingleton(new WatchedThemes(place, directory));
        builder.Services.AddSingleton(style);
        builder.Services.AddSingleton<Frames>();
        var app = builder.Build();
        app.UseHostFiltering();
        app.UseStaticFiles(new StaticFileOptions
        {
            RequestPath = "/assets/player", FileProvider = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "assets", "player")),
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache",
        });
        app.MapGet("/", Shell.Page);
        app.MapGet("/state", (WatchedThemes themes) => Results.Text(themes.Json(), "application/json", Encoding.UTF8));
        app.MapGet("/beelden", PicturesPage.Answer);
        app.MapGet("/changes", ChangesAsync);
        app.MapGet("/frame/{number:int}", (int number, HttpContext http, Frames frames) => frames.Answer(number, http));
        app.MapGet("/words/{number:int}", (int number, string? language, WatchedThemes themes) => themes.Find(number) is { } theme ? Results.Json(Words.Of(theme, language)) : Results.NotFound());
        app.MapGet("/assets/preview/{file}", Shell.Asset);
        app.MapGet("/assets/preview/style.css", () => Results.Text(style.Css, "text/css", Encoding.UTF8));
        app.MapGet("/assets/preview/printed.css", Frames.Printed);
        return app;
    }

    /// <summary>Server-sent events: a number for each change, so that the page looks again.</summary>
    private static async Task ChangesAsync(HttpContext http, WatchedThemes themes, IHostApplicationLifetime lifetime)
    {
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        var told = -1L;
        try
        {
            while (!end.IsCancellationRequested)
            {
                told = await themes.AfterAsync(told, end.Token);
                await http.Response.WriteAsync(FormattableString.Invariant($"data: {told}\n\n"), end.Token);
                await http.Response.Body.FlushAsync(end.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed, or the preview stops.
        }
    }
}
