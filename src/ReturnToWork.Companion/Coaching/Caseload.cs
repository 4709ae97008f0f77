using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Intake;
using ReturnToWork.Companion.Pairing;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Texts;
using ReturnToWork.SignIn;

namespace ReturnToWork.Companion.Coaching;

/// <summary>One of the coach's people, as the caseload shows them: a name, where the pairing stands, when the next talk is. Never how much somebody did.</summary>
/// <param name="CodeUntil">Until when a code waits to be entered; null where none does.</param>
internal sealed record CaseloadEntry(Guid Id, string CallName, bool Paired, DateTimeOffset? CodeUntil, IReadOnlyList<Candidate> Waiting)
{
    /// <summary>The next talk that is planned.</summary>
    public DateTimeOffset? NextTalk { get; init; }

    /// <summary>The day of the last talk that was written down.</summary>
    public DateOnly? LastTalk { get; init; }

    /// <summary>The person asked for the coach, and there was no talk since.</summary>
    public bool Asked { get; init; }

    /// <summary>When everything of this person is going to be erased; null while no clock runs.</summary>
    public DateTimeOffset? DeleteAfter { get; init; }

    /// <summary>Something is shown that came after the last talk.</summary>
    public bool New { get; init; }
}

/// <summary>A person of the coach who asks, name still sealed.</summary>
internal sealed record OwnPerson(Guid Id, string SealedName, DateTimeOffset Since)
{
    /// <summary>Whether what is said here stays under the coach's confidentiality.</summary>
    public bool Confidential { get; init; } = true;

    /// <summary>When the coach said that the programme is done; null while it runs.</summary>
    public DateTimeOffset? Stopped { get; init; }

    /// <summary>From then on everything of the person is erased; null while no clock runs.</summary>
    public DateTimeOffset? DeleteAfter { get; init; }

    /// <summary>Whether the Tool knows that day, so that the employee reads it.</summary>
    public bool Told { get; init; }

    public static OwnPerson Of(PersonRow row) => new(row.Id, row.CallName, row.Since)
    {
        Confidential = row.Mode == CoachModes.Confidential, Stopped = row.Stopped, DeleteAfter = row.DeleteAfter, Told = row.ToldDeleteAfter == row.DeleteAfter,
    };
}

/// <summary>The people of one coach in the account's present mode. Whoever is not among them does not exist for that coach.</summary>
internal sealed class Caseload(CompanionStore store, CallNames names, CoachModes modes, Days days, TimeProvider clock)
{
    /// <summary>By name: people are not ranked.</summary>
    public async Task<IReadOnlyList<CaseloadEntry>> OfAsync(Professional coach, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(coach.Organisation, ct);
        var now = clock.GetUtcNow();
        var people = await OwnOf(db, coach).ToListAsync(ct);
        var ids = people.Select(person => person.Id).ToList();
        var all = await db.Links.AsNoTracking().Where(link => ids.Contains(link.Person)).ToListAsync(ct);
        var links = all.Where(link => link.Confirmed).ToLookup(link => link.Person);
        var made = await db.Codes.AsNoTracking().Where(code => ids.Contains(code.Person)).ToListAsync(ct);
        var codes = made.Where(code => code.Digits is not null && code.Expires > now).ToLookup(code => code.Person);
        var waiting = (await Pairings.WaitingAsync(db, made, all, ct)).ToLookup(candidate => candidate.Person);
        var last = (await db.Talks.AsNoTracking().Where(talk => ids.Contains(talk.Person)).GroupBy(talk => talk.Person)
            .Select(talks => new { Person = talks.Key, Day = talks.Max(talk => talk.Day), Written = talks.Max(talk => talk.Written) }).ToListAsync(ct))
            .ToDictionary(talk => talk.Person, talk => new LastTalk(talk.Day, talk.Written));
        var today = days.StartOf(now);
        var planned = (await db.Appointments.AsNoTracking().Where(talk => talk.Coach == coach.Subject && talk.Cancelled == null && talk.Begins >= today).ToListAsync(ct)).ToLookup(talk => talk.Person);
        var news = await NewsAsync(db, people, links, last, ct);
        return [.. people
            .Select(person => new CaseloadEntry(
                person.Id, names.Open(coach.Organisation, person.CallName), links.Contains(person.Id), codes[person.Id].Max(code => (DateTimeOffset?)code.Expires), [.. waiting[person.Id]])
            {
                NextTalk = planned[person.Id].Min(talk => (DateTimeOffset?)talk.Begins),
                LastTalk = last.GetValueOrDefault(person.Id)?.Day,
                DeleteAfter = person.DeleteAfter,
                Asked = news.GetValueOrDefault(person.Id)?.Asked == true,
                New = news.GetValueOrDefault(person.Id)?.New == true,
            })
            .OrderBy(entry => entry.CallName, StringComparer.OrdinalIgnoreCase).ThenBy(entry => entry.Id)];
    }

    /// <summary>The person, if it is this coach's; null for everybody else's, which is answered like one who does not exist.</summary>
    public async Task<OwnPerson?> FindAsync(Professional coach, Guid id, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(coach.Organisation, ct);
        var row = await OwnOf(db, coach).SingleOrDefaultAsync(person => person.Id == id, ct);
        return row is null ? null : OwnPerson.Of(row);
    }

    // The one gate: people who were made under the account's other mode are not there.
    private IQueryable<PersonRow> OwnOf(CompanionDb db, Professional coach)
    {
        var usual = modes.UsualOf(coach.Organisation);
        return db.People.AsNoTracking().Where(person => person.Coach == coach.Subject
            && person.Mode == (db.Professionals.Where(account => account.Subject == coach.Subject).Select(account => account.Mode).FirstOrDefault() ?? usual));
    }

    // By the same fold and permission as the talk page: what that page would not show is not new here either.
    private async Task<Dictionary<Guid, News>> NewsAsync(CompanionDb db, IReadOnlyList<PersonRow> people, ILookup<Guid, LinkRow> links, Dictionary<Guid, LastTalk> last, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var since = now.AddDays(-News.LivesDays);
        var learners = links.SelectMany(person => person).Select(link => link.Learner).Distinct(StringComparer.Ordinal).ToList();
        var facts = (await db.Facts.AsNoTracking().Where(fact => learners.Contains(fact.Learner) && (fact.At >= since || fact.Kind == FactKind.Paired)).ToListAsync(ct))
            .Select(FactKeeper.Open).ToLookup(fact => fact.Learner, StringComparer.Ordinal);
        var paired = links.Select(person => person.Key).ToList();
        var ticks = (await db.Ticks.AsNoTracking().Where(tick => paired.Contains(tick.Person)).ToListAsync(ct)).ToLookup(tick => tick.Person);
        return people.Where(person => links.Contains(person.Id)).ToDictionary(person => person.Id, person => News.Of(
            new TalkInput(
                [.. links[person.Id].GroupBy(link => link.Learner, StringComparer.Ordinal).Select(learner => LearnerView.Of(facts[learner.Key]).SeenUnder(learner.Select(link => link.Pairing).ToHashSet(StringComparer.Ordinal), Visibility.Coach(person.Mode == CoachModes.Confidential)))],
                ticks[person.Id].Select(tick => new Tick(tick.Rule, tick.Subject, tick.Statement)).ToHashSet(), now)
            {
                Confidential = person.Mode == PersonRow.Confidential, Zone = days.Zone,
            },
            last.GetValueOrDefault(person.Id)));
    }
}
