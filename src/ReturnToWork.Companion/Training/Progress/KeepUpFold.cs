using ReturnToWork.Courses.Protocols;

namespace ReturnToWork.Companion.Training.Progress;

/// <summary>What has to be done in each year of a certificate.</summary>
internal static class KeepUpFold
{
    /// <summary>Whether and when everything of a certificate's years was done.</summary>
    /// <param name="spent">Per evidence: how many of the first days of this period made up for the one before.</param>
    /// <returns>The day on which the last of it was done, null where something is missing; and what of the next period's days was used up.</returns>
    public static (DateOnly? Done, Dictionary<string, int> Spent) Whole(Protocol protocol, List<Earned> all, DateOnly from, DateOnly until, DateOnly grace, IReadOnlyDictionary<string, int> spent)
    {
        var (done, next) = ((DateOnly?)from, new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var evidence in protocol.KeepUp.SelectMany(code => protocol.Find(code)!.Evidence))
        {
            var (day, used) = One(evidence, all, from, until, grace, spent.GetValueOrDefault(evidence.Code));
            next[evidence.Code] = used;
            done = done is null || day is null ? null : day > done ? day : done;
        }

        return (done, next);
    }

    /// <summary>How the year of today stands; before there is a certificate, everything that was done so far.</summary>
    public static RequirementState Now(Requirement part, List<Earned> all, CertificatePeriod? period, DateOnly today)
    {
        var states = part.Evidence.Select(evidence =>
        {
            var days = RequirementFold.Days(evidence, all).ToList();
            var (have, need) = period is null ? (days.Count, evidence.Count) : Standing(evidence, all, period, today);
            return new EvidenceState(evidence.Code, evidence.Kind, Math.Min(have, need), need, days.Count > 0 ? days[^1] : null);
        }).ToList();
        var shown = states.TrueForAll(state => state.IsShown);
        return new RequirementState(part.Code, shown, shown ? states.Max(state => state.Last) : null, false, null, states);
    }

    /// <summary>How many there are of how many that it takes by the end of the year of today, what earlier years still lack included.</summary>
    public static (int Have, int Need) Standing(Evidence evidence, List<Earned> all, CertificatePeriod period, DateOnly today)
    {
        var days = Of(evidence, all, period.From, period.GraceUntil, period.Spent.GetValueOrDefault(evidence.Code));
        for (var (year, lacking) = (0, 0); ; year++)
        {
            var (begin, end) = (period.From.AddMonths(12 * year), period.From.AddMonths(12 * (year + 1)));
            // The last year has the grace behind it.
            var last = end >= period.Until;
            var have = days.Count(day => day >= begin && (day < end || last));
            if (last || today < end) return (have, evidence.Count + lacking);
            lacking = Math.Max(0, evidence.Count + lacking - have);
        }
    }

    // Year by year: what one lacks the next has to bring as well. The day it was done is that of the last one needed.
    private static (DateOnly? Done, int Used) One(Evidence evidence, List<Earned> all, DateOnly from, DateOnly until, DateOnly grace, int spent)
    {
        var days = Of(evidence, all, from, grace, spent);
        var (done, lacking) = (from, 0);
        for (var year = 0; from.AddMonths(12 * year) < until; year++)
        {
            var (begin, end, need) = (from.AddMonths(12 * year), from.AddMonths(12 * (year + 1)), evidence.Count + lacking);
            var here = days.Where(day => day >= begin && day < end).ToList();
            if (here.Count >= need) done = here[need - 1];
            lacking = Math.Max(0, need - here.Count);
        }

        if (lacking == 0) return (done, 0);
        var late = days.Where(day => day >= until).Take(lacking).ToList();
        return late.Count == lacking ? (late[^1], lacking) : (null, late.Count);
    }

    private static List<DateOnly> Of(Evidence evidence, List<Earned> all, DateOnly from, DateOnly before, int spent) =>
        [.. RequirementFold.Days(evidence, all).Where(day => day >= from && day < before).Skip(spent)];
}
