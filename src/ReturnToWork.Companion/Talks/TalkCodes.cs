using ReturnToWork.Companion.Coaching.Rules;

namespace ReturnToWork.Companion.Talks;

/// <summary>The closed lists that a talk is written down with. Their words stand in <c>Texts</c>, under <c>agreement.…</c>, <c>topic.…</c> and <c>fidelity.…</c>.</summary>
internal static class TalkCodes
{
    /// <summary>What can be agreed. Neutral: none tells why.</summary>
    public static readonly IReadOnlyList<string> Agreements = ["small-step", "theme-together", "coffee", "ask-for-help", "coach-arranges", "rhythm", "look-at-plan", "talk-again"];

    /// <summary>What can have been talked about: the six of the share screen.</summary>
    public static IEnumerable<string> Topics => OwnTopic.Determinants.Keys;

    /// <summary>Self-report after a talk, for groups only (method 4, "Fidelity").</summary>
    public static readonly IReadOnlyList<string> Fidelity = ["own-topic", "affirmed", "willen", "kunnen", "agreed", "checked"];

    /// <summary>At most so many topics a talk.</summary>
    public const int MostTopics = 2;
}
