namespace ReturnToWork.Companion.Coaching.Rules;

/// <summary>R1: the employee chose to talk about this. The open question of that topic, until it is ticked or 42 days old.</summary>
internal sealed class OwnTopic : IRule
{
    public const int LivesDays = 42;

    /// <summary>The six topics of the share screen and what each is about.</summary>
    public static readonly IReadOnlyDictionary<string, string> Determinants = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["werk-betekent"] = "W1",
        ["anderen"] = "W2",
        ["eerste-stap"] = "W3",
        ["hulp-en-uitleg"] = "K1",
        ["mijn-plan"] = "K2",
        ["op-het-werk"] = "K3",
    };

    public IEnumerable<TalkingPoint> Look(TalkInput input) => input.Shares
        .Where(share => share.What.Contains("topics", StringComparer.Ordinal) && input.Within(share.Evidence.At, LivesDays))
        .OrderBy(share => share.Evidence.At)
        .SelectMany(share => share.Topics.Distinct(StringComparer.Ordinal), (share, topic) => (Share: share, Topic: topic))
        .Where(chosen => Determinants.ContainsKey(chosen.Topic) && input.IsOpen("R1", chosen.Topic, chosen.Share.Evidence))
        .GroupBy(chosen => chosen.Topic, chosen => chosen.Share, StringComparer.Ordinal)
        .Select(topic => new TalkingPoint(
            "R1", topic.Key, PointKind.Open, Determinants[topic.Key], topic.Last().Theme, PointRank.OwnChoice, [.. topic.Select(share => share.Evidence)]));
}
