using Microsoft.EntityFrameworkCore;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

internal sealed record ErasureEntry(long Tick, Guid Statement, Guid Share);

internal sealed record ErasureList(IReadOnlyList<ErasureEntry> Erasures, long Next, bool More);

/// <summary>
/// <c>GET /erasures?since=</c>: what consumers must forget, in order (design section 2). Ours, not xAPI's; since is exclusive. <c>?receipt=</c> gives the receipt
/// of one erasure, or 202 while it goes on.
/// </summary>
internal static class GetErasures
{
    private const int Most = 500;

    public static void Map(IEndpointRouteBuilder xapi) => xapi.MapMethods("/erasures", [HttpMethods.Get, HttpMethods.Head], (Delegate)HandleAsync);

    private static async Task<IResult> HandleAsync(HttpContext http, IDbContextFactory<LrsDb> factory, Receipts receipts, CancellationToken ct)
    {
        var caller = http.Caller();
        var parameters = new Parameters(http.Request, "since", "receipt");
        var (since, receipt) = (parameters.Number("since") ?? 0, parameters.Uuid("receipt"));
        if (parameters.Count > 1) parameters.Refuse("receipt stands alone.");
        if (parameters.Refusal is { } refusal) return Answer.Bad(refusal);
        await using var db = await factory.CreateDbContextAsync(ct);
        return receipt is { } id ? await ReceiptAsync(db, caller.Organisation, id, receipts, ct) : await ListAsync(db, caller.Organisation, since, ct);
    }

    private static async Task<IResult> ListAsync(LrsDb db, string organisation, long since, CancellationToken ct)
    {
        var rows = await db.Set<ErasureRow>().AsNoTracking()
            .Where(row => row.Organisation == organisation && row.Tick > since).OrderBy(row => row.Tick).Take(Most + 1)
            .Select(row => new ErasureEntry(row.Tick, row.Statement, row.Share)).ToListAsync(ct);
        var page = rows.Take(Most).ToList();
        return Results.Json(new ErasureList(page, page.Count > 0 ? page[^1].Tick : since, rows.Count > Most));
    }

    private static async Task<IResult> ReceiptAsync(LrsDb db, string organisation, Guid id, Receipts receipts, CancellationToken ct) =>
        await db.Set<Erasing>().AsNoTracking().SingleOrDefaultAsync(row => row.Organisation == organisation && row.Id == id && row.Kind != ErasingKind.TakenBack, ct) switch
        {
            null => Answer.Missing("There was no such erasure.", "src/ReturnToWork.Lrs/README.md"),
            { Done: null } => Results.Json(new { erasure = id }, statusCode: StatusCodes.Status202Accepted),
            var done => Results.Json(receipts.Of(done)),
        };
}
