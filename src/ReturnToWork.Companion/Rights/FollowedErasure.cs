using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Records;
using ReturnToWork.Storage;

namespace ReturnToWork.Companion.Rights;

/// <summary>
/// "Alles wissen" on the employee's own page reaches the Companion through the store's ledger, which names statements and nobody. A pairing leaves the store only with the whole
/// learner; so a learner whose last pairing was erased is gone, and with the last learner of a person goes the person.
/// </summary>
internal static class FollowedErasure
{
    /// <summary>Learners whose pairing is among statements that are about to be forgotten.</summary>
    public static Task<List<string>> PairedAmongAsync(CompanionDb db, IReadOnlyCollection<Guid> statements, CancellationToken ct) =>
        db.Facts.Where(row => row.Kind == FactKind.Paired && statements.Contains(row.Statement)).Select(row => row.Learner).Distinct().ToListAsync(ct);

    /// <summary>After they were forgotten: takes away what stands here of those who are gone. The caller commits.</summary>
    public static async Task FollowAsync(CompanionDb db, IReadOnlyCollection<string> paired, ErasureLedger ledger, DateTimeOffset now, CancellationToken ct)
    {
        if (paired.Count == 0) return;
        var left = await db.Facts.Where(row => row.Kind == FactKind.Paired && paired.Contains(row.Learner)).Select(row => row.Learner).Distinct().ToListAsync(ct);
        foreach (var learner in paired.Except(left, StringComparer.Ordinal))
        {
            var (people, counts) = await PersonRecords.EraseLearnersAsync(db, [learner], ct);
            ledger.Note(db.Organisation, people.Select(person => ReplayErasures.OfPerson(ledger, db.Organisation, person)).Append(ReplayErasures.OfLearner(ledger, db.Organisation, learner)));
            db.AddRange(people.Select((person, index) => new ErasureOrderRow
            {
                Organisation = db.Organisation, Id = Guid.NewGuid(), Person = person, By = ErasureOrders.ByEmployee, Asked = now, Done = now,
                Receipt = new ErasureReceipt { Here = index == 0 ? counts : new CompanionCounts(People: 1) }.Write(),
            }));
        }
    }
}
