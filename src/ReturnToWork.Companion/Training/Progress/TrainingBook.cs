using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Companion.Texts;
using ReturnToWork.Courses.Protocols;

namespace ReturnToWork.Companion.Training.Progress;

/// <summary>
/// Keeps what the fold says of everybody who is trained: for the trainer in the tenant (<see cref="ProgressRow"/>), for the employer and its gate in the employer's own organisation
/// (<see cref="StandingRow"/>: state and days). Both can be thrown away and made again.
/// </summary>
internal sealed class TrainingBook(CompanionStore store, Organisations organisations, ProtocolLibrary protocols, Days days, TimeProvider clock)
{
    private const int AtOnce = 500;
    private const int MostTries = 3;

    /// <summary>Everybody of every tenant: days passed, or a protocol changed.</summary>
    public async Task LookAsync()
    {
        foreach (var trainer in organisations.Trainers) await AllAsync(TrainingTenant.Of(trainer), CancellationToken.None);
    }

    /// <summary>Everybody of one tenant; who left stands nowhere any more.</summary>
    public async Task AllAsync(string tenant, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(tenant, ct);
        var trainees = await db.Trainees.AsNoTracking().ToListAsync(ct);
        foreach (var some in trainees.Chunk(AtOnce)) await SomeAsync(tenant, some, ct);
        // Who was erased while somebody wrote down where they stand.
        await db.Progress.Where(row => !db.Trainees.Any(trainee => trainee.Id == row.Trainee)).ExecuteDeleteAsync(ct);
        foreach (var employer in trainees.GroupBy(trainee => trainee.Employer, StringComparer.Ordinal).Where(employer => IsTrainedBy(employer.Key, tenant)))
            await StandingBook.KeepOnlyAsync(store, employer.Key, [.. employer.Where(trainee => trainee.Left is null).Select(trainee => trainee.Subject).OfType<string>()], ct);
    }

    /// <summary>Those of whom statements came in.</summary>
    public async Task OfActorsAsync(string tenant, IReadOnlyCollection<string> actors, CancellationToken ct)
    {
        foreach (var some in actors.Chunk(AtOnce))
        {
            await using var db = await store.OpenAsync(tenant, ct);
            await SomeAsync(tenant, await db.Trainees.AsNoTracking().Where(trainee => some.Contains(trainee.Actor)).ToListAsync(ct), ct);
        }
    }

    /// <summary>One professional, after something was written down about them.</summary>
    public async Task OfOneAsync(string tenant, Guid trainee, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(tenant, ct);
        await SomeAsync(tenant, await db.Trainees.AsNoTracking().Where(row => row.Id == trainee).ToListAsync(ct), ct);
    }

    /// <summary>What the fold says of one professional now.</summary>
    public async Task<TrainingProgress> ReadAsync(CompanionDb db, TraineeRow trainee, CancellationToken ct) =>
        TrainingFold.Fold(ProtocolOf(trainee), (await EarnedAsync(db, [trainee], ct))[trainee.Id].ToList(), Today);

    /// <summary>The version that somebody began under; where that file is gone the oldest that is there, never a later one than need be.</summary>
    public Protocol ProtocolOf(TraineeRow trainee) => protocols.Find(trainee.ProtocolVersion) ?? protocols.For(days.DayOf(trainee.Invited));

    /// <summary>What was kept of the fold the last time.</summary>
    public static TrainingProgress Open(ProgressRow row) => JsonSerializer.Deserialize<TrainingProgress>(row.Json, JsonSerializerOptions.Web)!;

    private DateOnly Today => days.DayOf(clock.GetUtcNow());

    private bool IsTrainedBy(string employer, string tenant) => organisations.Knows(employer) && organisations.TrainingTenantOf(employer) == tenant;

    private async Task SomeAsync(string tenant, IReadOnlyList<TraineeRow> trainees, CancellationToken ct)
    {
        if (trainees.Count == 0) return;
        var (now, today) = (clock.GetUtcNow(), Today);
        var folded = await KeptAsync(tenant, trainees, now, today, ct);
        foreach (var employer in folded.Where(one => one.Trainee.Subject is not null).GroupBy(one => one.Trainee.Employer, StringComparer.Ordinal).Where(employer => IsTrainedBy(employer.Key, tenant)))
            await StandingBook.WriteAsync(store, employer.Key, [.. employer.Select(one => (one.Trainee.Subject!, one.Progress))], now, clock, ct);
    }

    private async Task<List<(TraineeRow Trainee, TrainingProgress Progress)>> KeptAsync(string tenant, IReadOnlyList<TraineeRow> trainees, DateTimeOffset now, DateOnly today, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var folded = new List<(TraineeRow Trainee, TrainingProgress Progress)>(trainees.Count);
            await using var db = await store.OpenAsync(tenant, ct);
            var (earned, ids) = (await EarnedAsync(db, trainees, ct), trainees.Select(trainee => trainee.Id).ToList());
            var rows = await db.Progress.Where(row => ids.Contains(row.Trainee)).ToDictionaryAsync(row => row.Trainee, ct);
            foreach (var trainee in trainees)
            {
                if (trainee.Left is not null)
                {
                    if (rows.TryGetValue(trainee.Id, out var old)) db.Remove(old);
                    continue;
                }

                var protocol = ProtocolOf(trainee);
                var progress = TrainingFold.Fold(protocol, earned[trainee.Id].ToList(), today);
                folded.Add((trainee, progress));
                var json = JsonSerializer.Serialize(progress, JsonSerializerOptions.Web);
                if (!rows.TryGetValue(trainee.Id, out var row)) db.Add(row = new ProgressRow { Organisation = tenant, Trainee = trainee.Id, State = "", Json = "", Version = "", At = now });
                if (StandingBook.IsLate(row.At, now, clock) || (row.Json == json && row.Version == protocol.Version)) continue;
                (row.State, row.Since, row.Until, row.Json, row.Version, row.At) = (progress.Code, progress.Since, progress.CertifiedUntil, json, protocol.Version, now);
            }

            try
            {
                await db.SaveChangesAsync(ct);
                return folded;
            }
            catch (DbUpdateException) when (attempt < MostTries)
            {
                // The hourly job, a page and another instance may look at the same moment; what one of them wrote is read anew.
            }
        }
    }

    private async Task<ILookup<Guid, Earned>> EarnedAsync(CompanionDb db, IReadOnlyCollection<TraineeRow> trainees, CancellationToken ct)
    {
        var (byActor, ids) = (trainees.ToDictionary(trainee => trainee.Actor, trainee => trainee.Id, StringComparer.Ordinal), trainees.Select(trainee => trainee.Id).ToList());
        var actors = byActor.Keys.ToList();
        var facts = await db.Facts.AsNoTracking().Where(fact => actors.Contains(fact.Learner) && fact.Theme != null && (fact.Kind == FactKind.Finished || fact.Kind == FactKind.Attended || fact.Kind == FactKind.Passed))
            .Select(fact => new { fact.Learner, fact.Kind, fact.Theme, fact.At }).ToListAsync(ct);
        var evidence = await db.Evidence.AsNoTracking().Where(row => ids.Contains(row.Trainee)).Select(row => new { row.Trainee, row.Requirement, row.Kind, row.Day }).ToListAsync(ct);
        return facts.Select(fact => (Trainee: byActor[fact.Learner], Earned: new Earned(fact.Theme!, VerbOf(fact.Kind), days.DayOf(fact.At))))
            .Concat(evidence.Select(row => (row.Trainee, Earned: new Earned(row.Requirement, row.Kind == "exemption" ? Earned.Exempt : Earned.Imported, row.Day))))
            .ToLookup(one => one.Trainee, one => one.Earned);
    }

    private static string VerbOf(FactKind kind) => kind switch { FactKind.Finished => "completed", FactKind.Attended => "attended", _ => "passed" };
}
