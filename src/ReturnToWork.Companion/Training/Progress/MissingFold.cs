using ReturnToWork.Courses.Protocols;

namespace ReturnToWork.Companion.Training.Progress;

/// <summary>What is still to do for the next step, in the order of the protocol.</summary>
internal static class MissingFold
{
    public static IReadOnlyList<Missing> Of(Protocol protocol, IReadOnlyDictionary<string, RequirementState> shown, List<Earned> all, CertificatePeriod? period, TrainingState state, DateOnly today)
    {
        List<Missing> missing = [.. state switch
        {
            TrainingState.Invited or TrainingState.Busy => Parts(protocol.Basis, null),
            TrainingState.BasisReady => Parts(protocol.Guide, null),
            TrainingState.MayGuide => Parts(protocol.Certificate, null),
            TrainingState.Expired or TrainingState.Recovery => Back(),
            _ => Parts(protocol.KeepUp, EndOfYear()),
        }];
        // The privacy module counts for a year, whatever the state.
        if (protocol.Find(TrainingFold.Privacy) is { ValidMonths: not null } privacy && shown[TrainingFold.Privacy] is { Day: not null, IsShown: false } && missing.TrueForAll(one => one.Code != TrainingFold.Privacy))
            missing.Insert(0, new Missing(TrainingFold.Privacy, privacy.Evidence[0].Code, privacy.Evidence[0].Kind, 1, null));
        return missing;

        IEnumerable<Missing> Parts(IReadOnlyList<string> codes, DateOnly? before) =>
            from part in protocol.Requirements
            where codes.Contains(part.Code, StringComparer.Ordinal) && !shown[part.Code].IsShown
            from one in shown[part.Code].Evidence
            where !one.IsShown
            select new Missing(part.Code, one.Code, one.Kind, one.Need - one.Have, before);

        IEnumerable<Missing> Back() =>
            from part in protocol.Requirements
            where protocol.Recovery.Contains(part.Code, StringComparer.Ordinal)
            from evidence in part.Evidence
            where !RequirementFold.Days(evidence, all).Any(day => day >= period!.GraceUntil)
            select new Missing(part.Code, evidence.Code, evidence.Kind, 1, null);

        // In the last year and in the grace: until the grace is over.
        DateOnly? EndOfYear()
        {
            var year = 1;
            while (period!.From.AddMonths(12 * year) <= today) year++;
            return today >= period.Until ? period.GraceUntil : period.From.AddMonths(12 * year);
        }
    }
}
