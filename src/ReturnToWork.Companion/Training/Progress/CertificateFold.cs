using ReturnToWork.Courses.Protocols;

namespace ReturnToWork.Companion.Training.Progress;

/// <summary>The certificate that holds on a day, or held last.</summary>
/// <param name="Number">1 for the first; a renewal is the next. After a loss it goes on counting.</param>
/// <param name="Until">Not included.</param>
/// <param name="Since">Since when the state holds.</param>
/// <param name="Spent">Per evidence: how many of this period's days made up for the period before it, in its grace.</param>
internal sealed record CertificatePeriod(int Number, DateOnly From, DateOnly Until, DateOnly GraceUntil, TrainingState State, DateOnly Since, IReadOnlyDictionary<string, int> Spent);

/// <summary>
/// Certificate after certificate, up to today. Each year of one asks for what is kept up; a year that fell short may be made up for in a later year of the same certificate, and after its end until the
/// grace is over. What makes up for an old year does not count for a new one. A renewed certificate begins where the old one ended; after a loss the way back is short, and the new one begins when it is done.
/// </summary>
internal static class CertificateFold
{
    public static CertificatePeriod Of(Protocol protocol, List<Earned> all, DateOnly first, DateOnly today)
    {
        var (from, number, spent, renewed) = (first, 1, new Dictionary<string, int>(StringComparer.Ordinal), false);
        while (true)
        {
            var until = from.AddMonths(protocol.CertificateMonths);
            var grace = until.AddDays(protocol.GraceDays);
            var (kept, next) = KeepUpFold.Whole(protocol, all, from, until, grace, spent);
            CertificatePeriod Period(TrainingState state, DateOnly since) => new(number, from, until, grace, state, since, spent);
            if (kept is { } day && day <= until)
            {
                if (today < until) return Period(renewed ? TrainingState.Renewed : TrainingState.Certified, from);
                (from, number, spent, renewed) = (until, number + 1, next, true);
                continue;
            }

            if (today < until)
            {
                var warn = until.AddDays(-protocol.WarnDays);
                return today >= warn ? Period(TrainingState.Expiring, warn) : Period(renewed ? TrainingState.Renewed : TrainingState.Certified, from);
            }

            if (kept is { } late && late < grace)
            {
                if (today < late) return Period(TrainingState.Grace, until);
                (from, number, spent, renewed) = (until, number + 1, next, true);
                continue;
            }

            if (today < grace) return Period(TrainingState.Grace, until);
            var (begun, back) = RecoveryDays(protocol, all, grace);
            if (back is not { } again || again > today)
                return begun is { } since ? Period(TrainingState.Recovery, since) : Period(TrainingState.Expired, grace);
            (from, number, spent, renewed) = (again, number + 1, new(StringComparer.Ordinal), true);
        }
    }

    /// <summary>When the way back began and when it was done: each requirement of it once, on or after the day of the loss.</summary>
    public static (DateOnly? Begun, DateOnly? Done) RecoveryDays(Protocol protocol, List<Earned> all, DateOnly lost)
    {
        var days = protocol.Recovery.SelectMany(code => protocol.Find(code)!.Evidence)
            .Select(evidence => RequirementFold.Days(evidence, all).Where(day => day >= lost).Select(day => (DateOnly?)day).FirstOrDefault()).ToList();
        return (days.Min(), days.Count == 0 || days.Contains(null) ? null : days.Max());
    }
}
