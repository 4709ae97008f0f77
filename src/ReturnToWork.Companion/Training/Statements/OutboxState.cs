using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Records;

namespace ReturnToWork.Companion.Training.Statements;

/// <summary>Training statements that did not get to the record store, for the administrator.</summary>
/// <param name="Waiting">How many are to go.</param>
/// <param name="Oldest">Since when the oldest of them waits.</param>
/// <param name="Trouble">What keeps it; null where nothing went wrong yet.</param>
/// <param name="Refused">The store's words, and how many it said them of.</param>
internal sealed record OutboxState(int Waiting, DateTimeOffset? Oldest, string? Trouble, IReadOnlyList<(string Why, int Count)> Refused);

/// <summary>What stands in the outbox, and lets refused statements try again after somebody mended the store.</summary>
internal sealed class OutboxBook(CompanionStore store)
{
    public async Task<OutboxState> OfAsync(string tenant, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(tenant, ct);
        var rows = await db.TrainingStatements.AsNoTracking().Where(row => row.Sent == null).OrderBy(row => row.Made).Select(row => new { row.Made, row.Trouble }).ToListAsync(ct);
        var refused = rows.Where(row => row.Trouble?.StartsWith(SendTrainingStatements.Refused, StringComparison.Ordinal) == true).ToList();
        var waiting = rows.Except(refused).ToList();
        return new OutboxState(waiting.Count, waiting.Count > 0 ? waiting[0].Made : null, waiting.Find(row => row.Trouble is not null)?.Trouble,
            [.. refused.GroupBy(row => row.Trouble![SendTrainingStatements.Refused.Length..], StringComparer.Ordinal).Select(why => (why.Key, why.Count()))]);
    }

    /// <summary>The store's administrator mended something: what was refused may go again.</summary>
    public async Task AgainAsync(string tenant, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(tenant, ct);
        await db.TrainingStatements.Where(row => row.Sent == null && row.Trouble != null).ExecuteUpdateAsync(set => set.SetProperty(row => row.Trouble, (string?)null), ct);
    }
}
