using ReturnToWork.Courses.Media;

namespace ReturnToWork.Tool.Pages;

/// <summary><c>GET /themes-media/{name}</c>: a film, poster or captions of a theme, in parts where a browser asks for parts. The name is its content, so a browser may keep it.</summary>
internal static class ThemeMedia
{
    public const string Route = MediaFile.Base + "{name}";

    public static IResult Handle(string name, HttpContext http, Themes themes)
    {
        if (themes.Media(name) is not { } file) return ThemePages.Missing();
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.File(file.Path, file.Type, enableRangeProcessing: true);
    }
}
