using ReturnToWork.Xapi;

namespace ReturnToWork.Companion.Training.Statements;

/// <summary>What the Companion may say of a professional: the verbs of the vocabulary whose teller is <c>companion</c>, each with what it needs.</summary>
internal abstract record TrainingWord(string Verb)
{
    /// <summary>Was there. <paramref name="Kind"/>: talk, group or workshop.</summary>
    public sealed record Attended(string Kind) : TrainingWord("attended");

    /// <summary>A trainer accepted it.</summary>
    public sealed record Passed() : TrainingWord("passed");

    public sealed record Certified(DateOnly ValidUntil) : TrainingWord("certified");

    public sealed record Expired() : TrainingWord("expired");

    /// <summary>The statement itself.</summary>
    public Statement Tell(Scene scene, Guid id, DateTimeOffset at) => this switch
    {
        Attended attended => Xapi.Tell.Attended(scene, id, at, attended.Kind),
        Passed => Xapi.Tell.Passed(scene, id, at),
        Certified certified => Xapi.Tell.Certified(scene, id, at, certified.ValidUntil),
        _ => Xapi.Tell.Expired(scene, id, at),
    };
}
