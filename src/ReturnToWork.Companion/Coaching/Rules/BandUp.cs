namespace ReturnToWork.Companion.Coaching.Rules;

/// <summary>R7, only under confidentiality: a shared band is higher than the one shared before. An affirmation with both days behind it.</summary>
internal sealed class BandUp : IRule
{
    public string Code => "R7";

    public IEnumerable<TalkingPoint> Look(TalkInput input) => !input.Confidential ? [] : input.Bands
        .Where(band => band is { Before: { } before, BeforeEvidence: { } earlier } && earlier.Statement != band.Evidence.Statement && band.Now > before
            && input.Within(band.Evidence.At, OwnTopic.LivesDays) && input.IsOpen("R7", band.Determinant, band.Evidence))
        .Select(band => new TalkingPoint("R7", band.Determinant, PointKind.Affirm, band.Determinant, "", PointRank.Change, [band.BeforeEvidence!, band.Evidence])
        {
            Wordings = ["R7.B"],
        });
}
