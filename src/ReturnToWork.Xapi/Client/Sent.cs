namespace ReturnToWork.Xapi;

/// <summary>What became of a statement that was sent.</summary>
public enum SentAs
{
    /// <summary>The store has it, now or from an earlier sending.</summary>
    Stored,

    /// <summary>The store will not have this one as it is; the others go on.</summary>
    Refused,

    /// <summary>Nobody knows: send it again, with the same id, in the same order.</summary>
    Later,

    /// <summary>The store does not know us or does not let us write (401, 403): somebody must look at the credentials. Nothing after it was sent.</summary>
    ShutOut,
}

/// <summary>The outcome for one statement.</summary>
/// <param name="Statement">As it was given.</param>
/// <param name="As">What became of it.</param>
/// <param name="Refusal">Why it was not stored, in the store's words where it said something. They may quote the statement: for the page of an administrator, never for a log. Null when it was stored, and when it was not tried any more.</param>
/// <param name="After">With <see cref="SentAs.Later"/>: how long the store asks to wait, if it says so.</param>
/// <param name="Status">The store's HTTP status when it was not stored; 0 without an answer.</param>
public sealed record Sent(Statement Statement, SentAs As, Refusal? Refusal = null, TimeSpan? After = null, int Status = 0);

/// <summary>How <see cref="StatementSender"/> sends.</summary>
public sealed record SendingOptions
{
    /// <summary>At most so many statements in one request.</summary>
    public int MaxStatements { get; init; } = 50;

    /// <summary>At most so many bytes in one request; a single statement may be larger.</summary>
    public int MaxBytes { get; init; } = 500_000;

    /// <summary>How often one request is tried when there is no answer or a busy one, the first time included. A forwarder with an outbox takes 1.</summary>
    public int Tries { get; init; } = 5;

    /// <summary>The pause before the second try; each further one is twice as long, less up to a half by chance.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>No pause is longer, whatever <c>Retry-After</c> asks: a longer one ends the sending as <see cref="SentAs.Later"/>.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>No request begins after so long; what was not tried by then is <see cref="SentAs.Later"/> without words. Default: no end.</summary>
    public TimeSpan AtMost { get; init; } = TimeSpan.MaxValue;
}
