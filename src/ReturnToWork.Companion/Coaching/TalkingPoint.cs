namespace ReturnToWork.Companion.Coaching;

/// <summary>What kind of sentence a point is (method 2.4).</summary>
internal enum PointKind
{
    /// <summary>O: an open question.</summary>
    Open,

    /// <summary>B: an affirmation. It states a fact, so it never stands without its evidence.</summary>
    Affirm,
}

/// <summary>In what order points are kept when more than three qualify (R14): own choice, affirmation, plan.</summary>
internal enum PointRank
{
    Asked = 0,
    OwnChoice = 1,
    Affirmation = 2,
    Plan = 3,
}

/// <summary>One thing to talk about, with the rule and the statements behind it.</summary>
/// <param name="Rule">Row code of the rule (method 2.6).</param>
/// <param name="Subject">What it is about, as a code: a topic, a theme, <c>ask</c>, <c>plan</c>.</param>
/// <param name="Kind">Question or affirmation.</param>
/// <param name="Determinant">W1 to K5: where the sentence, follow-up questions and the caution come from; null for "shall we do this together?".</param>
/// <param name="Theme">The theme that fills <c>{thema}</c>.</param>
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
    /// <summary>Stable name of this point for the button "besproken": changes when new evidence comes.</summary>
    public string Key => $"{Rule}:{Subject}:{Evidence[^1].Statement:N}";

    /// <summary>When the newest statement behind it happened.</summary>
    public DateTimeOffset At => Evidence.Max(evidence => evidence.At);
}

/// <summary>A point that coach and employee have talked about.</summary>
internal sealed record Tick(string Rule, string Subject, Guid Statement);

/// <summary>Everything that a rule may look at.</summary>
/// <param name="Seen">The learners of one person, each cut down to what may be seen.</param>
/// <param name="Ticks">What was already discussed.</param>
/// <param name="Now">The moment of looking.</param>
internal sealed record TalkInput(IReadOnlyList<LearnerView> Seen, IReadOnlySet<Tick> Ticks, DateTimeOffset Now)
{
    /// <summary>Whether the coach works under confidentiality; bands are shown only then.</summary>
    public bool Confidential { get; init; } = true;

    /// <summary>Shared bands, one per determinant; empty where the coach works for the employer.</summary>
    public IReadOnlyList<SharedBand> Bands { get; init; } = [];

    /// <summary>The talks that were had, newest last.</summary>
    public IReadOnlyList<HeldTalk> Talks { get; init; } = [];

    /// <summary>Ids of sentences that the coach hid for this person.</summary>
    public IReadOnlySet<string> Hidden { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    public IEnumerable<Share> Shares => Seen.SelectMany(view => view.Shares);

    public bool IsOpen(string rule, string subject, Evidence evidence) => !Ticks.Contains(new Tick(rule, subject, evidence.Statement));

    /// <summary>Less than so many days ago. Facts never lie in the future: they are not later than the store says it got them.</summary>
    public bool Within(DateTimeOffset at, int days) => Now - at < TimeSpan.FromDays(days);
}

/// <summary>One row of method 2.6 as a pure function.</summary>
internal interface IRule
{
    /// <summary>The points that this rule finds; empty where it has nothing to say.</summary>
    IEnumerable<TalkingPoint> Look(TalkInput input);
}

/// <summary>A talk as coach and employee wrote it down together.</summary>
/// <param name="Topics">Codes of the share screen, at most two.</param>
/// <param name="Agreement">Code of what was agreed; null where nothing was.</param>
/// <param name="LookBack">The day to look back on it.</param>
/// <param name="Sentences">Ids of the sentences that the page showed.</param>
internal sealed record HeldTalk(Guid Id, DateOnly Day, IReadOnlyList<string> Topics, string? Agreement, DateOnly? LookBack, IReadOnlyList<string> Sentences)
{
    /// <summary>When it was written down.</summary>
    public DateTimeOffset Written { get; init; }
}
