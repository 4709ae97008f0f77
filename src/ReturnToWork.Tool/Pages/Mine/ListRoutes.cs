using ReturnToWork.Tool.Http;

namespace ReturnToWork.Tool.Pages.Mine;

/// <summary>The routes of the lists, and of their themes where no session cookie is kept.</summary>
internal static class ListRoutes
{
    public static IServiceCollection AddLists(this IServiceCollection services) =>
        services.AddSingleton<ThemeLists>().AddSingleton<HowFar>().AddSingleton<ListPages>();

    public static void MapLists(this IEndpointRouteBuilder app)
    {
        foreach (var path in (string[])[ThemeLists.Mine, "/bundels/{list}"])
        {
            app.MapGet(path, (string? language, HttpContext http, ListPages pages, CancellationToken ct) => pages.SessionAsync(language, http, ct));
            app.MapPost(path, (HttpContext http, ListPages pages, CancellationToken ct) => pages.CarriedAsync(http, ct)).WithMetadata(OwnForm.Limit);
        }

        app.MapPost("/themes/{n}", (string n, HttpContext http, ListPages pages, CancellationToken ct) => pages.CarriedThemeAsync(n, http, ct)).WithMetadata(OwnForm.Limit);
    }
}
