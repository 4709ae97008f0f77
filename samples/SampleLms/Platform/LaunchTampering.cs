using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace SampleLms;

/// <summary>A launch that is about to be signed and posted to the tool.</summary>
public sealed class LaunchDraft
{
    /// <summary>The token's header: <c>typ</c>, <c>alg</c>, <c>kid</c>.</summary>
    public required JsonObject Header { get; init; }

    /// <summary>The token's claims.</summary>
    public required JsonObject Claims { get; init; }

    /// <summary>What signs; another key makes a forged launch.</summary>
    public required RSA Key { get; set; }

    /// <summary>Makes the token of all that; another function makes another kind of token.</summary>
    public Func<LaunchDraft, string> Sign { get; set; } = PlatformKey.Sign;

    /// <summary>The fields of the form besides <c>id_token</c>; an <c>id_token</c> put here is sent instead of the signed one.</summary>
    public required IDictionary<string, string> Form { get; init; }
}

/// <summary>Lets a test make this platform misbehave: each change is used for one launch, in order. Nothing outside the process can reach it.</summary>
public sealed class LaunchTampering
{
    private readonly ConcurrentQueue<Action<LaunchDraft>> _changes = new();

    /// <summary>Changes the next launch that has no change yet.</summary>
    public void Next(Action<LaunchDraft> change) => _changes.Enqueue(change);

    internal void Apply(LaunchDraft draft)
    {
        if (_changes.TryDequeue(out var change)) change(draft);
    }
}
