using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Intake;
using ReturnToWork.Companion.Privacy;
using ReturnToWork.Companion.Records;
using ReturnToWork.Xapi;

namespace ReturnToWork.Companion.Mirror;

/// <summary>Everything that the Companion keeps of somebody, to read and to take along (method 5.7, GDPR 15 and 20). Not the private answers: those never come here.</summary>
/// <param name="People">One for each coach.</param>
/// <param name="Accounts">The learners of the ticket, and those that a coach joined to the same person.</param>
internal sealed record OwnRecord(string Organisation, DateTimeOffset Made, IReadOnlyList<KeptPerson> People, IReadOnlyList<KeptAccount> Accounts)
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerOptions.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <summary>For a link: the page that holds it opens once, so the file travels in it.</summary>
    public string Link() => $"data:application/json;base64,{Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(this, Readable))}";
}

/// <summary>What one coach's records hold.</summary>
internal sealed record KeptPerson(
    string CallName, string? Coach, string Mode, DateTimeOffset Since, int Weeks, DateTimeOffset? Stopped, DateTimeOffset? DeleteAfter, IReadOnlyList<KeptTalk> Talks, IReadOnlyList<KeptAppointment> Appointments,
    IReadOnlyList<KeptTick> Discussed, IReadOnlyList<KeptHidden> DoesNotFit, IReadOnlyList<KeptCode> Codes, IReadOnlyList<KeptLook> Looks);

internal sealed record KeptTalk(DateOnly Day, string Topics, string? Agreement, DateOnly? LookBack, DateTimeOffset Written, int? Minutes, string? Fidelity, string SentencesShown);

internal sealed record KeptAppointment(DateTimeOffset Begins, int Minutes, DateTimeOffset? Cancelled);

internal sealed record KeptTick(DateTimeOffset At, string Rule, string About);

internal sealed record KeptHidden(DateTimeOffset At, string Sentence);

internal sealed record KeptCode(DateTimeOffset Made, DateTimeOffset Expires);

internal sealed record KeptLook(DateTimeOffset At, string? Who, string Page, string Why);

/// <param name="Name">The random name under which the messages came.</param>
internal sealed record KeptAccount(string Name, IReadOnlyList<KeptMessage> Messages);

/// <param name="Kind">What it means here.</param>
internal sealed record KeptMessage(Guid Id, DateTimeOffset At, FactKind Kind, string? Theme, FactCodes Codes);

/// <summary>Reads it, for whoever holds a ticket of the mirror.</summary>
internal sealed class OwnRecords(CompanionStore store, CallNames names, AccessBook access, TimeProvider clock)
{
    public async Task<OwnRecord> OfAsync(MirrorTicket ticket, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(ticket.Organisation, ct);
        var learners = ticket.Learners;
        var ids = await db.Links.AsNoTracking().Where(link => link.Confirmed && learners.Contains(link.Learner)).Select(link => link.Person).Distinct().ToListAsync(ct);
        var people = await db.People.AsNoTracking().Where(person => ids.Contains(person.Id)).OrderBy(person => person.Since).ToListAsync(ct);
        var joined = await db.Links.AsNoTracking().Where(link => link.Confirmed && ids.Contains(link.Person)).Select(link => link.Learner).ToListAsync(ct);
        var all = learners.Concat(joined).Distinct(StringComparer.Ordinal).ToList();
        var facts = (await db.Facts.AsNoTracking().Where(fact => all.Contains(fact.Learner)).ToListAsync(ct)).Select(FactKeeper.Open).ToLookup(fact => fact.Learner, StringComparer.Ordinal);
        List<KeptPerson> kept = [];
        foreach (var person in people) kept.Add(await OfAsync(db, person, ct));
        return new OwnRecord(ticket.Organisation, clock.GetUtcNow(), kept, [.. all.Select(learner => new KeptAccount(learner, [.. facts[learner].OrderBy(fact => fact.At).Select(fact => new KeptMessage(fact.Statement, fact.At, fact.Kind, fact.Theme, fact.Codes))]))]);
    }

    private async Task<KeptPerson> OfAsync(CompanionDb db, PersonRow person, CancellationToken ct)
    {
        var coach = await db.Professionals.AsNoTracking().Where(row => row.Subject == person.Coach).Select(row => row.Name).SingleOrDefaultAsync(ct);
        var talks = await db.Talks.AsNoTracking().Where(row => row.Person == person.Id).ToListAsync(ct);
        var appointments = await db.Appointments.AsNoTracking().Where(row => row.Person == person.Id).ToListAsync(ct);
        var ticks = await db.Ticks.AsNoTracking().Where(row => row.Person == person.Id).ToListAsync(ct);
        var hidden = await db.HiddenSentences.AsNoTracking().Where(row => row.Person == person.Id).ToListAsync(ct);
        var codes = await db.Codes.AsNoTracking().Where(row => row.Person == person.Id).ToListAsync(ct);
        return new KeptPerson(
            names.Open(person.Organisation, person.CallName), coach, person.Mode, person.Since, person.Weeks, person.Stopped, person.DeleteAfter,
            [.. talks.OrderBy(row => row.Day).Select(row => new KeptTalk(row.Day, row.Topics, row.Agreement, row.LookBack, row.Written, row.Minutes, row.Fidelity, row.Sentences))],
            [.. appointments.OrderBy(row => row.Begins).Select(row => new KeptAppointment(row.Begins, row.Minutes, row.Cancelled))],
            [.. ticks.OrderBy(row => row.At).Select(row => new KeptTick(row.At, row.Rule, row.Subject))],
            [.. hidden.OrderBy(row => row.At).Select(row => new KeptHidden(row.At, row.Sentence))],
            [.. codes.OrderBy(row => row.Made).Select(row => new KeptCode(row.Made, row.Expires))],
            [.. (await access.OfPersonAsync(person.Organisation, person.Id, ct)).Select(look => new KeptLook(look.At, look.Who, look.What, look.Why))]);
    }
}
