using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Records;

namespace ReturnToWork.Companion.Training.Sessions;

/// <summary>What came of asking for a seat.</summary>
internal enum SeatAnswer
{
    Yours,
    Full,

    /// <summary>The session is not there any more, was cancelled or has begun.</summary>
    Gone,
}

/// <summary>A session as a professional sees it.</summary>
internal sealed record OwnSession(Session Session, bool Mine, bool? Attended);

/// <summary>Seats of professionals. The last seat is given once, whoever asks at the same moment: the session is held while its seats are counted.</summary>
internal sealed class SeatBook(CompanionStore store, TimeProvider clock)
{
    public async Task<SeatAnswer> RegisterAsync(string tenant, Guid trainee, Guid id, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(tenant, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = clock.GetUtcNow();
        if (!await HoldAsync(db, id, ct) || await db.Sessions.AsNoTracking().SingleAsync(row => row.Id == id, ct) is not { Cancelled: null } session || session.Starts <= now) return SeatAnswer.Gone;
        var seat = await db.Seats.SingleOrDefaultAsync(row => row.Session == id && row.Trainee == trainee, ct);
        if (seat is { Withdrawn: null }) return SeatAnswer.Yours;
        if (await db.Seats.CountAsync(row => row.Session == id && row.Withdrawn == null, ct) >= session.Capacity) return SeatAnswer.Full;
        if (seat is null) db.Add(new SeatRow { Organisation = tenant, Session = id, Trainee = trainee, Registered = now });
        else (seat.Registered, seat.Withdrawn) = (now, null);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return SeatAnswer.Yours;
    }

    /// <returns>False where there was no seat, or the session has begun: then the trainer says who was there.</returns>
    public async Task<bool> WithdrawAsync(string tenant, Guid trainee, Guid id, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(tenant, ct);
        var now = clock.GetUtcNow();
        if (!await db.Sessions.AnyAsync(row => row.Id == id && row.Starts > now, ct)) return false;
        return await db.Seats.Where(row => row.Session == id && row.Trainee == trainee && row.Withdrawn == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.Withdrawn, (DateTimeOffset?)now), ct) == 1;
    }

    /// <summary>All that is to come, and what the professional was at. What was cancelled is shown to who had a seat.</summary>
    public async Task<IReadOnlyList<OwnSession>> OfAsync(string tenant, Guid trainee, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(tenant, ct);
        var now = clock.GetUtcNow();
        var seats = await db.Seats.AsNoTracking().Where(row => row.Trainee == trainee && row.Withdrawn == null).ToDictionaryAsync(row => row.Session, ct);
        var mine = seats.Keys.ToList();
        var rows = await db.Sessions.AsNoTracking().Where(row => (row.Starts > now && row.Cancelled == null) || mine.Contains(row.Id)).ToListAsync(ct);
        var ids = rows.Select(row => row.Id).ToList();
        var taken = await db.Seats.Where(row => row.Withdrawn == null && ids.Contains(row.Session)).GroupBy(row => row.Session).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(one => one.Key, one => one.Count, ct);
        return [.. rows.OrderBy(row => row.Starts).ThenBy(row => row.Id).Select(row => new OwnSession(SessionBook.Of(row, taken.GetValueOrDefault(row.Id)), seats.ContainsKey(row.Id), seats.GetValueOrDefault(row.Id)?.Attended))];
    }

    /// <summary>Holds a session until the transaction ends: on PostgreSQL its row, on SQLite the transaction has the database to itself already.</summary>
    /// <returns>False where there is no such session.</returns>
    public static async Task<bool> HoldAsync(CompanionDb db, Guid id, CancellationToken ct) =>
        await db.Sessions.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Capacity, row => row.Capacity), ct) == 1;
}
