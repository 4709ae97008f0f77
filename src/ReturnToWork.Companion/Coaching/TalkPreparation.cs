using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Intake;
using ReturnToWork.Companion.Records;

namespace ReturnToWork.Companion.Coaching;

/// <summary>What the page of one person shows.</summary>
/// <param name="Paired">Somebody entered a code and the coach confirmed who it is.</param>
/// <param name="Sees">The widest choice among the person's accounts: <c>nothing</c>, <c>progress</c>, <c>topics</c>; null while not paired.</param>
/// <param name="Finished">Finished themes, where the person shows them.</param>
/// <param name="Sheet">What to talk about.</param>
/// <param name="Week">Week of the programme, from 1.</param>
internal sealed record PreparedTalk(bool Paired, string? Sees, IReadOnlyList<FinishedTheme> Finished, IReadOnlyList<SharedPlan> Plans, TalkSheet Sheet, int Week);

/// <summary>Makes the talk page of one person from facts, the pairing's permission and what was already discussed.</summary>
internal sealed class TalkPreparation(CompanionStore store, TimeProvider clock)
{
    private static readonly string[] Widest = ["topics", "progress", "nothing"];

    public async Task<PreparedTalk> ReadAsync(string organisation, OwnPerson person, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(organisation, ct);
        var links = await db.Links.AsNoTracking().Where(link => link.Person == person.Id && link.Confirmed).ToListAsync(ct);
        var learners = links.Select(link => link.Learner).Distinct(StringComparer.Ordinal).ToList();
        var facts = (await db.Facts.AsNoTracking().Where(fact => learners.Contains(fact.Learner)).ToListAsync(ct)).Select(FactKeeper.Open).ToLookup(fact => fact.Learner, StringComparer.Ordinal);
        var ticks = (await db.Ticks.AsNoTracking().Where(tick => tick.Person == person.Id).ToListAsync(ct)).Select(tick => new Tick(tick.Rule, tick.Subject, tick.Statement)).ToHashSet();

        var whole = links.GroupBy(link => link.Learner, StringComparer.Ordinal)
            .Select(learner => (Pairings: learner.Select(link => link.Pairing).ToHashSet(StringComparer.Ordinal), View: LearnerView.Of(facts[learner.Key]))).ToList();
        var seen = whole.Select(one => one.View.SeenUnder(one.Pairings)).ToList();
        var now = clock.GetUtcNow();
        return new PreparedTalk(
            links.Count > 0,
            links.Count == 0 ? null : Widest.FirstOrDefault(sees => whole.Any(one => one.View.SeesUnder(one.Pairings) == sees)) ?? "nothing",
            [.. seen.SelectMany(view => view.Finished).GroupBy(finished => finished.Theme, StringComparer.Ordinal).OrderBy(theme => theme.Key, StringComparer.Ordinal)
                .Select(theme => theme.MaxBy(finished => finished.Evidence.At)!)],
            [.. seen.SelectMany(view => view.Plans).OrderByDescending(plan => plan.At)],
            TalkSheet.Of(new TalkInput(seen, ticks, now)),
            Math.Max(1, (int)((now - person.Since).TotalDays / 7) + 1));
    }

    /// <summary>Ticks a point "besproken": the statements behind it are done, a new share of the same topic is a new point.</summary>
    /// <returns>False where the point is no longer shown: taken back, too old, or ticked before.</returns>
    public async Task<bool> TickAsync(string organisation, OwnPerson person, string key, CancellationToken ct)
    {
        var talk = await ReadAsync(organisation, person, ct);
        if (talk.Sheet.All.FirstOrDefault(point => point.Key == key) is not { } point) return false;
        await using var db = await store.OpenAsync(organisation, ct);
        db.AddRange(point.Evidence.Select(evidence => new TickRow
        {
            Organisation = organisation, Person = person.Id, Rule = point.Rule, Subject = point.Subject, Statement = evidence.Statement, At = clock.GetUtcNow(),
        }));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Two clicks at once: it is ticked.
        }

        return true;
    }
}
