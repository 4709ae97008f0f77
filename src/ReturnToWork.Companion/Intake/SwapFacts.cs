using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Records;

namespace ReturnToWork.Companion.Intake;

/// <summary>Puts the facts that a rebuild made in the place of those that pages show. Until then nobody sees them, after it nobody sees the others: one transaction.</summary>
internal sealed class SwapFacts(CompanionStore store, FactKeeper keeper)
{
    /// <summary>Throws away what an earlier rebuild left that did not come to its end.</summary>
    public async Task ClearAsync(string organisation, CancellationToken ct)
    {
        await using var db = await store.OpenBesideAsync(organisation, ct);
        await db.Facts.ExecuteDeleteAsync(ct);
    }

    /// <param name="organisation">Whose facts.</param>
    /// <param name="began">By our clock: when the rebuild began to read. What was erased since then goes from the new facts too.</param>
    /// <param name="ct">Ends it; nothing is swapped then.</param>
    /// <returns>How many facts there are now.</returns>
    public async Task<int> RunAsync(string organisation, DateTimeOffset began, CancellationToken ct)
    {
        await using var db = await store.OpenBesideAsync(organisation, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var erased = await db.Erased.Where(row => row.At >= began).Select(row => row.Mark).ToListAsync(ct);
        foreach (var some in erased.Select(Guid.Parse).Chunk(200)) await db.Facts.Where(row => some.Contains(row.Statement) && row.Kind != Coaching.FactKind.TakenBack).ExecuteDeleteAsync(ct);
        // Ticks of what no store says any more: the point can never be shown again.
        var all = db.Facts.IgnoreQueryFilters(["beside"]);
        await db.Ticks.Where(tick => all.Any(old => !old.Beside && old.Statement == tick.Statement) && !db.Facts.Any(made => made.Statement == tick.Statement))
            .ExecuteDeleteAsync(ct);
        await db.Facts.IgnoreQueryFilters(["beside"]).Where(row => !row.Beside).ExecuteDeleteAsync(ct);
        var now = await db.Facts.ExecuteUpdateAsync(set => set.SetProperty(row => row.Beside, false), ct);
        await transaction.CommitAsync(ct);
        keeper.Forgot();
        await keeper.EmptyLogAsync(organisation, ct);
        return now;
    }
}
