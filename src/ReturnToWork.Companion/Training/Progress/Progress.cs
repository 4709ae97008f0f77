using ReturnToWork.Courses.Protocols;

namespace ReturnToWork.Companion.Training.Progress;

/// <summary>One thing that counts: a statement that stands, an exemption, or what was earned before.</summary>
/// <param name="Code">Code of the evidence; for an exemption of the requirement.</param>
/// <param name="Verb"><c>completed</c>, <c>passed</c> or <c>attended</c>; <see cref="Exempt"/> or <see cref="Imported"/> for what is no statement.</param>
/// <param name="Day">The day it happened, where people here live.</param>
internal sealed record Earned(string Code, string Verb, DateOnly Day)
{
    public const string Exempt = "exempt";
    public const string Imported = "imported";
}

/// <summary>Where somebody stands (method 4.2). The order is that of the way.</summary>
internal enum TrainingState
{
    Invited, Busy, BasisReady, MayGuide, Certified, Renewed, Expiring, Grace, Expired, Recovery,
}

/// <summary>A piece of evidence of a requirement: how many there are and how many it takes.</summary>
internal sealed record EvidenceState(string Code, string Kind, int Have, int Need, DateOnly? Last)
{
    public bool IsShown => Have >= Need;
}

/// <summary>One requirement.</summary>
/// <param name="Day">Since when it is shown; null while it is not.</param>
/// <param name="IsExempt">It is shown because a trainer exempted somebody.</param>
/// <param name="Until">The day from which it counts no more, also where that has passed; null for ever, or where it never was shown.</param>
internal sealed record RequirementState(string Code, bool IsShown, DateOnly? Day, bool IsExempt, DateOnly? Until, IReadOnlyList<EvidenceState> Evidence);

/// <summary>What somebody still has to do for the next step.</summary>
/// <param name="Code">The requirement.</param>
/// <param name="Kind">Of the evidence.</param>
/// <param name="Count">How many more.</param>
/// <param name="Before">The last day for it; null where there is none.</param>
internal sealed record Missing(string Code, string Evidence, string Kind, int Count, DateOnly? Before);

/// <summary>All that the fold says. Days only; no name.</summary>
/// <param name="Since">Since when the state holds; null for who was invited.</param>
/// <param name="PrivacyUntil">Until when P1 counts, this day not included; null where it was never passed.</param>
/// <param name="CertifiedOn">The day of the certificate that holds now, or held last.</param>
/// <param name="CertifiedUntil">Its end, this day not included.</param>
/// <param name="GraceUntil">The end of the grace after it.</param>
/// <param name="Periods">How many certificates in a row, the first included.</param>
internal sealed record TrainingProgress(
    TrainingState State, DateOnly? Since, DateOnly? PrivacyUntil, DateOnly? CertifiedOn, DateOnly? CertifiedUntil, DateOnly? GraceUntil, int Periods,
    IReadOnlyList<RequirementState> Requirements, IReadOnlyList<Missing> Missing)
{
    /// <summary>The state's code in rows and texts.</summary>
    public string Code => CodeOf(State);

    public static string CodeOf(TrainingState state) => state switch
    {
        TrainingState.Invited => "invited",
        TrainingState.Busy => "busy",
        TrainingState.BasisReady => "basis-ready",
        TrainingState.MayGuide => "may-guide",
        TrainingState.Certified => "certified",
        TrainingState.Renewed => "renewed",
        TrainingState.Expiring => "expiring",
        TrainingState.Grace => "grace",
        TrainingState.Expired => "expired",
        _ => "recovery",
    };
}
