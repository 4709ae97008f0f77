using ReturnToWork.Companion.Coaching.Rules;

namespace ReturnToWork.Companion.Coaching;

/// <summary>R11: what to do together when there is nothing new.</summary>
/// <param name="Theme">The agreed theme; its exercise is done together.</param>
/// <param name="Core">Id of its core sentence, <c>together.3</c>; null while that one rests.</param>
/// <param name="Questions">Ids of questions that go with it.</param>
internal sealed record TogetherOffer(string Theme, string? Core, IReadOnlyList<string> Questions);

/// <summary>What a coach takes into one talk: first what goes well, then at most three points; one caution and one to-do of the coach outside them.</summary>
/// <param name="Affirmation">Null where there is no evidence for one.</param>
/// <param name="Points">At most three, own choice first.</param>
/// <param name="Caution">Id of the caution, <c>W2.L</c>; null where there are no points, or all theirs rest.</param>
internal sealed record TalkSheet(TalkingPoint? Affirmation, IReadOnlyList<TalkingPoint> Points, string? Caution)
{
    /// <summary>Every rule that can be switched off. R11, R13 and R14 are how the page works; R12 is the rule that is not there: nothing looks at what was skipped or left undone.</summary>
    public static readonly IReadOnlyList<IRule> Rules =
    [
        new AskedForHelp(), new OwnTopic(), new ChoiceMade(), new ThemeFinished(), new PlanLookBack(), new AgreementLookBack(), new LookedBackOn(), new PlanShared(),
        new BandLow(), new BandUp(), new BandDown(), new WorkBarrier(), new LastThemeFinished(),
    ];

    /// <summary>What the coach arranges; null where there is nothing.</summary>
    public TalkingPoint? SelfTodo { get; init; }

    /// <summary>Id of an affirmation without evidence, for "when you hear or see this, say"; null where there is one with evidence.</summary>
    public string? Hear { get; init; }

    /// <summary>Id of the sentence of the week: <c>step.3.1</c>, or <c>together.3</c>, the core sentence of the agreed theme.</summary>
    public string? WeekSentence { get; init; }

    /// <summary>What to do together; null where there is something new to talk about.</summary>
    public TogetherOffer? Together { get; init; }

    /// <summary>Ids of how to begin; the first one is always there.</summary>
    public IReadOnlyList<string> Openings { get; init; } = [];

    /// <summary>Ids of how to end; the first one is always there.</summary>
    public IReadOnlyList<string> Closings { get; init; } = [];

    /// <summary>R11: nothing new. The page then shows the step of the week and something to do together; it never says that nothing was done.</summary>
    public bool Quiet => Affirmation is null && Points.Count == 0;

    /// <summary>All points that are shown, in reading order.</summary>
    public IEnumerable<TalkingPoint> All => ((TalkingPoint?[])[Affirmation, .. Points, SelfTodo]).OfType<TalkingPoint>();

    /// <summary>Every sentence that the page says outright: a talk remembers these. What stands behind "Vraag door" is not said, so it can be the next wording.</summary>
    public IReadOnlyList<string> SentenceIds =>
    [
        .. ((string?[])[WeekSentence, Hear, .. Openings, .. All.Select(point => point.SaidAs(point.Sentence)), Caution, Together?.Core, .. Together?.Questions ?? [], .. Closings])
            .OfType<string>().Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Whether a coach can say "past niet" about it: not about the fixed opening and closing, and not about what the employee chose or what is the coach's own to do.</summary>
    public bool MayHide(string sentence) =>
        SentenceIds.Contains(sentence, StringComparer.Ordinal) && !Catalogue.Current.Always.Contains(sentence, StringComparer.Ordinal)
        && SelfTodo?.Sentence != sentence && !Points.Any(point => point.Stands && point.Wordings[^1] == sentence && point.Sentence == sentence);

    /// <summary>Runs every rule that is on and keeps what R14 keeps, each said with a sentence that the last three talks did not show.</summary>
    public static TalkSheet Of(TalkInput input) => new SheetWriter(input).Write();
}
