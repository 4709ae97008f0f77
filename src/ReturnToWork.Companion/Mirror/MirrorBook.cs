using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Privacy;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Companion.Texts;
using ReturnToWork.Xapi;

namespace ReturnToWork.Companion.Mirror;

/// <summary>Somebody looked, on that day.</summary>
/// <param name="Who">Name of the professional; null for an account that is no longer there.</param>
/// <param name="Why">Ground, as the access log has it.</param>
internal sealed record Look(string? Who, DateOnly Day, string Why);

/// <summary>What one coach sees of the person who looks into the mirror.</summary>
/// <param name="Coach">Name of the coach; null for an account that is no longer there.</param>
/// <param name="Talk">The page as the coach has it; null where the coach cannot open it any more, having another mode now.</param>
/// <param name="Looks">Who looked when, the newest first, a day once.</param>
internal sealed record MirroredPerson(string? Coach, string CallName, PreparedTalk? Talk, IReadOnlyList<Look> Looks);

/// <summary>
/// Finds what coaches see of the learners of a ticket, through the same preparation as the coach's page. Opening it is no look of a professional, so it is not written as one; it also shows nothing
/// that its reader did not give.
/// </summary>
internal sealed class MirrorBook(CompanionStore store, CallNames names, TalkPreparation preparation, CoachModes modes, AccessBook access, Days days)
{
    public async Task<IReadOnlyList<MirroredPerson>> OfAsync(MirrorTicket ticket, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(ticket.Organisation, ct);
        var learners = ticket.Learners;
        var ids = await db.Links.AsNoTracking().Where(link => link.Confirmed && learners.Contains(link.Learner)).Select(link => link.Person).Distinct().ToListAsync(ct);
        var people = await db.People.AsNoTracking().Where(person => ids.Contains(person.Id)).OrderBy(person => person.Since).ToListAsync(ct);
        var seen = new List<MirroredPerson>();
        foreach (var person in people)
        {
            var coach = await db.Professionals.AsNoTracking().SingleOrDefaultAsync(row => row.Subject == person.Coach, ct);
            var talk = person.Mode == modes.Of(ticket.Organisation, coach) ? await preparation.ReadAsync(ticket.Organisation, OwnPerson.Of(person), ct) : null;
            seen.Add(new MirroredPerson(coach?.Name, names.Open(ticket.Organisation, person.CallName), talk, await LooksAsync(ticket.Organisation, person.Id, ct)));
        }

        return seen;
    }

    private async Task<IReadOnlyList<Look>> LooksAsync(string organisation, Guid person, CancellationToken ct) =>
        [.. (await access.OfPersonAsync(organisation, person, ct)).Select(look => (look.Subject, Look: new Look(look.Who, days.DayOf(look.At), look.Why))).Distinct().Select(look => look.Look)];
}
