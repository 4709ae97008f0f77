namespace ReturnToWork.Companion.Coaching.Rules;

/// <summary>R2: a theme was finished less than 14 days ago. The affirmation of W3, which requires exactly that.</summary>
internal sealed class ThemeFinished : IRule
{
    public string Code => "R2";

    public IEnumerable<TalkingPoint> Look(TalkInput input) => input.Seen
        .SelectMany(view => view.Finished)
        .Where(finished => input.Within(finished.Evidence.At, 14) && input.IsOpen("R2", finished.Theme, finished.Evidence))
        .GroupBy(finished => finished.Theme, StringComparer.Ordinal)
        .Select(theme => new TalkingPoint(
            "R2", theme.Key, PointKind.Affirm, "W3", theme.Key, PointRank.Affirmation,
            [.. theme.Select(finished => finished.Evidence).OrderBy(evidence => evidence.At)])
        {
            Wordings = ["W3.B"], Filled = theme.Key,
        });
}
