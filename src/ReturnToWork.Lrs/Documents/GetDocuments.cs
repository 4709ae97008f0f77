using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace ReturnToWork.Lrs;

/// <summary><c>GET</c> of a state or profile: one document byte for byte, or the ids there are (L24).</summary>
internal static class GetDocuments
{
    public static void Map(IEndpointRouteBuilder xapi)
    {
        foreach (var resource in DocumentResource.All)
            xapi.MapMethods(resource.Path, [HttpMethods.Get, HttpMethods.Head], (HttpContext http, IDbContextFactory<LrsDb> factory, CancellationToken ct) => HandleAsync(http, resource, factory, ct));
    }

    private static async Task<IResult> HandleAsync(HttpContext http, DocumentResource resource, IDbContextFactory<LrsDb> factory, CancellationToken ct)
    {
        var (request, refused) = DocumentRequest.Read(http, resource, one: false, list: true);
        if (request is null) return refused!;
        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = db.Set<DocumentRow>().AsNoTracking().Where(row =>
            row.Organisation == request.Organisation && row.Kind == resource.Kind && row.Activity == request.Activity && row.Agent == request.Agent);
        if (request.Id is null) return await IdsAsync(http, rows, request, ct);

        var registration = request.Registration ?? Guid.Empty;
        var found = await rows.Where(row => row.Registration == registration && row.DocumentId == request.Id).SingleOrDefaultAsync(ct);
        if (found is null) return Answer.Missing("There is no such document here.", resource.Source);
        http.Response.Headers.ETag = found.Etag;
        http.Response.Headers.LastModified = ConsistentThrough.HttpDate(found.Tick);
        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return Answer.Bytes(found.Body, found.ContentType);
    }

    private static async Task<IResult> IdsAsync(HttpContext http, IQueryable<DocumentRow> rows, DocumentRequest request, CancellationToken ct)
    {
        if (request.Registration is { } registration) rows = rows.Where(row => row.Registration == registration);
        if (request.Since is { } since) rows = rows.Where(row => row.Tick > since);
        var found = await rows.OrderBy(row => row.DocumentId).Select(row => new { row.DocumentId, row.Tick }).ToListAsync(ct);
        if (found.Count > 0) http.Response.Headers.LastModified = ConsistentThrough.HttpDate(found.Max(row => row.Tick));
        return Answer.Json(JsonSerializer.SerializeToUtf8Bytes(found.Select(row => row.DocumentId).Distinct(StringComparer.Ordinal)));
    }
}
