using Microsoft.EntityFrameworkCore;

namespace ReturnToWork.Lti;

/// <summary>A change of registrations and the number that tells everybody about it, together or not at all.</summary>
internal static class Changing
{
    /// <param name="databases">The room's store.</param>
    /// <param name="change">How many rows it changed; none: nothing is done.</param>
    /// <param name="ct">Of the request.</param>
    /// <returns>Whether anything was changed.</returns>
    public static async Task<bool> RunAsync(IDbContextFactory<LtiDb> databases, Func<LtiDb, Task<int>> change, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // First, so that changes at the same moment wait for each other here and never at each other's rows.
        await db.Changes.Where(row => row.Name == Change.OfRegistrations).ExecuteUpdateAsync(set => set.SetProperty(row => row.Number, row => row.Number + 1), ct);
        if (await change(db) == 0) return false;
        await transaction.CommitAsync(ct);
        return true;
    }
}
