namespace ReturnToWork.Companion.Coaching;

/// <summary>What a statement means to the Companion. Only what a page can show is kept: who started or turned a page is nobody's business here.</summary>
internal enum FactKind
{
    /// <summary>A theme was finished.</summary>
    Finished = 1,

    /// <summary>A learner entered a coach's code and chose what may be seen.</summary>
    Paired = 2,

    /// <summary>A share act: topics, "I have a plan", or "ask my coach".</summary>
    Shared = 3,

    /// <summary>A share was taken back.</summary>
    TakenBack = 4,

    /// <summary>Within a share act: there is a plan.</summary>
    Planned = 5,

    /// <summary>Within a share act: looked back on the plan.</summary>
    LookedBack = 6,

    /// <summary>The store declared another statement void.</summary>
    Voided = 7,

    /// <summary>Another's store, which holds the progress stream, declared a statement void: that reaches progress and nothing else.</summary>
    VoidedElsewhere = 8,

    /// <summary>Of a professional: was there, at a day, a talk or a meeting of the training.</summary>
    Attended = 9,

    /// <summary>Of a professional: passed a requirement.</summary>
    Passed = 10,

    /// <summary>Of a professional: got the certificate.</summary>
    Certified = 11,

    /// <summary>Of a professional: the certificate ran out.</summary>
    Expired = 12,
}

/// <summary>One derived row: everything the Companion keeps of one statement. Facts can be thrown away and rebuilt from the store.</summary>
/// <param name="Statement">The statement's id.</param>
/// <param name="Learner">The pseudonym that the statement is about.</param>
/// <param name="Kind">What it means.</param>
/// <param name="Theme">"1" to "6"; in the training the code of a module or a requirement; null where the statement names none.</param>
/// <param name="At">When it happened, by the teller's clock, never later than the store's.</param>
/// <param name="Codes">The codes it carried.</param>
internal sealed record Fact(Guid Statement, string Learner, FactKind Kind, string? Theme, DateTimeOffset At, FactCodes Codes);

/// <summary>Codes of the vocabulary that a statement carried; never text of a person.</summary>
internal sealed record FactCodes
{
    public static readonly FactCodes None = new();

    /// <summary>Of a share: <c>topics</c>, <c>plan</c>, <c>ask</c>, <c>bands</c>.</summary>
    public IReadOnlyList<string> What { get; init; } = [];

    /// <summary>Of a share: the topics chosen.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Of a share: the bands, such as <c>w1-low</c>.</summary>
    public IReadOnlyList<string> Bands { get; init; } = [];

    /// <summary>Of a pairing: the keyed hash of the code.</summary>
    public string? Pairing { get; init; }

    /// <summary>Of a pairing: <c>nothing</c>, <c>progress</c> or <c>topics</c>.</summary>
    public string? Sees { get; init; }

    /// <summary>The statement that this one refers to: the share taken back, the share that a plan belongs to, the statement voided.</summary>
    public Guid? Refers { get; init; }

    /// <summary>Of a plan: the day to look back, if it was shared.</summary>
    public DateOnly? LookBackDay { get; init; }
}
