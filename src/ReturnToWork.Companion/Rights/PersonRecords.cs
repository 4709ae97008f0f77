using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Mail;
using ReturnToWork.Companion.Records;

namespace ReturnToWork.Companion.Rights;

/// <summary>
/// Takes everything of people and learners out of the Companion's tables, within the caller's transaction. Twice is the same as once. The access log stays: it names a person
/// by a random id only, and proves who looked.
/// </summary>
internal static class PersonRecords
{
    /// <summary>Tables that hold something of a person, for cleaning the files afterwards.</summary>
    public static readonly IReadOnlyList<string> Tables = ["People", "Codes", "Links", "Ticks", "Talks", "Appointments", "HiddenSentences", "Facts", "Reminders", "ErasureOrders"];

    /// <summary>The learners that the coach said to be this person.</summary>
    public static Task<List<string>> LearnersAsync(CompanionDb db, Guid person, CancellationToken ct) =>
        db.Links.Where(link => link.Person == person && link.Confirmed).Select(link => link.Learner).Distinct().ToListAsync(ct);

    /// <summary>Forgets learners, and each person of whom no confirmed learner is left: it is the same human being, whichever coach wrote it down.</summary>
    /// <returns>The people who went with them.</returns>
    public static async Task<(IReadOnlyList<Guid> People, CompanionCounts Counts)> EraseLearnersAsync(CompanionDb db, IReadOnlyCollection<string> learners, CancellationToken ct)
    {
        if (learners.Count == 0) return ([], new CompanionCounts());
        var theirs = await db.Links.Where(link => link.Confirmed && learners.Contains(link.Learner)).Select(link => link.Person).Distinct().ToListAsync(ct);
        var statements = await AllFacts(db).Where(fact => learners.Contains(fact.Learner)).Select(fact => fact.Statement).Distinct().ToListAsync(ct);
        var ticks = await db.Ticks.Where(tick => statements.Contains(tick.Statement)).ExecuteDeleteAsync(ct);
        var facts = await AllFacts(db).Where(fact => learners.Contains(fact.Learner)).ExecuteDeleteAsync(ct);
        var links = await db.Links.Where(link => learners.Contains(link.Learner)).ExecuteDeleteAsync(ct);
        var kept = await db.Links.Where(link => link.Confirmed && theirs.Contains(link.Person)).Select(link => link.Person).Distinct().ToListAsync(ct);
        List<Guid> gone = [.. theirs.Except(kept)];
        return (gone, (await ErasePeopleAsync(db, gone, ct)).Plus(new CompanionCounts(Links: links, Ticks: ticks, Facts: facts)));
    }

    /// <summary>Forgets people, with all that was written down about them.</summary>
    public static async Task<CompanionCounts> ErasePeopleAsync(CompanionDb db, IReadOnlyCollection<Guid> people, CancellationToken ct)
    {
        if (people.Count == 0) return new CompanionCounts();
        // A reminder that somebody entered a code names that code by its hash.
        foreach (var code in await db.Codes.Where(row => people.Contains(row.Person)).Select(row => row.Hash).ToListAsync(ct))
        {
            var about = ReminderKinds.AboutCode(code);
            await db.Reminders.Where(mail => mail.Mark.StartsWith(about)).ExecuteDeleteAsync(ct);
        }

        return new CompanionCounts(
            Codes: await db.Codes.Where(row => people.Contains(row.Person)).ExecuteDeleteAsync(ct),
            Links: await db.Links.Where(row => people.Contains(row.Person)).ExecuteDeleteAsync(ct),
            Ticks: await db.Ticks.Where(row => people.Contains(row.Person)).ExecuteDeleteAsync(ct),
            Talks: await db.Talks.Where(row => people.Contains(row.Person)).ExecuteDeleteAsync(ct),
            Appointments: await db.Appointments.Where(row => people.Contains(row.Person)).ExecuteDeleteAsync(ct),
            Hidden: await db.HiddenSentences.Where(row => people.Contains(row.Person)).ExecuteDeleteAsync(ct),
            People: await db.People.Where(row => people.Contains(row.Id)).ExecuteDeleteAsync(ct));
    }

    // Those that a rebuild makes are facts too.
    private static IQueryable<FactRow> AllFacts(CompanionDb db) => db.Facts.IgnoreQueryFilters(["beside"]);
}
