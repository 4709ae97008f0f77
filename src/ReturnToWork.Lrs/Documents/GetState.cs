using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Storage;

namespace ReturnToWork.Lrs;

/// <summary><c>GET /activities/state</c>: one document byte for byte, or the ids there are (L24).</summary>
internal static class GetState
{
    public static void Map(IEndpointRouteBuilder xapi) => xapi.MapMethods("/activities/state", [HttpMethods.Get, HttpMethods.Head], (Delegate)HandleAsync);

    private static async Task<IResult> HandleAsync(HttpContext http, IDbContextFactory<LrsDb> factory, CancellationToken ct)
    {
        var (request, refused) = StateRequest.Read(http, writes: false, one: false, list: true);
        if (request is null) return refused!;
        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = db.Set<DocumentRow>().AsNoTracking().Where(row => row.Organisation == request.Organisation && row.Kind == DocumentKind.State && row.Activity == request.Activity && row.Agent == request.Agent);
        if (request.StateId is null) return await IdsAsync(http, rows, request, ct);

        var registration = request.Registration ?? Guid.Empty;
        var found = await rows.Where(row => row.Registration == registration && row.DocumentId == request.StateId).SingleOrDefaultAsync(ct);
        if (found is null) return Answer.No(StatusCodes.Status404NotFound, new("L04", "There is no such document here.", "xAPI 1.0.3, Communication, 2.3"));
        http.Response.Headers.ETag = found.Etag;
        http.Response.Headers.LastModified = Modified(found.Tick);
        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return Results.Bytes(found.Body, found.ContentType);
    }

    private static async Task<IResult> IdsAsync(HttpContext http, IQueryable<DocumentRow> rows, StateRequest request, CancellationToken ct)
    {
        if (request.Registration is { } registration) rows = rows.Where(row => row.Registration == registration);
        if (request.Since is { } since) rows = rows.Where(row => row.Tick > since);
        var found = await rows.OrderBy(row => row.DocumentId).Select(row => new { row.DocumentId, row.Tick }).ToListAsync(ct);
        if (found.Count > 0) http.Response.Headers.LastModified = Modified(found.Max(row => row.Tick));
        return Results.Json(found.Select(row => row.DocumentId).Distinct(StringComparer.Ordinal));
    }

    private static string Modified(long tick) => UnixMicroseconds.ToMoment(tick).ToString("R", CultureInfo.InvariantCulture);
}
