using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Texts;

namespace ReturnToWork.Companion.Training.Sessions;

/// <summary>The trainer's sessions: made, moved and cancelled.</summary>
internal sealed class SessionBook(CompanionStore store, SessionMail mail, Days days, TimeProvider clock)
{
    /// <summary>So long a session stays on the trainer's list after it was held, so that attendance can be put right.</summary>
    public const int DaysBack = 400;

    /// <returns>The session, or the key of the sentence that says what to mend.</returns>
    public async Task<(Guid? Id, string? Wrong)> MakeAsync(string tenant, string trainer, string? kind, SessionInput input, CancellationToken ct)
    {
        var (begins, now) = (BeginsOf(input), clock.GetUtcNow());
        if (SessionKind.Of(kind) is not { } known) return (null, "session.wrong.kind");
        if (input.Wrong(begins, now) is { } wrong) return (null, wrong);
        await using var db = await store.OpenAsync(tenant, ct);
        var row = new SessionRow
        {
            Organisation = tenant, Id = Guid.CreateVersion7(now), Requirement = known.Code, Starts = begins!.Value, Ends = begins.Value.AddMinutes(input.Minutes),
            Place = input.CleanPlace, Link = input.CleanLink, Capacity = input.Capacity, Trainer = trainer,
        };
        db.Add(row);
        await db.SaveChangesAsync(ct);
        return (row.Id, null);
    }

    /// <summary>Moves it, or changes where it is or how many can come. Who has a seat keeps it, and is told by mail when day, time, place or link is another.</summary>
    /// <returns>Null when it is done; else the key of a sentence.</returns>
    public async Task<string?> ChangeAsync(string tenant, Guid id, SessionInput input, CancellationToken ct)
    {
        var (begins, now) = (BeginsOf(input), clock.GetUtcNow());
        if (input.Wrong(begins, now) is { } wrong) return wrong;
        await using var db = await store.OpenAsync(tenant, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await SeatBook.HoldAsync(db, id, ct) || await db.Sessions.SingleAsync(row => row.Id == id, ct) is not { Cancelled: null } session || session.Starts <= now) return "session.wrong.gone";
        var seats = await db.Seats.Where(seat => seat.Session == id && seat.Withdrawn == null).Select(seat => seat.Trainee).ToListAsync(ct);
        if (input.Capacity < seats.Count) return "session.wrong.fewer";
        var (ends, place, link) = (begins!.Value.AddMinutes(input.Minutes), input.CleanPlace, input.CleanLink);
        var moved = (session.Starts, session.Ends, session.Place, session.Link) != (begins.Value, ends, place, link);
        (session.Starts, session.Ends, session.Place, session.Link, session.Capacity) = (begins.Value, ends, place, link, input.Capacity);
        if (moved) session.Revision++;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        if (moved) await mail.TellAsync(tenant, session, seats, ct);
        return null;
    }

    /// <summary>Calls it off. It stays, so that calendars and people learn of it.</summary>
    public async Task<bool> CancelAsync(string tenant, Guid id, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(tenant, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = clock.GetUtcNow();
        if (!await SeatBook.HoldAsync(db, id, ct) || await db.Sessions.SingleAsync(row => row.Id == id, ct) is not { Cancelled: null } session || session.Starts <= now) return false;
        (session.Cancelled, session.Revision) = (now, session.Revision + 1);
        var seats = await db.Seats.Where(seat => seat.Session == id && seat.Withdrawn == null).Select(seat => seat.Trainee).ToListAsync(ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await mail.TellAsync(tenant, session, seats, ct);
        return true;
    }

    /// <summary>All that is to come and what was held lately, soonest first.</summary>
    public async Task<IReadOnlyList<Session>> AllAsync(string tenant, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(tenant, ct);
        var since = clock.GetUtcNow().AddDays(-DaysBack);
        var rows = await db.Sessions.AsNoTracking().Where(row => row.Starts >= since).ToListAsync(ct);
        var taken = await db.Seats.Where(seat => seat.Withdrawn == null).GroupBy(seat => seat.Session).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(one => one.Key, one => one.Count, ct);
        return [.. rows.OrderBy(row => row.Starts).ThenBy(row => row.Id).Select(row => Of(row, taken.GetValueOrDefault(row.Id)))];
    }

    public async Task<Session?> FindAsync(string tenant, Guid id, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(tenant, ct);
        return await db.Sessions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, ct) is { } row
            ? Of(row, await db.Seats.CountAsync(seat => seat.Session == id && seat.Withdrawn == null, ct)) : null;
    }

    public static Session Of(SessionRow row, int taken) => new(row.Id, row.Requirement, row.Starts, row.Ends, row.Place, row.Link, row.Capacity, taken, row.Cancelled is not null, row.Revision);

    private DateTimeOffset? BeginsOf(SessionInput input) => input is { Day: { } day, Time: { } time } ? days.MomentOf(day, time) : null;
}
