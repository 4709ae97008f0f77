using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Pairing;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Companion.Texts;
using ReturnToWork.Companion.Training.Reminding;

namespace ReturnToWork.Companion.Mail;

/// <summary>
/// Woken every few minutes: writes down which reminders are due, each once. In the afternoon one for tomorrow's talks; by day one for a code that was entered and waits for
/// "is this Kees?", and those about the coach's own training. Sending is another job (<see cref="SendReminders"/>), so that a mail server that is away loses nothing.
/// </summary>
internal sealed class PlanReminders(CompanionStore store, Organisations organisations, Days days, IOptions<MailOptions> mail, TimeProvider clock)
{
    /// <summary>From this hour on tomorrow's talks are announced.</summary>
    public const int AfternoonHour = 15;

    /// <summary>No mail is planned before the one or from the other on.</summary>
    public const int FirstHour = 8, LastHour = 20;

    /// <summary>A coach who is at work answers without a mail.</summary>
    public static readonly TimeSpan CodeWaits = TimeSpan.FromHours(4);

    public async Task LookAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!mail.Value.IsOn || days.Local(now).Hour is < FirstHour or >= LastHour) return;
        foreach (var organisation in organisations.All)
        {
            await using var db = await store.OpenAsync(organisation, ct);
            var receivers = (await db.Professionals.AsNoTracking().Where(row => row.Reminders && row.SealedMail != null && row.Suspended == null).Select(row => row.Subject).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
            if (receivers.Count == 0) continue;
            List<Due> due = days.Local(now).Hour >= AfternoonHour ? [.. await TomorrowAsync(db, now, ct), .. await WaitingAsync(db, now, ct)] : await WaitingAsync(db, now, ct);
            due.AddRange((await TrainingReminders.DueAsync(db, days.DayOf(now), ct)).Select(one => new Due(one.Kind, one.To, one.Mark, 1)));
            foreach (var one in due.Where(one => receivers.Contains(one.To))) await WriteOnceAsync(organisation, one, now, ct);
        }
    }

    private async Task<List<Due>> TomorrowAsync(CompanionDb db, DateTimeOffset now, CancellationToken ct)
    {
        var tomorrow = days.DayOf(now).AddDays(1);
        var (from, to) = (days.MomentOf(tomorrow, TimeOnly.MinValue), days.MomentOf(tomorrow.AddDays(1), TimeOnly.MinValue));
        var talks = await db.Appointments.AsNoTracking().Where(row => row.Cancelled == null && row.Begins >= from && row.Begins < to)
            .GroupBy(row => row.Coach).Select(coach => new { coach.Key, Count = coach.Count() }).ToListAsync(ct);
        return [.. talks.Select(coach => new Due(ReminderKinds.Talks, coach.Key, $"{ReminderKinds.Talks}|{tomorrow:yyyy-MM-dd}|{coach.Key}", coach.Count))];
    }

    // First whose codes could wait, by keys; then exactly as the caseload asks.
    private static async Task<List<Due>> WaitingAsync(CompanionDb db, DateTimeOffset now, CancellationToken ct)
    {
        var people = await db.Codes.AsNoTracking()
            .Where(code => db.Facts.Any(fact => fact.Pairing == code.Hash && fact.Kind == FactKind.Paired) && !db.Links.Any(link => link.Pairing == code.Hash && link.Confirmed))
            .Select(code => code.Person).Distinct().ToListAsync(ct);
        if (people.Count == 0) return [];
        var waiting = (await Pairings.WaitingAsync(db, people, ct)).Where(candidate => now - candidate.At >= CodeWaits).ToList();
        var coaches = await db.People.AsNoTracking().Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Coach, ct);
        return [.. waiting.DistinctBy(candidate => candidate.Pairing, StringComparer.Ordinal).Where(candidate => coaches.ContainsKey(candidate.Person))
            .Select(candidate => new Due(ReminderKinds.Code, coaches[candidate.Person], ReminderKinds.AboutCode(candidate.Pairing) + coaches[candidate.Person], 1))];
    }

    private async Task WriteOnceAsync(string organisation, Due one, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(organisation, ct);
        if (await db.Reminders.AnyAsync(row => row.Mark == one.Mark, ct)) return;
        db.Add(new ReminderRow { Organisation = organisation, Mark = one.Mark, Kind = one.Kind, To = one.To, Due = now, Counted = one.Count });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Another instance wrote it in the same moment.
        }
    }

    private sealed record Due(string Kind, string To, string Mark, int Count);
}

/// <summary>Why a mail is sent.</summary>
internal static class ReminderKinds
{
    public const string Talks = "talks";
    public const string Code = "code";

    /// <summary>A training session is at another time or place.</summary>
    public const string SessionMoved = "session-moved";

    /// <summary>A training session does not take place.</summary>
    public const string SessionCancelled = "session-cancelled";

    /// <summary>Somebody was invited to the training, and has no account here yet.</summary>
    public const string Invitation = "training-invite";

    /// <summary>How the mark of every reminder about a code begins, by the code's keyed hash.</summary>
    public static string AboutCode(string hash) => $"{Code}|{hash}|";
}
