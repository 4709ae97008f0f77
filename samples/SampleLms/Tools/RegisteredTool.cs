using System.Text.Json.Nodes;

namespace SampleLms;

/// <summary>A tool as this platform knows it: one client of one organisation.</summary>
internal sealed record RegisteredTool
{
    /// <summary>This platform's own number for it; stands in the query of every service address, as Moodle's <c>type_id</c> does.</summary>
    public required int Number { get; init; }

    public required string ClientId { get; init; }

    public required string Organisation { get; init; }

    public required string Name { get; init; }

    /// <summary>Whether it was there from the start, registered itself, or was entered by hand.</summary>
    public required ToolOrigin Origin { get; init; }

    /// <summary>A tool that registered itself waits for somebody who switches it on.</summary>
    public bool Active { get; init; }

    /// <summary><c>initiate_login_uri</c>: where a launch begins.</summary>
    public required string LoginAddress { get; init; }

    /// <summary>Where a launch may end; compared whole.</summary>
    public required IReadOnlyList<string> RedirectAddresses { get; init; }

    /// <summary>What an activity without an address of its own opens.</summary>
    public required string TargetLink { get; init; }

    /// <summary>Where a teacher chooses; null when the tool has nothing to choose.</summary>
    public string? DeepLink { get; init; }

    /// <summary>Where its public keys are; null when they were pasted.</summary>
    public string? KeysAddress { get; init; }

    /// <summary>Pasted keys: a key set, or one key as PEM.</summary>
    public string? Keys { get; init; }

    /// <summary>Goes with every launch.</summary>
    public IReadOnlyDictionary<string, string> Custom { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What its service tokens may do here.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    public IReadOnlyList<string> Deployments { get; init; } = [];

    /// <summary>What it said of itself when it registered; null for the others.</summary>
    public JsonObject? Said { get; init; }

    /// <summary>Hash of the token with which it may read and change its own registration (RFC 7592 3).</summary>
    public string? AccessHash { get; init; }

    public bool MayDo(string scope) => Scopes.Contains(scope, StringComparer.Ordinal);
}

/// <summary>How a tool came here.</summary>
internal enum ToolOrigin
{
    FromTheStart,
    ByItself,
    ByHand,
}
