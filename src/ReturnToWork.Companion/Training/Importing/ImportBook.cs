using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Mail;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Companion.Texts;
using ReturnToWork.Companion.Training.Progress;
using ReturnToWork.Courses.Protocols;

namespace ReturnToWork.Companion.Training.Importing;

/// <summary>What would be written down of one professional.</summary>
/// <param name="Known">The trainee that is there already; null for a new one.</param>
/// <param name="Lines">Evidence that is not there yet.</param>
internal sealed record ImportPerson(TraineeRow? Known, string Employer, string Mail, string Name, Protocol Protocol, IReadOnlyList<ImportLine> Lines);

/// <summary>What a file would do. With a problem it does nothing at all.</summary>
/// <param name="Already">Lines whose evidence is there: the same file twice changes nothing.</param>
internal sealed record ImportPlan(IReadOnlyList<ImportPerson> People, IReadOnlyList<ImportProblem> Problems, int Already)
{
    public int New => People.Sum(person => person.Lines.Count);

    public bool CanBeDone => Problems.Count == 0 && New > 0;
}

/// <summary>Takes in professionals who were trained before this program was there, with the evidence named.</summary>
internal sealed class ImportBook(CompanionStore store, Organisations organisations, ProtocolLibrary protocols, TrainingBook book, CallNames names, MailAddresses mail, Days days, TimeProvider clock) : IDisposable
{
    // Two taps at once would both find that somebody is not there yet.
    private readonly SemaphoreSlim _oneAtATime = new(1);

    /// <summary>Looks only.</summary>
    public async Task<ImportPlan> PlanAsync(string tenant, string text, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(tenant, ct);
        return await PlanAsync(db, tenant, text, ct);
    }

    /// <summary>Looks again and writes all of it down, or nothing.</summary>
    public async Task<ImportPlan> TakeInAsync(string tenant, string trainer, string text, CancellationToken ct)
    {
        await _oneAtATime.WaitAsync(ct);
        try
        {
            await using var db = await store.OpenAsync(tenant, ct);
            var plan = await PlanAsync(db, tenant, text, ct);
            if (!plan.CanBeDone) return plan;
            var (now, actors) = (clock.GetUtcNow(), new List<string>());
            foreach (var person in plan.People.Where(person => person.Lines.Count > 0))
            {
                var trainee = person.Known ?? Begin(db, tenant, person, now);
                actors.Add(trainee.Actor);
                db.AddRange(person.Lines.Select(line => new EvidenceRow
                {
                    Organisation = tenant, Id = Guid.CreateVersion7(now), Trainee = trainee.Id, Requirement = line.Code, Kind = "imported", Reason = line.Reason, Day = line.Day, By = trainer, At = now,
                }));
            }

            await db.SaveChangesAsync(ct);
            // It is written: what is derived of it is made also when the trainer does not wait.
            await book.OfActorsAsync(tenant, actors, CancellationToken.None);
            return plan;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private async Task<ImportPlan> PlanAsync(CompanionDb db, string tenant, string text, CancellationToken ct)
    {
        var today = days.DayOf(clock.GetUtcNow());
        var (lines, found) = ImportReader.Read(text, today);
        var (problems, people, already) = (found.ToList(), new List<ImportPerson>(), 0);
        var known = await KnownAsync(db, tenant, ct);
        var evidence = (await db.Evidence.AsNoTracking().Where(row => row.Kind == "imported").Select(row => new { row.Trainee, row.Requirement, row.Day }).ToListAsync(ct)).Select(row => (row.Trainee, row.Requirement, row.Day)).ToHashSet();
        foreach (var person in lines.GroupBy(line => (line.Employer, line.Mail)))
        {
            var trainee = known.GetValueOrDefault(person.Key);
            // Who is in training stays under the version begun with; who comes in now begins now.
            var protocol = trainee is null ? protocols.For(today) : book.ProtocolOf(trainee);
            problems.AddRange(person.Select(line => WrongWith(line, tenant, trainee, protocol)).OfType<ImportProblem>());
            var fresh = person.Where(line => trainee is null || !evidence.Contains((trainee.Id, line.Code, line.Day))).ToList();
            already += person.Count() - fresh.Count;
            people.Add(new ImportPerson(trainee, person.Key.Employer, person.Key.Mail, trainee is null ? person.First().Name : names.Open(tenant, trainee.SealedName), protocol, fresh));
        }

        return new ImportPlan(people, [.. problems.OrderBy(problem => problem.Number)], already);
    }

    private ImportProblem? WrongWith(ImportLine line, string tenant, TraineeRow? trainee, Protocol protocol) =>
        !organisations.Knows(line.Employer) || organisations.TrainingTenantOf(line.Employer) != tenant ? new ImportProblem(line.Number, "training.import.wrong.organisation", line.Employer)
        : trainee?.Left is not null ? new ImportProblem(line.Number, "training.import.wrong.left", line.Name)
        : protocol.FindEvidence(line.Code) is null ? new ImportProblem(line.Number, "training.import.wrong.part", line.Code)
        : !protocol.Reasons.ContainsKey(line.Reason) ? new ImportProblem(line.Number, "training.import.wrong.evidence", line.Reason)
        : null;

    private async Task<Dictionary<(string Employer, string Mail), TraineeRow>> KnownAsync(CompanionDb db, string tenant, CancellationToken ct)
    {
        var known = new Dictionary<(string, string), TraineeRow>();
        foreach (var row in await db.Trainees.AsNoTracking().Where(row => row.SealedMail != null).OrderBy(row => row.Invited).ToListAsync(ct))
            known[(row.Employer, mail.Open(tenant, row.SealedMail!).ToLowerInvariant())] = row;
        return known;
    }

    // Found by the mail address at the first sign-in (TraineeBook).
    private TraineeRow Begin(CompanionDb db, string tenant, ImportPerson person, DateTimeOffset now)
    {
        var row = new TraineeRow
        {
            Organisation = tenant, Id = Guid.CreateVersion7(now), Actor = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), Employer = person.Employer,
            SealedName = names.Seal(tenant, person.Name), SealedMail = mail.Seal(tenant, person.Mail), ProtocolVersion = person.Protocol.Version, Invited = now,
        };
        db.Add(row);
        return row;
    }
}
