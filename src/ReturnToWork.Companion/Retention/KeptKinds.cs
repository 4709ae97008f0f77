using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Privacy;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Training.Badges;

namespace ReturnToWork.Companion.Retention;

/// <summary>One kind of data that has a term.</summary>
/// <param name="Code">Its name in rows and texts.</param>
/// <param name="Months">The term.</param>
/// <param name="DeleteAsync">Takes away what is older than a moment, within the caller's transaction.</param>
internal sealed record KeptKind(string Code, Func<RetentionOptions, int> Months, Func<CompanionDb, DateTimeOffset, DateTimeOffset, CancellationToken, Task<int>> DeleteAsync);

/// <summary>The kinds that the Companion keeps by age. People go by their own clock (<see cref="DeletionClock"/>), talking points are never kept, codes and tickets have jobs of their own.</summary>
internal sealed class KeptKinds(CutAccessLog cut)
{
    /// <summary>People whose time is over: not by age, but by <see cref="PersonRow.DeleteAfter"/>.</summary>
    public const string People = "people";

    public IReadOnlyList<KeptKind> ByAge { get; } =
    [
        new("access-log", terms => terms.AccessLogMonths, (db, before, now, ct) => AccessLogAsync(cut, db, before, now, ct)),
        new("facts", terms => terms.FactMonths, (db, before, _, ct) => db.Facts.Where(fact => fact.At < before
            // What says that something is gone names nobody's doing, and must win over what comes late.
            // A certificate of two years stands on what was earned before it: in the training it stays as long as somebody is trained.
            && !db.Trainees.Any(trainee => trainee.Actor == fact.Learner && trainee.Left == null)
            && fact.Kind != FactKind.TakenBack && fact.Kind != FactKind.Voided && fact.Kind != FactKind.VoidedElsewhere
            && !db.Links.Any(link => link.Learner == fact.Learner && link.Confirmed)).ExecuteDeleteAsync(ct)),
        new("receipts", terms => terms.ReceiptMonths, (db, before, _, ct) => db.ErasureOrders.Where(order => order.Done != null && order.Done < before).ExecuteDeleteAsync(ct)),
        new("reminders", terms => terms.ReminderMonths, (db, before, _, ct) => db.Reminders.Where(mail => mail.Due < before && (mail.Sent != null || mail.GivenUp != null)).ExecuteDeleteAsync(ct)),
        new("certificates", terms => terms.CertificateMonths, (db, before, _, ct) => ForgetBadges.OlderAsync(db, DateOnly.FromDateTime(before.UtcDateTime), ct)),
    ];

    /// <summary>All codes, in the order in which pages name them.</summary>
    public IReadOnlyList<string> Codes => [People, .. ByAge.Select(kind => kind.Code)];

    // What stands on its rows goes with them: flags of unusual reading, and what this job did itself.
    private static async Task<int> AccessLogAsync(CutAccessLog cut, CompanionDb db, DateTimeOffset before, DateTimeOffset now, CancellationToken ct)
    {
        await db.Unusual.Where(flag => flag.At < before).ExecuteDeleteAsync(ct);
        await db.RetentionDone.Where(done => done.At < before).ExecuteDeleteAsync(ct);
        return await cut.BeforeAsync(db, before, now, ct);
    }
}
