using ReturnToWork.Companion.Records;

namespace ReturnToWork.Companion.Training.Gate;

/// <summary>How far the pages about people are open to a coach.</summary>
internal enum Opening
{
    /// <summary>Nothing of anybody.</summary>
    Closed,

    /// <summary>The people of now, and nobody new: the grace after a certificate's end.</summary>
    CurrentOnly,

    Open,
}

/// <summary>What the gate says.</summary>
/// <param name="Why">Code of the sentence that goes with it, below <c>gate</c> in the texts; null where there is nothing to say.</param>
/// <param name="Day">The day in that sentence.</param>
internal sealed record GateAnswer(Opening Opening, string? Why, DateOnly? Day)
{
    public static readonly GateAnswer Free = new(Opening.Open, null, null);
}

/// <summary>
/// The gate (shared/README.md 6), as a pure function of the standing and the day: P1 within twelve months and "basis klaar" or later open one's own people; the grace keeps the people of now. Days count by the
/// clock, so that a standing that was not renewed, because a store is away, opens nothing for longer than it said.
/// </summary>
internal static class GateRule
{
    /// <summary>From so many days before an end somebody is warned.</summary>
    public const int WarnDays = 30;

    public static GateAnswer Of(StandingRow? standing, DateOnly today)
    {
        if (standing is null) return new(Opening.Closed, "none", null);
        if (standing.State is "invited" or "busy") return new(Opening.Closed, "training", null);
        if (standing.State is "expired" or "recovery" || standing.GraceUntil <= today) return new(Opening.Closed, "expired", standing.GraceUntil);
        if (standing.PrivacyUntil is not { } privacy) return new(Opening.Closed, "no-privacy", null);
        if (privacy <= today) return new(Opening.Closed, "privacy", privacy);
        if (standing.CertifiedUntil <= today) return new(Opening.CurrentOnly, "grace", standing.GraceUntil);
        if (privacy <= today.AddDays(WarnDays)) return new(Opening.Open, "privacy-soon", privacy);
        if (standing.State == "expiring" && standing.CertifiedUntil <= today.AddDays(WarnDays)) return new(Opening.Open, "certificate-soon", standing.CertifiedUntil);
        return new(Opening.Open, standing.State == "basis-ready" ? "in-training" : null, null);
    }
}
