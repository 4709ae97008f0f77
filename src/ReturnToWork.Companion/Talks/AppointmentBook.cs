using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Texts;

namespace ReturnToWork.Companion.Talks;

/// <summary>A talk that is planned.</summary>
internal sealed record Appointment(Guid Id, DateTimeOffset Begins, int Minutes, int Sequence, bool Cancelled);

/// <summary>When coach and employee talk next. A day, a time and a length; nothing about why.</summary>
internal sealed class AppointmentBook(CompanionStore store, Days days, TimeProvider clock)
{
    /// <summary>The lengths that can be chosen, in minutes.</summary>
    public static readonly IReadOnlyList<int> Lengths = [15, 30, 45, 60];

    /// <summary>How far ahead a talk can be planned.</summary>
    public const int DaysAhead = 366;

    /// <summary>Plans a talk, or moves the one that is named.</summary>
    /// <returns>Null when it is done; else the key of the sentence that says what to do.</returns>
    public async Task<string?> PlanAsync(string organisation, Guid person, string coach, Guid? moves, DateOnly? day, TimeOnly? time, int minutes, CancellationToken ct)
    {
        if (day is null || time is null) return "appointment.wrong.missing";
        if (!Lengths.Contains(minutes)) return "appointment.wrong.length";
        var (begins, now) = (days.MomentOf(day.Value, time.Value), clock.GetUtcNow());
        if (begins <= now || begins > now.AddDays(DaysAhead)) return "appointment.wrong.past";
        await using var db = await store.OpenAsync(organisation, ct);
        if (moves is null)
        {
            db.Add(new AppointmentRow { Organisation = organisation, Person = person, Id = Guid.CreateVersion7(now), Coach = coach, Begins = begins, Minutes = minutes });
        }
        else
        {
            if (await db.Appointments.SingleOrDefaultAsync(row => row.Person == person && row.Id == moves && row.Cancelled == null, ct) is not { } row) return "appointment.wrong.gone";
            (row.Begins, row.Minutes, row.Sequence) = (begins, minutes, row.Sequence + 1);
        }

        await db.SaveChangesAsync(ct);
        return null;
    }

    /// <summary>Calls a talk off. It stays for the calendars that have it, until its day is over.</summary>
    public async Task<bool> CancelAsync(string organisation, Guid person, Guid id, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(organisation, ct);
        if (await db.Appointments.SingleOrDefaultAsync(row => row.Person == person && row.Id == id && row.Cancelled == null, ct) is not { } row) return false;
        (row.Cancelled, row.Sequence) = (clock.GetUtcNow(), row.Sequence + 1);
        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <summary>What is to come, and what was called off of it, soonest first.</summary>
    public async Task<IReadOnlyList<Appointment>> ComingAsync(string organisation, Guid person, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(organisation, ct);
        var since = days.StartOf(clock.GetUtcNow());
        return [.. (await db.Appointments.AsNoTracking().Where(row => row.Person == person && row.Begins >= since).ToListAsync(ct)).OrderBy(row => row.Begins)
            .Select(row => new Appointment(row.Id, row.Begins, row.Minutes, row.Sequence, row.Cancelled is not null))];
    }
}
