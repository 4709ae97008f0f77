using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace ReturnToWork.Lrs;

internal sealed record ErasureEntry(long Tick, Guid Statement, Guid Share);

internal sealed record ErasureList(IReadOnlyList<ErasureEntry> Erasures, long Next, bool More);

/// <summary><c>GET /erasures?since=</c>: what consumers must forget, in order (design section 2). Ours, not xAPI's; since is exclusive.</summary>
internal static class GetErasures
{
    private const int Most = 500;

    public static void Map(IEndpointRouteBuilder xapi) => xapi.MapMethods("/erasures", [HttpMethods.Get, HttpMethods.Head], (Delegate)HandleAsync);

    private static async Task<IResult> HandleAsync(HttpContext http, IDbContextFactory<LrsDb> factory, CancellationToken ct)
    {
        var caller = http.Caller();
        var parameters = new Parameters(http.Request, "since");
        var since = parameters.Number("since") ?? 0;
        if (parameters.Refusal is { } refusal) return Answer.Bad(refusal);

        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = await db.Set<ErasureRow>().AsNoTracking()
            .Where(row => row.Organisation == caller.Organisation && row.Tick > since).OrderBy(row => row.Tick).Take(Most + 1)
            .Select(row => new ErasureEntry(row.Tick, row.Statement, row.Share)).ToListAsync(ct);
        var page = rows.Take(Most).ToList();
        return Results.Json(new ErasureList(page, page.Count > 0 ? page[^1].Tick : since, rows.Count > Most));
    }
}
