using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>Who is at the door, and what they may do there.</summary>
/// <param name="Organisation">Everything the caller reads or writes belongs to it.</param>
/// <param name="AuthorityJson">The agent that the store writes as <c>authority</c>, whatever the caller sends .</param>
public sealed record LrsCaller(string Organisation, string AuthorityJson, LrsRights Rights)
{
    /// <summary>What else must hold of each statement that this caller writes; null for a caller who may write any.</summary>
    public Func<Statement, Refusal?>? Gate { get; init; }

    /// <summary>The only state documents of this caller; null for one who may have any.</summary>
    public OwnDocuments? Own { get; init; }

    /// <summary>Whether the caller may ask as often as it likes.</summary>
    public bool Unlimited { get; init; }

    internal bool May(LrsRights right) => (Rights & right) == right;
}

/// <summary>Documents of one actor, registration and activity, and of those only the bookmark (<see cref="BookmarkGate"/>).</summary>
/// <param name="AgentKey">See <see cref="Xapi.AgentKey"/>.</param>
public sealed record OwnDocuments(string AgentKey, Guid Registration, string ActivityId);

/// <summary>A way in. Each host may register more of them beside Basic credentials; the first that knows the caller opens.</summary>
public interface ILrsDoor
{
    /// <summary>Null when the request carries nothing that this door knows.</summary>
    ValueTask<LrsCaller?> OpenAsync(HttpContext http, CancellationToken ct);
}
