using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReturnToWork.Companion.Coaching.House;
using ReturnToWork.Companion.Intake;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Companion.Talks;
using ReturnToWork.Companion.Texts;

namespace ReturnToWork.Companion.Coaching;

/// <summary>What the page of one person shows.</summary>
/// <param name="Paired">Somebody entered a code and the coach confirmed who it is.</param>
/// <param name="Sees">The widest choice among the person's accounts: <c>nothing</c>, <c>progress</c>, <c>topics</c>; null while not paired.</param>
/// <param name="Finished">Finished themes, where the person shows them.</param>
/// <param name="Sheet">What to talk about.</param>
/// <param name="Week">Week of the programme, from 1.</param>
internal sealed record PreparedTalk(bool Paired, string? Sees, IReadOnlyList<FinishedTheme> Finished, IReadOnlyList<SharedPlan> Plans, TalkSheet Sheet, int Week)
{
    /// <summary>The organisation's own words, for <see cref="CoachingTexts.In(string, Edition)"/>.</summary>
    public Edition Edition { get; init; } = Edition.Original;

    /// <summary>How many sentences the coach hid for this person.</summary>
    public int Hidden { get; init; }

    /// <summary>Whether the coach works under confidentiality.</summary>
    public bool Confidential { get; init; } = true;

    /// <summary>Shared bands; empty where the coach works for the employer.</summary>
    public IReadOnlyList<SharedBand> Bands { get; init; } = [];

    /// <summary>The topics that the person shares, each once with the day of its newest share, newest first.</summary>
    public IReadOnlyList<(string Topic, DateTimeOffset At)> Topics { get; init; } = [];

    /// <summary>The talks that were written down, newest last.</summary>
    public IReadOnlyList<HeldTalk> Talks { get; init; } = [];

    /// <summary>The next talk that is planned; null where none is.</summary>
    public DateTimeOffset? Next { get; init; }
}

/// <summary>Makes the talk page of one person from facts, the pairing's permission and what was already discussed.</summary>
internal sealed class TalkPreparation(CompanionStore store, EditionBook editions, Days days, IOptions<CoachingOptions> coaching, TimeProvider clock)
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
        var seen = whole.Select(one => one.View.SeenUnder(one.Pairings, Visibility.Coach(person.Confidential))).ToList();
        var now = clock.GetUtcNow();
        var bands = Bands.Of(seen);
        var talks = await TalkBook.OfAsync(db, person.Id, ct);
        var hidden = (await db.HiddenSentences.AsNoTracking().Where(row => row.Person == person.Id).Select(row => row.Sentence).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        var next = await db.Appointments.AsNoTracking().Where(row => row.Person == person.Id && row.Cancelled == null && row.Begins > now).OrderBy(row => row.Begins).Select(row => (DateTimeOffset?)row.Begins).FirstOrDefaultAsync(ct);
        var edition = await editions.NewestAsync(db, ct);
        var week = Math.Max(1, (int)((now - person.Since).TotalDays / 7) + 1);
        return new PreparedTalk(
            links.Count > 0,
            links.Count == 0 ? null : Widest.FirstOrDefault(sees => whole.Any(one => one.View.SeesUnder(one.Pairings) == sees)) ?? "nothing",
            [.. seen.SelectMany(view => view.Finished).GroupBy(finished => finished.Theme, StringComparer.Ordinal).OrderBy(theme => theme.Key, StringComparer.Ordinal)
                .Select(theme => theme.MaxBy(finished => finished.Evidence.At)!)],
            [.. seen.SelectMany(view => view.Plans).OrderByDescending(plan => plan.At)],
            TalkSheet.Of(new TalkInput(seen, ticks, now)
            {
                Confidential = person.Confidential, Bands = bands, Talks = talks, Hidden = hidden,
                RulesOff = edition.RulesOff, Zone = days.Zone, Week = week, TogetherTheme = coaching.Value.TogetherTheme,
            }),
            week)
        {
            Edition = edition,
            Hidden = hidden.Count,
            Confidential = person.Confidential,
            Bands = bands,
            Topics = [.. seen.SelectMany(view => view.Shares).SelectMany(share => share.Topics, (share, topic) => (Topic: topic, share.Evidence.At))
                .GroupBy(one => one.Topic, StringComparer.Ordinal).Select(topic => (topic.Key, topic.Max(one => one.At))).OrderByDescending(topic => topic.Item2)],
            Talks = talks,
            Next = next,
        };
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
