using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReturnToWork.Companion.Mail;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Talks;
using ReturnToWork.Companion.Texts;

namespace ReturnToWork.Companion.Training.Sessions;

/// <summary>
/// Tells who has a seat that a session is moved or cancelled. The mail goes by way of the professional's own organisation, where the address and the choice about mail are; it says that there was a
/// change and brings the calendar file, and names nobody.
/// </summary>
internal sealed class SessionMail(CompanionStore store, IOptions<MailOptions> mail, TimeProvider clock)
{
    /// <summary>Writes the mail down, once for each change.</summary>
    public async Task TellAsync(string tenant, SessionRow session, IReadOnlyList<Guid> trainees, CancellationToken ct)
    {
        if (!mail.Value.IsOn || trainees.Count == 0) return;
        await using var db = await store.OpenAsync(tenant, ct);
        var people = await db.Trainees.AsNoTracking().Where(row => trainees.Contains(row.Id) && row.Left == null && row.Subject != null).Select(row => new { row.Employer, row.Subject }).ToListAsync(ct);
        var kind = session.Cancelled is null ? ReminderKinds.SessionMoved : ReminderKinds.SessionCancelled;
        foreach (var employer in people.GroupBy(one => one.Employer, StringComparer.Ordinal))
        {
            await using var theirs = await store.OpenAsync(employer.Key, ct);
            theirs.AddRange(employer.Select(one => new ReminderRow
            {
                Organisation = employer.Key, Mark = $"{kind}|{tenant}|{session.Id:D}|{session.Revision}|{one.Subject}", Kind = kind, To = one.Subject!, Due = clock.GetUtcNow(), Counted = 1,
            }));
            await theirs.SaveChangesAsync(ct);
        }
    }

    /// <summary>The calendar file that goes with a mail, as the session stands now; null for a mail about something else.</summary>
    public async Task<MailCalendar?> CalendarOfAsync(ReminderRow row, string language, CancellationToken ct)
    {
        if (row.Kind is not (ReminderKinds.SessionMoved or ReminderKinds.SessionCancelled) || row.Mark.Split('|') is not [_, var tenant, var id, ..] || !Guid.TryParse(id, out var session)) return null;
        await using var db = await store.OpenAsync(tenant, ct);
        return await db.Sessions.AsNoTracking().SingleOrDefaultAsync(one => one.Id == session, ct) is { } found
            ? new MailCalendar(FileOf(SessionBook.Of(found, 0), Words.TextsIn(language)["appointment.subject"], clock.GetUtcNow()), found.Cancelled is null ? CalendarFile.Publish : CalendarFile.Cancel) : null;
    }

    /// <param name="subject">A neutral word.</param>
    public static string FileOf(Session session, string subject, DateTimeOffset now) =>
        CalendarFile.Of(new CalendarEntry(session.Id, session.Starts, session.Ends, session.Revision, session.Cancelled, session.Link ?? session.Place), subject, now);
}
