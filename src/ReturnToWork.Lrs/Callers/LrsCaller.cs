using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

[Flags]
public enum LrsRights
{
    None = 0,
    WriteStatements = 1,

    /// <summary>What was stored on the caller's own authority.</summary>
    ReadMine = 2,
    ReadOthers = 4,
    ReadStatements = ReadMine | ReadOthers,
    State = 8,
    ReadErasures = 16,

    /// <summary>Statements, state documents and the list of erasures, all of them, to read.</summary>
    ReadAll = ReadStatements | ReadErasures,

    /// <summary>Voiding hides what others said, so it is a right of its own (reliability X-05).</summary>
    Void = 32,
    All = WriteStatements | ReadAll | State | Void,
}

/// <summary>Who is at the door, and what they may do there.</summary>
/// <param name="Organisation">Everything the caller reads or writes belongs to it.</param>
/// <param name="AuthorityJson">The agent that the store writes as <c>authority</c>, whatever the caller sends .</param>
public sealed record LrsCaller(string Organisation, string AuthorityJson, LrsRights Rights)
{
    /// <summary>What else must hold of each statement that this caller writes; null for a caller who may write any.</summary>
    public Func<Statement, Refusal?>? Gate { get; init; }

    /// <summary>The only state documents of this caller; null for one who may have any.</summary>
    public OwnDocuments? Own { get; init; }

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

internal static class Scopes
{
    /// <summary>The scopes of xAPI 1.0.3, Communication, 4.2 that this store gives out, and what each allows.</summary>
    public static readonly IReadOnlyDictionary<string, LrsRights> Known = new Dictionary<string, LrsRights>(StringComparer.Ordinal)
    {
        ["statements/write"] = LrsRights.WriteStatements,
        ["statements/read/mine"] = LrsRights.ReadMine,
        ["statements/read"] = LrsRights.ReadStatements,
        ["state"] = LrsRights.State,
        ["all/read"] = LrsRights.ReadAll,
        ["all"] = LrsRights.All,
    };
}
