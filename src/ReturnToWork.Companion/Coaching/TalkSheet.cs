using ReturnToWork.Companion.Coaching.Rules;

namespace ReturnToWork.Companion.Coaching;

/// <summary>What a coach takes into one talk: first what goes well, then at most three points, and one caution outside them.</summary>
/// <param name="Affirmation">Null where there is no evidence for one.</param>
/// <param name="Points">At most three, own choice first.</param>
/// <param name="Caution">Determinant whose caution is shown; null where there are no points.</param>
internal sealed record TalkSheet(TalkingPoint? Affirmation, IReadOnlyList<TalkingPoint> Points, string? Caution)
{
    private static readonly IRule[] Rules = [new AskedForHelp(), new OwnTopic(), new ThemeFinished(), new PlanShared()];

    /// <summary>R11: nothing new. The page then shows the step of the week and something to do together; it never says that nothing was done.</summary>
    public bool Quiet => Affirmation is null && Points.Count == 0;

    /// <summary>All that is shown, in reading order.</summary>
    public IEnumerable<TalkingPoint> All => Affirmation is null ? Points : [Affirmation, .. Points];

    /// <summary>Ids of the sentences shown, for the talk's record.</summary>
    public IReadOnlyList<string> SentenceIds => [.. All.Select(point => point.Key)];

    /// <summary>Runs every rule and keeps what R14 keeps. R12 is the rule that is not there: nothing looks at what was skipped or left undone.</summary>
    public static TalkSheet Of(TalkInput input)
    {
        var found = Rules.SelectMany(rule => rule.Look(input))
            .OrderBy(point => point.Rank).ThenByDescending(point => point.At).ThenBy(point => point.Key, StringComparer.Ordinal).ToList();
        var affirmation = found.FirstOrDefault(point => point.Kind == PointKind.Affirm);
        var points = found.Where(point => point != affirmation).Take(3).ToList();
        return new TalkSheet(affirmation, points, points.Select(point => point.Determinant).FirstOrDefault(determinant => determinant is not null));
    }
}
