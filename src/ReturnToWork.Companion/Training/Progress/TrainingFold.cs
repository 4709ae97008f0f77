using ReturnToWork.Courses.Protocols;

namespace ReturnToWork.Companion.Training.Progress;

/// <summary>
/// From what was earned to where somebody stands: a pure function of the version of the protocol, of what was earned and of the day. The order in which things became known changes nothing, and what
/// happens after the day is not seen.
/// </summary>
internal static class TrainingFold
{
    /// <summary>The requirement that opens the way to people's data (shared/README.md 6).</summary>
    public const string Privacy = "P1";

    public static TrainingProgress Fold(Protocol protocol, IReadOnlyList<Earned> earned, DateOnly today)
    {
        var all = earned.Where(one => one.Day <= today).OrderBy(one => one.Day).ToList();
        var shown = protocol.Requirements.ToDictionary(part => part.Code, part => RequirementFold.Of(part, all, today), StringComparer.Ordinal);
        var (basis, guide, first) = (LevelDay(protocol.Basis, shown), LevelDay(protocol.Guide, shown), LevelDay(protocol.Certificate, shown));
        var period = first is { } day ? CertificateFold.Of(protocol, all, day, today) : null;
        var (state, since) = period is not null ? (period.State, (DateOnly?)period.Since)
            : guide is not null ? (TrainingState.MayGuide, guide)
            : basis is not null ? (TrainingState.BasisReady, basis)
            : all.Count > 0 ? (TrainingState.Busy, all[0].Day) : (TrainingState.Invited, (DateOnly?)null);
        // What counts each year is shown as it stands in the year of now.
        foreach (var code in protocol.KeepUp) shown[code] = KeepUpFold.Now(protocol.Find(code)!, all, period, today);
        return new TrainingProgress(
            state, since, shown.GetValueOrDefault(Privacy)?.Until, period?.From, period?.Until, period?.GraceUntil, period?.Number ?? 0,
            [.. protocol.Requirements.Select(part => shown[part.Code])], MissingFold.Of(protocol, shown, all, period, state, today));
    }

    // A level that was reached stays reached: who passed P1 in spring and P5 in autumn a year later is as ready as anybody.
    private static DateOnly? LevelDay(IReadOnlyList<string> codes, Dictionary<string, RequirementState> shown)
    {
        if (codes.Count == 0 || codes.Any(code => shown[code].Day is null)) return null;
        return codes.Max(code => shown[code].Day);
    }
}

/// <summary>One requirement by itself, for ever.</summary>
internal static class RequirementFold
{
    /// <param name="all">In the order of the days.</param>
    public static RequirementState Of(Requirement part, List<Earned> all, DateOnly today)
    {
        var evidence = part.Evidence.Select(one => StateOf(one, all)).ToList();
        var exempt = part.Exemptions.Count > 0 ? all.Where(one => one.Verb == Earned.Exempt && one.Code == part.Code).Select(one => (DateOnly?)one.Day).FirstOrDefault() : null;
        var earned = evidence.TrueForAll(one => one.Day is not null) ? evidence.Max(one => one.Day) : null;
        var day = exempt is null || earned < exempt ? earned ?? exempt : exempt;
        DateOnly? until = part.ValidMonths is { } months && Last(part, all) is { } last ? last.AddMonths(months) : null;
        return new RequirementState(part.Code, day is not null && (part.ValidMonths is null || exempt is not null || until > today), day, day is not null && day == exempt && earned != day, until, [.. evidence.Select(one => one.State)]);
    }

    /// <summary>The days on which this evidence was earned, oldest first.</summary>
    public static IEnumerable<DateOnly> Days(Evidence evidence, IEnumerable<Earned> all) =>
        all.Where(one => one.Code == evidence.Code && (one.Verb == evidence.Verb || one.Verb == Earned.Imported)).Select(one => one.Day);

    /// <summary>The last day on which all of it was earned anew; null where it never was.</summary>
    public static DateOnly? Last(Requirement part, List<Earned> all)
    {
        var lasts = part.Evidence.Select(evidence => Days(evidence, all).Reverse().Skip(evidence.Count - 1).Select(day => (DateOnly?)day).FirstOrDefault()).ToList();
        return lasts.Contains(null) ? null : lasts.Min();
    }

    private static (EvidenceState State, DateOnly? Day) StateOf(Evidence evidence, List<Earned> all)
    {
        var days = Days(evidence, all).ToList();
        return (new EvidenceState(evidence.Code, evidence.Kind, Math.Min(days.Count, evidence.Count), evidence.Count, days.Count > 0 ? days[^1] : null), days.Count >= evidence.Count ? days[evidence.Count - 1] : null);
    }
}
