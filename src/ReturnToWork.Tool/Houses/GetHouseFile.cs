using ReturnToWork.Tool.Pages;

namespace ReturnToWork.Tool.Houses;

/// <summary><c>GET /style/{file}</c>: an organisation's stylesheet or logo. Its name is a hash of its content, so a browser asks for it once.</summary>
internal static class GetHouseFile
{
    public const string Path = "/style";

    public static async Task<IResult> HandleAsync(string file, HttpContext http, HouseBook houses, CancellationToken ct)
    {
        if (await houses.FileAsync(file, ct) is not { } found) return ThemePages.Missing();
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(found.Bytes, found.Type);
    }
}
