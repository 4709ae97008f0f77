using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Settings;

namespace ReturnToWork.Companion.Training.Badges;

/// <summary>What anybody's verifier fetches: who issues, with which keys, what is achieved, and which were revoked. Open to everybody, from any page, and it names no person.</summary>
internal static class BadgeRoutes
{
    private const string Json = "application/json";

    // The type that the list's own specification gives a credential in a token (VC-JOSE-COSE).
    private const string Credential = "application/vc+jwt";

    public static void MapBadges(this IEndpointRouteBuilder app)
    {
        var badges = app.MapGroup("/badges").AllowAnonymous().RequireRateLimiting(CertificateLimit.Policy);
        badges.MapGet("/issuer/{trainer}", (string trainer, HttpContext http, BadgeAddresses addresses, Organisations organisations, OpenBadge writer) =>
            Knows(trainer, addresses, organisations) ? Answer(http, writer.Issuer(trainer)) : Results.NotFound());
        badges.MapGet("/achievement/{trainer}/{protocol}", (string trainer, string protocol, HttpContext http, BadgeAddresses addresses, Organisations organisations, OpenBadge writer, Texts.Words words) =>
            Knows(trainer, addresses, organisations) && protocol.Length <= 32 && protocol.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '.' or '-') ? Answer(http, writer.Achievement(trainer, protocol, words.Language)) : Results.NotFound());
        badges.MapGet("/keys/{trainer}", GetKeysAsync);
        badges.MapGet("/keys/{trainer}/{id}", GetKeyAsync);
        badges.MapGet("/status/{trainer}", GetStatusAsync);
    }

    private static async Task<IResult> GetKeysAsync(string trainer, HttpContext http, BadgeAddresses addresses, Organisations organisations, BadgeKeys keys, CancellationToken ct) =>
        Knows(trainer, addresses, organisations)
            ? Answer(http, new JsonObject { ["keys"] = new JsonArray([.. (await keys.PublishedAsync(trainer, ct)).Select(key => Named(key.PublicJwk, addresses.Key(trainer, key.Id)))]) })
            : Results.NotFound();

    private static async Task<IResult> GetKeyAsync(string trainer, string id, HttpContext http, BadgeAddresses addresses, Organisations organisations, BadgeKeys keys, CancellationToken ct) =>
        Knows(trainer, addresses, organisations) && (await keys.PublishedAsync(trainer, ct)).FirstOrDefault(key => key.Id == id) is { PublicJwk: { } jwk } ? Answer(http, Named(jwk, addresses.Key(trainer, id))) : Results.NotFound();

    private static async Task<IResult> GetStatusAsync(
        string trainer, HttpContext http, BadgeAddresses addresses, Organisations organisations, BadgeKeys keys, OpenBadge writer, CompanionStore store, TimeProvider clock, CancellationToken ct)
    {
        if (!Knows(trainer, addresses, organisations)) return Results.NotFound();
        List<int> revoked;
        await using (var db = await store.OpenAsync(TrainingTenant.Of(trainer), ct)) revoked = await db.Badges.Where(row => row.Revoked != null).Select(row => row.Place).ToListAsync(ct);
        using var key = await keys.SigningAsync(trainer, ct);
        return Answer(http, key.Sign(writer.StatusList(trainer, revoked, clock.GetUtcNow()), addresses.Key(trainer, key.Id)), Credential);
    }

    private static bool Knows(string trainer, BadgeAddresses addresses, Organisations organisations) => addresses.Known && organisations.Trainers.Contains(trainer, StringComparer.Ordinal);

    private static JsonObject Named(string jwk, string address)
    {
        var key = JsonNode.Parse(jwk)!.AsObject();
        key["kid"] = address;
        return key;
    }

    private static IResult Answer(HttpContext http, JsonObject json) => Answer(http, json.ToJsonString(), Json);

    private static IResult Answer(HttpContext http, string text, string type)
    {
        // A verifier may be a page in a browser, on any site: what stands here is for all of them, and no cookie says who asks.
        http.Response.Headers.AccessControlAllowOrigin = "*";
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        // Short, so that a revocation is known soon; long enough that a crowd asks once.
        http.Response.Headers.CacheControl = "public, max-age=60";
        return Results.Text(text, type);
    }
}
