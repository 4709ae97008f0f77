using Microsoft.EntityFrameworkCore;
using ReturnToWork.Tool.Keys;

namespace ReturnToWork.Tool.Store;

/// <summary>Somebody who is let in no more.</summary>
internal sealed record Suspension(string Pseudonym, DateOnly Since);

/// <summary>Who an administrator lets in no more (reliability.md L-12). Only who kept something has a row, so only they can be named at all.</summary>
internal sealed class Suspensions(IDbContextFactory<ToolDb> stores, TimeProvider time)
{
    /// <summary>Asked at each launch and each request.</summary>
    public async Task<bool> HoldAsync(string organisation, string learnerKey, CancellationToken ct)
    {
        var hash = LearnerKeys.HashOf(learnerKey);
        await using var db = await stores.CreateDbContextAsync(ct);
        return await db.Learners.AnyAsync(row => row.Organisation == organisation && row.KeyHash == hash && row.Suspended != null, ct);
    }

    public async Task<bool> KnowsAsync(string organisation, string pseudonym, CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        return await db.Learners.AnyAsync(row => row.Organisation == organisation && row.Pseudonym == pseudonym, ct);
    }

    /// <summary>False where nobody of this organisation has that pseudonym.</summary>
    public async Task<bool> SetAsync(string organisation, string pseudonym, bool suspended, CancellationToken ct)
    {
        DateOnly? since = suspended ? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime) : null;
        await using var db = await stores.CreateDbContextAsync(ct);
        return await db.Learners.Where(row => row.Organisation == organisation && row.Pseudonym == pseudonym).ExecuteUpdateAsync(set => set.SetProperty(row => row.Suspended, since), ct) == 1;
    }

    /// <summary>All of one organisation, newest first.</summary>
    public async Task<IReadOnlyList<Suspension>> OfAsync(string organisation, CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        return await db.Learners.AsNoTracking().Where(row => row.Organisation == organisation && row.Suspended != null).OrderByDescending(row => row.Suspended).ThenBy(row => row.Pseudonym)
            .Select(row => new Suspension(row.Pseudonym, row.Suspended!.Value)).ToListAsync(ct);
    }
}
