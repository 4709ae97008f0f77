using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Training.Statements;

namespace ReturnToWork.Companion.Training.Sessions;

/// <summary>One professional at one session, for the trainer.</summary>
/// <param name="Attended">Null until the trainer said so.</param>
/// <param name="Extra">Whether what this kind of session adds was done: a case brought in, the role play.</param>
internal sealed record SeatLine(Guid Trainee, string Name, bool? Attended, bool Extra);

/// <summary>
/// Who was there. Everybody is, until the trainer says otherwise. Each "was there", each case that was brought in and each role play is a statement in the same transaction; what is put right later
/// takes its statement back.
/// </summary>
internal sealed class AttendanceBook(CompanionStore store, CallNames names, TrainingStatements statements, SendingLoop sending, TimeProvider clock)
{
    /// <summary>A role play and a reflection sheet are accepted once; taken back and accepted again is a new time.</summary>
    public const string Once = "once";

    public async Task<IReadOnlyList<SeatLine>> LinesAsync(string tenant, Session session, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(tenant, ct);
        var seats = await SeatsAsync(db, session.Id, ct);
        List<SeatLine> lines = [];
        foreach (var (seat, who) in seats)
        {
            var extra = session.Requirement == SessionKind.SecondDay
                ? await TrainingStatements.StandingAsync(db, who, new TrainingWord.Passed(), SessionKind.RolePlay, Once, ct) is not null
                : seat.BroughtCase;
            lines.Add(new SeatLine(who.Id, names.Open(tenant, who.SealedName), seat.Attended, extra));
        }

        return [.. lines.OrderBy(line => line.Name, StringComparer.CurrentCultureIgnoreCase)];
    }

    /// <summary>Professionals of the training who have no seat here, by name: somebody may come without having registered.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> OthersAsync(string tenant, Guid session, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(tenant, ct);
        var rows = await db.Trainees.AsNoTracking().Where(row => row.Left == null && !db.Seats.Any(seat => seat.Session == session && seat.Trainee == row.Id && seat.Withdrawn == null)).ToListAsync(ct);
        return [.. rows.Select(row => (row.Id, Name: names.Open(tenant, row.SealedName))).OrderBy(one => one.Name, StringComparer.CurrentCultureIgnoreCase)];
    }

    /// <summary>Gives a seat to somebody by the trainer's hand, also where the session is full.</summary>
    public async Task<bool> AddAsync(string tenant, Guid session, Guid trainee, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(tenant, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await SeatBook.HoldAsync(db, session, ct) || await db.Sessions.AnyAsync(row => row.Id == session && row.Cancelled != null, ct) || !await db.Trainees.AnyAsync(row => row.Id == trainee && row.Left == null, ct)) return false;
        if (await db.Seats.SingleOrDefaultAsync(row => row.Session == session && row.Trainee == trainee, ct) is { } seat) seat.Withdrawn = null;
        else db.Add(new SeatRow { Organisation = tenant, Session = session, Trainee = trainee, Registered = clock.GetUtcNow() });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>Writes down who was there. The same again changes nothing.</summary>
    /// <returns>False where the session is not there, was cancelled or did not begin yet.</returns>
    public async Task<bool> SaveAsync(string tenant, Guid id, IReadOnlySet<Guid> present, IReadOnlySet<Guid> extra, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(tenant, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await SeatBook.HoldAsync(db, id, ct) || await db.Sessions.SingleAsync(row => row.Id == id, ct) is not { Cancelled: null } session || session.Starts > clock.GetUtcNow()) return false;
        var kind = SessionKind.Of(session.Requirement)!;
        foreach (var (seat, who) in await SeatsAsync(db, id, ct))
        {
            seat.Attended = present.Contains(who.Id);
            var also = seat.Attended == true && extra.Contains(who.Id);
            seat.Statement = await PutAsync(db, session, who, seat.Attended == true, new TrainingWord.Attended(kind.Attended), kind.Code, session.Id.ToString("D"), seat.Statement, ct);
            if (kind.Code == SessionKind.Intervision)
            {
                seat.BroughtCase = also;
                seat.CaseStatement = await PutAsync(db, session, who, also, new TrainingWord.Passed(), SessionKind.BroughtCase, session.Id.ToString("D"), seat.CaseStatement, ct);
            }
            else if (kind.Code == SessionKind.SecondDay)
            {
                await PutAsync(db, session, who, also, new TrainingWord.Passed(), SessionKind.RolePlay, Once, await TrainingStatements.StandingAsync(db, who, new TrainingWord.Passed(), SessionKind.RolePlay, Once, ct), ct);
            }
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        sending.Soon();
        return true;
    }

    private async Task<Guid?> PutAsync(CompanionDb db, SessionRow session, TraineeRow who, bool stands, TrainingWord word, string code, string occasion, Guid? said, CancellationToken ct)
    {
        if (stands) return await statements.SayAsync(db, who, word, code, occasion, session.Starts, ct);
        if (said is { } wrong) await statements.TakeBackAsync(db, who.Id, wrong, ct);
        return null;
    }

    private static async Task<List<(SeatRow Seat, TraineeRow Who)>> SeatsAsync(CompanionDb db, Guid session, CancellationToken ct)
    {
        var seats = await db.Seats.Where(row => row.Session == session && row.Withdrawn == null).ToListAsync(ct);
        var ids = seats.Select(seat => seat.Trainee).ToList();
        var people = await db.Trainees.AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, ct);
        return [.. seats.Where(seat => people.ContainsKey(seat.Trainee)).Select(seat => (seat, people[seat.Trainee]))];
    }
}
