using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Intake;
using ReturnToWork.Companion.Records;

namespace ReturnToWork.Companion.Pairing;

/// <summary>Somebody entered a code of this person and the coach has not said yet who it is.</summary>
internal sealed record Candidate(Guid Person, string Learner, string Pairing, string? Theme, DateTimeOffset At);

/// <summary>From code to person: who entered a code, and the coach's answer to "is this Kees?". Nothing of a learner is visible before "Ja".</summary>
internal sealed class Pairings(CompanionStore store, TimeProvider clock)
{
    /// <summary>Codes of these persons that were entered and wait for an answer, oldest first.</summary>
    public static async Task<IReadOnlyList<Candidate>> WaitingAsync(CompanionDb db, IReadOnlyCollection<Guid> people, CancellationToken ct) => await WaitingAsync(
        db, await db.Codes.AsNoTracking().Where(code => people.Contains(code.Person)).ToListAsync(ct), await db.Links.AsNoTracking().Where(link => people.Contains(link.Person)).ToListAsync(ct), ct);

    /// <summary>The same for who has read all codes and links of those persons already.</summary>
    public static async Task<IReadOnlyList<Candidate>> WaitingAsync(CompanionDb db, IReadOnlyCollection<CodeRow> codes, IReadOnlyCollection<LinkRow> links, CancellationToken ct)
    {
        var answered = links.ToLookup(link => link.Pairing, StringComparer.Ordinal);
        var open = codes.Where(code => !answered[code.Hash].Any(link => link.Confirmed)).ToDictionary(code => code.Hash, code => code.Person, StringComparer.Ordinal);
        if (open.Count == 0) return [];
        var hashes = open.Keys.ToList();
        var entered = await db.Facts.AsNoTracking().Where(fact => fact.Kind == FactKind.Paired && fact.Pairing != null && hashes.Contains(fact.Pairing)).ToListAsync(ct);
        // A code joins one learner: once somebody was confirmed, nobody else comes in by it.
        return [.. from fact in entered.Select(FactKeeper.Open)
                   where !answered[fact.Codes.Pairing!].Any(link => link.Learner == fact.Learner)
                   group fact by (fact.Codes.Pairing, fact.Learner) into one
                   let first = one.MinBy(fact => fact.At)!
                   orderby first.At
                   select new Candidate(open[first.Codes.Pairing!], first.Learner, first.Codes.Pairing!, first.Theme, first.At)];
    }

    /// <summary>Writes the coach's answer. The code's digits are forgotten with it.</summary>
    /// <returns>False where there is no such candidate, or it was answered already.</returns>
    public async Task<bool> AnswerAsync(string organisation, Guid person, string learner, string pairing, bool isThePerson, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(organisation, ct);
        if (!(await WaitingAsync(db, [person], ct)).Any(candidate => candidate.Learner == learner && candidate.Pairing == pairing)) return false;
        db.Add(new LinkRow { Organisation = organisation, Learner = learner, Pairing = pairing, Person = person, Confirmed = isThePerson, Decided = clock.GetUtcNow() });
        var code = await db.Codes.SingleAsync(row => row.Hash == pairing, ct);
        code.Digits = null;
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException)
        {
            // Two clicks at once: the first one counts.
            return false;
        }
    }
}
