using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Pairing;
using ReturnToWork.Companion.Records;
using ReturnToWork.SignIn;

namespace ReturnToWork.Companion.Coaching;

/// <summary>One of the coach's people, as the caseload shows them: a name and where the pairing stands. Nothing of what they did.</summary>
/// <param name="CodeUntil">Until when a code waits to be entered; null where none does.</param>
internal sealed record CaseloadEntry(Guid Id, string CallName, bool Paired, DateTimeOffset? CodeUntil, IReadOnlyList<Candidate> Waiting);

/// <summary>A person of the coach who asks, name still sealed.</summary>
internal sealed record OwnPerson(Guid Id, string SealedName, DateTimeOffset Since);

/// <summary>The people of one coach. Whoever is not among them does not exist for that coach.</summary>
internal sealed class Caseload(CompanionStore store, CallNames names, TimeProvider clock)
{
    /// <summary>By name: people are not ranked.</summary>
    public async Task<IReadOnlyList<CaseloadEntry>> OfAsync(Professional coach, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(coach.Organisation, ct);
        var now = clock.GetUtcNow();
        var people = await db.People.AsNoTracking().Where(person => person.Coach == coach.Subject).ToListAsync(ct);
        var ids = people.Select(person => person.Id).ToList();
        var paired = (await db.Links.AsNoTracking().Where(link => link.Confirmed && ids.Contains(link.Person)).Select(link => link.Person).ToListAsync(ct)).ToHashSet();
        var codes = (await db.Codes.AsNoTracking().Where(code => code.Digits != null && code.Expires > now && ids.Contains(code.Person)).ToListAsync(ct)).ToLookup(code => code.Person);
        var waiting = (await Pairings.WaitingAsync(db, ids, ct)).ToLookup(candidate => candidate.Person);
        return [.. people
            .Select(person => new CaseloadEntry(
                person.Id, names.Open(coach.Organisation, person.CallName), paired.Contains(person.Id),
                codes[person.Id].Max(code => (DateTimeOffset?)code.Expires), [.. waiting[person.Id]]))
            .OrderBy(entry => entry.CallName, StringComparer.OrdinalIgnoreCase).ThenBy(entry => entry.Id)];
    }

    /// <summary>The person, if it is this coach's; null for everybody else's, which is answered like one who does not exist.</summary>
    public async Task<OwnPerson?> FindAsync(Professional coach, Guid id, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(coach.Organisation, ct);
        var row = await db.People.AsNoTracking().SingleOrDefaultAsync(person => person.Id == id && person.Coach == coach.Subject, ct);
        return row is null ? null : new OwnPerson(row.Id, row.CallName, row.Since);
    }
}
