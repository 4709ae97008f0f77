namespace ReturnToWork.Companion.Coaching.Rules;

/// <summary>R9: the employee chose "what can be different at my work". That is for the coach to arrange, until it is ticked or 42 days old: talking about it is not yet arranging it.</summary>
internal sealed class WorkBarrier : IRule
{
    public string Code => "R9";

    public IEnumerable<TalkingPoint> Look(TalkInput input) => OwnTopic.Chosen(input)
        .Where(chosen => OwnTopic.Determinants[chosen.Topic] == "K3" && input.IsOpen("R9", chosen.Topic, chosen.Share.Evidence))
        .GroupBy(chosen => chosen.Topic, chosen => chosen.Share, StringComparer.Ordinal)
        .Select(topic => new TalkingPoint("R9", topic.Key, PointKind.SelfTodo, "K3", topic.Last().Theme, PointRank.OwnChoice, [.. topic.Select(share => share.Evidence)])
        {
            Wordings = ["K3.Z"],
        });
}
