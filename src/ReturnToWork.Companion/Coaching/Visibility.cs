using System.Collections.Frozen;

namespace ReturnToWork.Companion.Coaching;

/// <summary>Kinds of data about an employee: the rows of method 5.4.</summary>
internal enum Datum
{
    /// <summary>Which theme is finished.</summary>
    Progress,

    /// <summary>Own topics, "I want to talk about this", and "ask my coach".</summary>
    Topics,

    /// <summary>Where an answer in blocks stands.</summary>
    Bands,

    /// <summary>That there is a plan, and the day to look back on it.</summary>
    Plan,

    /// <summary>Plan text, circle, signals, voice. They never leave the Tool.</summary>
    PrivateAnswers,

    /// <summary>Talks that were had and are planned.</summary>
    TalkLog,

    /// <summary>What to talk about, with its reasons. What each stands on has a row of its own.</summary>
    TalkingPoints,

    /// <summary>The call name, and that there is such a person at all. The privacy officer must find whose row of the access log it is.</summary>
    Person,

    /// <summary>Who looked. The privacy officer sees who, whom and when, not what was on the page.</summary>
    AccessLog,

    /// <summary>Training and certificates of professionals.</summary>
    Training,
}

/// <summary>Who looks: the columns.</summary>
internal enum Viewer
{
    /// <summary>The person whom it is about: on the own page of the Tool and in the mirror.</summary>
    Employee,

    EmployerCoach,
    ConfidentialCoach,

    /// <summary>Has no account at all; the column is there to be empty.</summary>
    Manager,

    Trainer,
    Coordinator,
    PrivacyOfficer,

    /// <summary>Counts, in pages of their own: of nobody by name or pseudonym here.</summary>
    Evaluator,

    Administrator,
}

/// <summary>What a learner let the coach see at the pairing.</summary>
internal enum Agreed
{
    Nothing,
    Progress,
    Topics,
}

/// <summary>
/// Who may see what (method 5.4), as one table. Everything that decides what a page shows asks it; `VisibilityTests` walks it against the real pages. "Own" in the method's table, one's own people
/// only, is <see cref="Caseload.FindAsync"/>.
/// </summary>
internal static class Visibility
{
    private static readonly Cell No = new(null);
    private static readonly Cell Yes = new(Agreed.Nothing);
    private static readonly Cell IfProgress = new(Agreed.Progress);
    private static readonly Cell IfTopics = new(Agreed.Topics);

    // Employee, coach of the employer, confidential coach, manager, trainer, coordinator, privacy officer, evaluator, administrator.
    private static readonly FrozenDictionary<Datum, Cell[]> Table = new Dictionary<Datum, Cell[]>
    {
        [Datum.Progress] = [Yes, IfProgress, IfProgress, No, No, No, No, No, No],
        [Datum.Topics] = [Yes, IfTopics, IfTopics, No, No, No, No, No, No],
        [Datum.Bands] = [Yes, No, IfTopics, No, No, No, No, No, No],
        [Datum.Plan] = [Yes, IfTopics, IfTopics, No, No, No, No, No, No],
        [Datum.PrivateAnswers] = [Yes, No, No, No, No, No, No, No, No],
        [Datum.TalkLog] = [Yes, Yes, Yes, No, No, No, No, No, No],
        [Datum.TalkingPoints] = [Yes, Yes, Yes, No, No, No, No, No, No],
        [Datum.Person] = [Yes, Yes, Yes, No, No, No, Yes, No, No],
        [Datum.AccessLog] = [Yes, No, No, No, No, No, Yes, No, No],
        [Datum.Training] = [No, Yes, Yes, No, Yes, No, No, No, No],
    }.ToFrozenDictionary();

    /// <summary>Whether this viewer may see it of a learner who agreed to that.</summary>
    public static bool Shows(Datum datum, Viewer viewer, Agreed agreed) => Table[datum][(int)viewer].Least is { } least && agreed >= least;

    /// <summary>The coach of a person, by the mode that the person was made under.</summary>
    public static Viewer Coach(bool confidential) => confidential ? Viewer.ConfidentialCoach : Viewer.EmployerCoach;

    /// <summary>A statement's word for what was agreed to; what is unknown, or was never said, is nothing.</summary>
    public static Agreed AgreedTo(string? sees) => sees switch { "topics" => Agreed.Topics, "progress" => Agreed.Progress, _ => Agreed.Nothing };

    /// <param name="Least">The narrowest choice under which it is shown; null: never.</param>
    private sealed record Cell(Agreed? Least);
}
