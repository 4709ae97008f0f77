namespace ReturnToWork.Companion.Coaching;

/// <summary>What kind of sentence a point is (method 2.4).</summary>
internal enum PointKind
{
    /// <summary>O: an open question.</summary>
    Open,

    /// <summary>B: an affirmation. It states a fact, so it never stands without its evidence.</summary>
    Affirm,

    /// <summary>D: a follow-up question, as a point of its own.</summary>
    FollowUp,

    /// <summary>Z: something that the coach does, not the employee.</summary>
    SelfTodo,
}

/// <summary>In what order points are kept when more than three qualify (R14): own choice, affirmation, plan, change, low band.</summary>
internal enum PointRank
{
    Asked = 0,
    OwnChoice = 1,
    Affirmation = 2,
    Plan = 3,
    Change = 4,
    LowBand = 5,

    /// <summary>Only ever on top, where nothing better goes well: "you chose something". It takes no place among the three.</summary>
    OnTopOnly = 6,
}

/// <summary>One thing to talk about, with the rule and the evidence behind it.</summary>
/// <param name="Rule">Row code of the rule (method 2.6).</param>
/// <param name="Subject">What it is about, as a code: a topic, a theme, a determinant, <c>ask</c>, <c>plan</c>.</param>
/// <param name="Kind">Question, affirmation or the coach's own to-do.</param>
/// <param name="Determinant">W1 to K5: where the follow-up questions and the caution come from; null for "shall we do this together?".</param>
/// <param name="Theme">The theme that fills <c>{thema}</c>; empty where none does.</param>
/// <param name="Rank">Its place among others.</param>
/// <param name="Evidence">Never empty, newest last.</param>
internal sealed record TalkingPoint(
    string Rule,
    string Subject,
    PointKind Kind,
    string? Determinant,
    string Theme,
    PointRank Rank,
    IReadOnlyList<Evidence> Evidence)
{
    /// <summary>Ids of the sentences that can say this point, the best one first.</summary>
    public required IReadOnlyList<string> Wordings { get; init; }

    /// <summary>Id of the sentence that says it on this page. The sheet chooses it from <see cref="Wordings"/>.</summary>
    public string Sentence { get; init; } = "";

    /// <summary>A theme's number where that makes another sentence of the same words: "you finished ‘Mijn plan’" is not "you finished ‘Hulp vragen’".</summary>
    public string? Filled { get; init; }

    /// <summary>Ids of the questions behind "Vraag door".</summary>
    public IReadOnlyList<string> Follow { get; init; } = [];

    /// <summary>Id of the caution that belongs to this point; by default that of its determinant.</summary>
    public string? Caution { get; init; } = Determinant is null ? null : $"{Determinant}.L";

    /// <summary>Stable name of this point for the button "besproken": changes when new evidence comes.</summary>
    public string Key => $"{Rule}:{Subject}:{Evidence[^1].Statement:N}";

    /// <summary>When the newest thing behind it happened.</summary>
    public DateTimeOffset At => Evidence.Max(evidence => evidence.At);

    /// <summary>The employee's own choice: it stands whatever was said before or hidden; only its wording changes.</summary>
    public bool Stands => Rank is PointRank.Asked or PointRank.OwnChoice;

    /// <summary>The name under which a talk remembers this sentence, and under which a coach hides it.</summary>
    public string SaidAs(string sentence) => Filled is null ? sentence : $"{sentence}.{Filled}";
}

/// <summary>A point that coach and employee have talked about.</summary>
internal sealed record Tick(string Rule, string Subject, Guid Statement);

/// <summary>One row of method 2.6 as a pure function.</summary>
internal interface IRule
{
    /// <summary>The code under which an organisation switches it off: <c>R1</c>, <c>R1.ask</c>, <c>R2</c> …</summary>
    string Code { get; }

    /// <summary>The points that this rule finds; empty where it has nothing to say.</summary>
    IEnumerable<TalkingPoint> Look(TalkInput input);
}
