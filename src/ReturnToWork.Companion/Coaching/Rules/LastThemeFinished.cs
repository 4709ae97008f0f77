namespace ReturnToWork.Companion.Coaching.Rules;

/// <summary>R10: theme 6 was finished less than 42 days ago. What to do when it goes less well (K2), and a fixed rhythm (K5).</summary>
internal sealed class LastThemeFinished : IRule
{
    public string Code => "R10";

    public IEnumerable<TalkingPoint> Look(TalkInput input)
    {
        var evidence = input.Seen.SelectMany(view => view.Finished).Where(finished => finished.Theme == "6" && input.Within(finished.Evidence.At, OwnTopic.LivesDays))
            .Select(finished => finished.Evidence).OrderBy(one => one.At).ThenBy(one => one.Statement).ToList();
        foreach (var (subject, determinant, wordings) in ((string, string, IReadOnlyList<string>)[])[("relapse", "K2", ["K2.D1"]), ("rhythm", "K5", ["K5.D2", "K5.D1"])])
        {
            var open = evidence.Where(one => input.IsOpen("R10", subject, one)).ToList();
            if (open.Count > 0) yield return new TalkingPoint("R10", subject, PointKind.FollowUp, determinant, "6", PointRank.Plan, open) { Wordings = wordings, Follow = Asking.FollowOf(determinant) };
        }
    }
}
