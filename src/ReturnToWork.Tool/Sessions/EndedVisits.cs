using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.Sessions;

/// <summary>
/// Visits that somebody stopped: at a shared computer neither the cookie, nor a page that carries the visit, nor its token opens anything again. What is kept of
/// it, for eight hours at most, is a hash over things that only the sealed visit knows, so it tells of nobody, also of who chose to keep nothing.
/// </summary>
internal sealed class EndedVisits(IDbContextFactory<ToolDb> stores)
{
    /// <summary>Twice is harmless.</summary>
    public async Task EndAsync(Visit visit, CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        db.EndedVisits.Add(new EndedVisit { Organisation = visit.Organisation, Hash = HashOf(visit), Until = visit.Ends });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException exception) when (StoreErrors.IsDuplicate(exception))
        {
            // It was ended before.
        }
    }

    /// <summary>Asked at each request of a visit.</summary>
    public async Task<bool> HoldAsync(Visit visit, CancellationToken ct)
    {
        var hash = HashOf(visit);
        await using var db = await stores.CreateDbContextAsync(ct);
        return await db.EndedVisits.AnyAsync(row => row.Organisation == visit.Organisation && row.Hash == hash, ct);
    }

    private static string HashOf(Visit visit) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"ended|{visit.LtiRegistration}|{visit.LearnerKey}|{visit.LaunchedAt.UtcTicks}")));
}
