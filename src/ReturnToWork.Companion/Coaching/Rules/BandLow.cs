namespace ReturnToWork.Companion.Coaching.Rules;

/// <summary>R6, only under confidentiality: a shared band is low. The open question of that determinant; the sheet keeps one of these per talk.</summary>
internal sealed class BandLow : IRule
{
    public string Code => "R6";

    public IEnumerable<TalkingPoint> Look(TalkInput input) => !input.Confidential ? [] : input.Bands
        .Where(band => band.Now == Band.Low && input.Within(band.Evidence.At, OwnTopic.LivesDays) && input.IsOpen("R6", band.Determinant, band.Evidence))
        .Select(band => new TalkingPoint("R6", band.Determinant, PointKind.Open, band.Determinant, "", PointRank.LowBand, [band.Evidence])
        {
            Wordings = Asking.About(band.Determinant), Follow = Asking.FollowOf(band.Determinant),
        });
}
