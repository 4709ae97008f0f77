using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Companion.Training.Progress;

namespace ReturnToWork.Companion.Training.Badges;

/// <summary>Woken every minute: who holds a certificate by what was learned, and has none that can be shown, gets it. It looks at what stands and remembers nothing, so late, twice and at once are all the same.</summary>
internal sealed class IssueDue(CompanionStore store, Organisations organisations, TrainingBook book, BadgeAddresses addresses, IssueBadge issue)
{
    /// <summary>The states in which a certificate counts. In the grace after its end people go on working, and what they hold has ended.</summary>
    private static readonly string[] Holds = [TrainingProgress.CodeOf(TrainingState.Certified), TrainingProgress.CodeOf(TrainingState.Renewed), TrainingProgress.CodeOf(TrainingState.Expiring)];

    public async Task LookAsync(CancellationToken ct)
    {
        if (!addresses.Known) return;
        foreach (var trainer in organisations.Trainers)
            foreach (var certification in await DueAsync(TrainingTenant.Of(trainer), ct)) await issue.OnceAsync(trainer, certification, ct);
    }

    private async Task<IReadOnlyList<Certification>> DueAsync(string tenant, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(tenant, ct);
        var held = await db.Progress.AsNoTracking().Where(row => Holds.Contains(row.State) && row.Until != null).Select(row => new { row.Trainee, Until = row.Until!.Value }).ToListAsync(ct);
        var given = (await db.Badges.AsNoTracking().Where(row => row.RevokedFor == null || (row.RevokedFor != RevokeBadge.Lost && row.RevokedFor != RevokeBadge.Name)).Select(row => new { row.Trainee, row.ValidUntil }).ToListAsync(ct))
            .Select(row => (row.Trainee, row.ValidUntil)).ToHashSet();
        var due = held.Where(row => !given.Contains((row.Trainee, LastDay(row.Until)))).Select(row => row.Trainee).ToList();
        if (due.Count == 0) return [];
        var trainees = await db.Trainees.AsNoTracking().Where(row => due.Contains(row.Id) && row.Left == null).ToDictionaryAsync(row => row.Id, ct);
        var progress = await db.Progress.AsNoTracking().Where(row => due.Contains(row.Trainee)).ToListAsync(ct);
        return [.. progress.Where(row => trainees.ContainsKey(row.Trainee)).Select(row => Of(trainees[row.Trainee], TrainingBook.Open(row))).OfType<Certification>()];
    }

    private Certification? Of(TraineeRow trainee, TrainingProgress progress)
    {
        if (progress is not { CertifiedOn: { } from, CertifiedUntil: { } until }) return null;
        var protocol = book.ProtocolOf(trainee);
        var modules = progress.Requirements.Where(part => part.Day is not null && protocol.Certificate.Contains(part.Code, StringComparer.Ordinal))
            .Select(part => new CertifiedModule(part.Code, protocol.Find(part.Code)?.Names ?? new Dictionary<string, string>(StringComparer.Ordinal), protocol.Version, part.Day!.Value, part.IsExempt));
        return new Certification(trainee.Id, from, LastDay(until), protocol.Version, [.. modules]);
    }

    // The fold says the first day on which it counts no more, a paper the last on which it does.
    private static DateOnly LastDay(DateOnly until) => until.AddDays(-1);
}
