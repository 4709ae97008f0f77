using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Texts;

namespace ReturnToWork.Companion.Talks;

/// <summary>What a form said about a talk.</summary>
/// <param name="Day">When it was.</param>
/// <param name="Topics">At most two codes.</param>
/// <param name="Agreement">One code; null for nothing.</param>
/// <param name="LookBack">The day to look back; null for none.</param>
/// <param name="Minutes">Only while a cohort is evaluated.</param>
/// <param name="Fidelity">Only while a cohort is evaluated.</param>
internal sealed record TalkSaid(DateOnly Day, IReadOnlyList<string> Topics, string? Agreement, DateOnly? LookBack, int? Minutes = null, IReadOnlyList<string>? Fidelity = null);

/// <summary>The talks of one person, as coach and employee wrote them down together.</summary>
internal sealed class TalkBook(CompanionStore store, Days days, TimeProvider clock)
{
    /// <summary>How far back a talk can be written down.</summary>
    public const int DaysBack = 31;

    /// <summary>How far ahead the day to look back may be.</summary>
    public const int DaysAhead = 92;

    /// <summary>Writes a talk down. Nothing is kept of what does not fit.</summary>
    /// <param name="organisation">Whose records.</param>
    /// <param name="person">Who the talk was with.</param>
    /// <param name="coach">Who had it.</param>
    /// <param name="said">What the form says.</param>
    /// <param name="sentences">Ids of the sentences that the page showed.</param>
    /// <param name="ct">Ends it; nothing is written then.</param>
    /// <returns>Null when it is written; else the key of the sentence that says what to do.</returns>
    public async Task<string?> WriteAsync(string organisation, Guid person, string coach, TalkSaid said, IEnumerable<string> sentences, CancellationToken ct)
    {
        var today = days.DayOf(clock.GetUtcNow());
        if (said.Day > today || said.Day < today.AddDays(-DaysBack)) return "held.wrong.day";
        if (said.Topics.Count > TalkCodes.MostTopics) return "held.wrong.topics";
        if (said.Topics.Except(TalkCodes.Topics, StringComparer.Ordinal).Any() || (said.Agreement is not null && !TalkCodes.Agreements.Contains(said.Agreement, StringComparer.Ordinal))) return "held.wrong.choice";
        if (said.LookBack is { } back && (back <= said.Day || back > today.AddDays(DaysAhead))) return "held.wrong.lookback";
        if (said.Minutes is < 1 or > 480 || said.Fidelity?.Except(TalkCodes.Fidelity, StringComparer.Ordinal).Any() == true) return "held.wrong.choice";

        await using var db = await store.OpenAsync(organisation, ct);
        db.Add(new TalkRow
        {
            Organisation = organisation, Person = person, Id = Guid.CreateVersion7(clock.GetUtcNow()), Coach = coach, Day = said.Day, Topics = string.Join(',', said.Topics.Distinct(StringComparer.Ordinal)),
            Agreement = said.Agreement, LookBack = said.LookBack, Sentences = string.Join(',', sentences), Written = clock.GetUtcNow(), Minutes = said.Minutes,
            Fidelity = said.Fidelity is { } ticks ? string.Join(',', ticks) : null,
        });
        await db.SaveChangesAsync(ct);
        return null;
    }

    /// <summary>Takes back what was written today: a wrong tap leaves no trace.</summary>
    /// <returns>False where it is not there, or was written on an earlier day.</returns>
    public async Task<bool> TakeBackAsync(string organisation, Guid person, Guid talk, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(organisation, ct);
        var row = await db.Talks.SingleOrDefaultAsync(one => one.Person == person && one.Id == talk, ct);
        if (row is null || days.DayOf(row.Written) != days.DayOf(clock.GetUtcNow())) return false;
        db.Remove(row);
        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <summary>The talks of one person, newest last. A code that this version does not know is passed over.</summary>
    public static async Task<IReadOnlyList<HeldTalk>> OfAsync(CompanionDb db, Guid person, CancellationToken ct) =>
        [.. (await db.Talks.AsNoTracking().Where(talk => talk.Person == person).ToListAsync(ct)).OrderBy(talk => talk.Day).ThenBy(talk => talk.Written)
            .Select(talk => new HeldTalk(talk.Id, talk.Day, [.. Split(talk.Topics).Intersect(TalkCodes.Topics, StringComparer.Ordinal)], TalkCodes.Agreements.FirstOrDefault(code => code == talk.Agreement), talk.LookBack, Split(talk.Sentences)) { Written = talk.Written })];

    private static string[] Split(string codes) => codes.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
