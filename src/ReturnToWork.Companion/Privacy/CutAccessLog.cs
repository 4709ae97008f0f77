using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Records;

namespace ReturnToWork.Companion.Privacy;

/// <summary>Cuts off the rows of the access log whose time is over. What is left still proves itself: its first row begins with the hash that the anchor keeps.</summary>
internal static class CutAccessLog
{
    /// <summary>Cuts rows that were written before a moment, in one transaction: the caller's, where there is one. Numbers go on where they were.</summary>
    /// <returns>How many went.</returns>
    public static async Task<int> BeforeAsync(CompanionDb db, DateTimeOffset moment, DateTimeOffset now, CancellationToken ct)
    {
        // By number, not by time: a clock that stood wrong once must not tear a hole.
        var keep = await db.AccessLog.Where(row => row.At >= moment).MinAsync(row => (long?)row.Number, ct) ?? long.MaxValue;
        if (await db.AccessLog.AsNoTracking().Where(row => row.Number < keep).OrderByDescending(row => row.Number).FirstOrDefaultAsync(ct) is not { } last) return 0;
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        db.Add(new AccessAnchorRow { Organisation = db.Organisation, Number = last.Number, Chain = last.Chain, At = last.At, Cut = now });
        await db.SaveChangesAsync(ct);
        var gone = await db.AccessLog.Where(row => row.Number <= last.Number).ExecuteDeleteAsync(ct);
        if (own is not null) await own.CommitAsync(ct);
        return gone;
    }
}
