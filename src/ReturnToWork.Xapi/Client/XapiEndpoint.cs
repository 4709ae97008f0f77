using System.Text;

namespace ReturnToWork.Xapi;

/// <summary>A record store elsewhere.</summary>
/// <param name="Address">Its base address, with or without a slash at the end: <c>http://localhost:5080/xapi</c>. Plain http is for this machine only (xapi P8).</param>
/// <param name="Key">Name of the Basic credentials.</param>
/// <param name="Secret">Their secret.</param>
/// <param name="MayBePlain">Whoever chose the address answers for it that this host may be spoken to without TLS (<c>Outbound:AllowedPrivateHosts</c>).</param>
public sealed record XapiEndpoint(string Address, string Key, string Secret, bool MayBePlain = false)
{
    /// <summary>Exactly one slash between the address and the resource, whatever the address ends with.</summary>
    internal Uri Of(string relative) => new($"{Address.TrimEnd('/')}/{relative}");

    /// <summary>A sentence that says why nothing may be sent there; null when it may.</summary>
    internal string? Unsafe =>
        !Uri.TryCreate(Address, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http") ? "The record store's address must be an absolute https address."
        : address.Scheme == Uri.UriSchemeHttps || address.IsLoopback || MayBePlain ? null
        : "The record store's address must be https: plain http would show the credentials and what is said about people to the network.";

    internal string Basic => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Key}:{Secret}"));

    public override string ToString() => Address;
}

/// <summary>One pass of reading: everything stored after <see cref="Since"/>, oldest first, until the chain of pages ends.</summary>
/// <param name="Since">Exclusive; null reads from the beginning. The caller subtracts its own overlap (xapi 3d).</param>
public sealed record ReadPass(DateTimeOffset? Since, int Limit = 200);

/// <summary>One page of a pass.</summary>
/// <param name="Unreadable">Statements that break xAPI's own rules: set aside, so that one bad record never stops the line (reliability P-9).</param>
/// <param name="ConsistentThrough">As the store said with this page; use that of the first page for the cursor.</param>
public sealed record StatementPage(
    IReadOnlyList<Statement> Statements, IReadOnlyList<UnreadableStatement> Unreadable, DateTimeOffset? ConsistentThrough, bool IsLast);

public sealed record UnreadableStatement(string? Id, Refusal Refusal);

/// <summary>A share that its owner took back: what was derived from these statements must go (design section 2).</summary>
public sealed record Erasure(long Tick, Guid Statement, Guid Share);

/// <param name="Next">Give it as <c>since</c> the next time.</param>
public sealed record ErasurePage(IReadOnlyList<Erasure> Erasures, long Next, bool IsLast);

/// <summary>The other side did not answer as a record store should. Waiting and trying again is the caller's task.</summary>
/// <param name="status">Null when there was no answer, or none that can be read.</param>
public sealed class XapiException(string message, int? status = null, TimeSpan? retryAfter = null, Exception? inner = null) : Exception(message, inner)
{
    public int? Status { get; } = status;

    public TimeSpan? RetryAfter { get; } = retryAfter;
}
