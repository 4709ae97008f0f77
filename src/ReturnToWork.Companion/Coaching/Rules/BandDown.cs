namespace ReturnToWork.Companion.Coaching.Rules;

/// <summary>R8, only under confidentiality: a shared band is lower than the one shared before. An ordinary question, and to the coach: a lesser week is normal.</summary>
internal sealed class BandDown : IRule
{
    public string Code => "R8";

    public IEnumerable<TalkingPoint> Look(TalkInput input) => !input.Confidential ? [] : input.Bands
        .Where(band => band is { Before: { } before, BeforeEvidence: { } earlier } && earlier.Statement != band.Evidence.Statement && band.Now < before
            && input.Within(band.Evidence.At, OwnTopic.LivesDays) && input.IsOpen("R8", band.Determinant, band.Evidence))
        .Select(band => new TalkingPoint("R8", band.Determinant, PointKind.Open, band.Determinant, "", PointRank.Change, [band.BeforeEvidence!, band.Evidence])
        {
            Wordings = ["R8.O", "R8.O2"], Follow = Asking.FollowOf(band.Determinant), Caution = "R8.L",
        });
}
