namespace ReturnToWork.Companion.Coaching.Rules;

/// <summary>R1, "Vraag mijn coach": the employee asked to do something together. Above everything, until it is ticked or 42 days old. (It stands in the place of R4.)</summary>
internal sealed class AskedForHelp : IRule
{
    public string Code => "R1.ask";

    public IEnumerable<TalkingPoint> Look(TalkInput input) => input.Shares
        .Where(share => share.What.Contains("ask", StringComparer.Ordinal) && input.Within(share.Evidence.At, OwnTopic.LivesDays) && input.IsOpen("R1", "ask", share.Evidence))
        .GroupBy(share => share.Theme, StringComparer.Ordinal)
        .Select(theme => new TalkingPoint(
            "R1", "ask", PointKind.Open, null, theme.Key, PointRank.Asked,
            [.. theme.Select(share => share.Evidence).OrderBy(evidence => evidence.At)])
        {
            Wordings = ["ask", "ask.when", "ask.how"],
        });
}
