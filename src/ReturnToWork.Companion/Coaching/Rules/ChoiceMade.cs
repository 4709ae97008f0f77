namespace ReturnToWork.Companion.Coaching.Rules;

/// <summary>R1: the employee chose what to talk about, and that is the affirmation of W4. It stands on top while the choice is open and nothing better goes well.</summary>
internal sealed class ChoiceMade : IRule
{
    public string Code => "R1";

    public IEnumerable<TalkingPoint> Look(TalkInput input)
    {
        var evidence = OwnTopic.Open(input).Select(chosen => chosen.Share.Evidence).Distinct().Where(share => input.IsOpen("R1", "chosen", share)).ToList();
        if (evidence.Count > 0) yield return new TalkingPoint("R1", "chosen", PointKind.Affirm, "W4", "", PointRank.OnTopOnly, evidence) { Wordings = ["W4.B"] };
    }
}
