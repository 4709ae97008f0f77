namespace ReturnToWork.Lti;

/// <summary>How bad it is.</summary>
public enum FindingWeight
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Could not be tried, or need not be.</summary>
    Note,

    /// <summary>Something to mend.</summary>
    Fault,
}

/// <summary>One thing that a test of a connection found out. The words are the host's.</summary>
/// <param name="Code">
/// <c>keys-ok</c>, <c>keys-pasted</c>, <c>keys-fault</c>, <c>keys-status</c>, <c>keys-unreadable</c>, <c>keys-none-usable</c>; <c>clock-ok</c>, <c>clock-fast</c>, <c>clock-slow</c>, <c>clock-unknown</c>;
/// <c>login-ok</c>, <c>login-status</c>, <c>login-fault</c>; <c>token-ok</c>, <c>token-not-needed</c>, <c>token-no-deployment</c>, <c>token-refused</c>; <c>launches-none</c>, <c>launches-ok</c>, <c>launches-refused</c>.
/// </param>
/// <param name="Weight">How bad it is.</param>
/// <param name="Detail">A number (keys, seconds, HTTP status) or, after <c>-fault</c> and <c>-refused</c>, another code: of <see cref="OutboundFault"/>, of the token endpoint or of the launch log.</param>
public sealed record ConnectionFinding(string Code, FindingWeight Weight, string? Detail = null)
{
    /// <summary>All codes; each needs its words.</summary>
    public static readonly IReadOnlyList<string> Codes =
    [
        "keys-ok", "keys-pasted", "keys-fault", "keys-status", "keys-unreadable", "keys-none-usable", "clock-ok", "clock-fast", "clock-slow", "clock-unknown",
        "login-ok", "login-status", "login-fault", "token-ok", "token-not-needed", "token-no-deployment", "token-refused", "launches-none", "launches-ok", "launches-refused",
    ];
}
