namespace ReturnToWork.Companion.Coaching.Rules;

/// <summary>R1: the employee chose to talk about this. The open question of that topic, until it was discussed in a talk, is ticked, or is 42 days old.</summary>
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

    public string Code => "R1";

    public IEnumerable<TalkingPoint> Look(TalkInput input) => Open(input)
        .GroupBy(chosen => chosen.Topic, chosen => chosen.Share, StringComparer.Ordinal)
        .Select(topic => new TalkingPoint(
            "R1", topic.Key, PointKind.Open, Determinants[topic.Key], topic.Last().Theme, PointRank.OwnChoice, [.. topic.Select(share => share.Evidence)])
        {
            // What the employee chose stands: when all of its questions rest, a plain one names the choice.
            Wordings = [.. Asking.About(Determinants[topic.Key]), "own"],
            Follow = Asking.FollowOf(Determinants[topic.Key]),
        });

    /// <summary>Topics that were chosen and not discussed yet, oldest first.</summary>
    public static IEnumerable<(Share Share, string Topic)> Open(TalkInput input) => Chosen(input)
        .Where(chosen => input.IsOpen("R1", chosen.Topic, chosen.Share.Evidence) && !input.WasDiscussed(chosen.Topic, chosen.Share.Evidence.At));

    /// <summary>Topics that were chosen less than 42 days ago, oldest first.</summary>
    public static IEnumerable<(Share Share, string Topic)> Chosen(TalkInput input) => input.Shares
        .Where(share => share.What.Contains("topics", StringComparer.Ordinal) && input.Within(share.Evidence.At, LivesDays))
        .OrderBy(share => share.Evidence.At)
        .SelectMany(share => share.Topics.Distinct(StringComparer.Ordinal), (share, topic) => (Share: share, Topic: topic))
        .Where(chosen => Determinants.ContainsKey(chosen.Topic));
}
