using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ReturnToWork.Lti;

/// <summary>Where platforms fetch our public keys (LTI Security Framework 1.0, 6.2). Open to everybody, and a cache may keep the answer.</summary>
internal static class KeyRoutes
{
    // Shorter than the day that a key is published ahead, by far.
    private const string Cache = "public, max-age=300";

    public static void MapOwnKeys(this IEndpointRouteBuilder app)
    {
        app.MapGet("/.well-known/jwks.json", async (HttpContext http, ToolKeys keys, CancellationToken ct) => Set(http, await keys.WholeSetAsync(ct))).AllowAnonymous();
        app.MapGet("/lti/keys/{id:guid}", async (Guid id, HttpContext http, ToolKeys keys, CancellationToken ct) => Set(http, await keys.SetOfAsync(id, ct))).AllowAnonymous();
        app.MapGet("/lti/keys/{id:guid}.pem", async (Guid id, HttpContext http, ToolKeys keys, CancellationToken ct) =>
            await keys.OfAsync(id, ct) is { } published ? Cached(http, string.Join('\n', published.Select(key => key.Pem)) + "\n", "application/x-pem-file") : Results.NotFound()).AllowAnonymous();
    }

    private static IResult Set(HttpContext http, string? set) => set is null ? Results.NotFound() : Cached(http, set, "application/json");

    private static IResult Cached(HttpContext http, string body, string type)
    {
        http.Response.Headers.CacheControl = Cache;
        return Results.Text(body, type);
    }
}
