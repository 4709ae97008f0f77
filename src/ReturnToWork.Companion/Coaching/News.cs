using ReturnToWork.Companion.Coaching.Rules;

namespace ReturnToWork.Companion.Coaching;

/// <summary>The newest talk of a person.</summary>
/// <param name="Day">When it was.</param>
/// <param name="Written">When it was written down: what came on that day after this moment came later.</param>
internal sealed record LastTalk(DateOnly Day, DateTimeOffset Written);

/// <summary>What the caseload says of one person. Yes or no, never how much: people are not ranked, and silence says nothing.</summary>
/// <param name="Asked">The person asked for the coach, and there was no talk since.</param>
/// <param name="New">Something that the coach may see came after the last talk and was not ticked.</param>
internal sealed record News(bool Asked, bool New)
{
    /// <summary>What is older is new no more.</summary>
    public const int LivesDays = OwnTopic.LivesDays;

    public static News Of(TalkInput input, LastTalk? last) => new(
        new AskedForHelp().Look(input).Any(point => CameSince(input, point.Evidence[^1], last)),
        Shown(input).Any(evidence => input.Within(evidence.At, LivesDays) && CameSince(input, evidence, last) && !input.Ticks.Any(tick => tick.Statement == evidence.Statement)));

    // Bands are nothing that a coach of the employer sees, so a share of them alone is not new there.
    private static IEnumerable<Evidence> Shown(TalkInput input) => input.Seen.SelectMany(view => view.Finished).Select(finished => finished.Evidence)
        .Concat(input.Shares.Where(share => input.Confidential || share.What.Any(what => what != "bands")).Select(share => share.Evidence));

    private static bool CameSince(TalkInput input, Evidence evidence, LastTalk? last) =>
        last is null || input.DayOf(evidence.At) is var day && (day > last.Day || (day == last.Day && evidence.At >= last.Written));
}
