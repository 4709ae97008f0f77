using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace SampleLms;

/// <summary>One of this platform's keys.</summary>
/// <param name="Name">Of its file.</param>
/// <param name="Made">When it began to sign.</param>
/// <param name="Until">How long it stays published after another took over; null for the one that signs.</param>
internal sealed record KeyTurn(string Name, DateTimeOffset Made, DateTimeOffset? Until);

/// <summary>The key that signs, and those before it that are still published (LTI Security Framework 1.0, 6.3).</summary>
internal sealed class PlatformKeys
{
    private readonly SampleLmsOptions _options;
    private readonly TimeProvider _clock;
    private readonly KeptList<KeyTurn> _turns;
    private readonly ConcurrentDictionary<string, PlatformKey> _keys = new(StringComparer.Ordinal);

    public PlatformKeys(SampleLmsOptions options, TimeProvider clock)
    {
        (_options, _clock, _turns) = (options, clock, new(options, "platform-keys"));
        _turns.Change(all => (all.IsEmpty ? [new KeyTurn("lti", clock.GetUtcNow(), Until: null)] : all, 0));
    }

    /// <summary>The one that signs.</summary>
    public PlatformKey Current => Of(_turns.All.Single(turn => turn.Until is null));

    /// <summary>The newest first.</summary>
    public IEnumerable<(KeyTurn Turn, PlatformKey Key)> Published =>
        _turns.All.Where(turn => turn.Until is null || turn.Until > _clock.GetUtcNow()).Reverse().Select(turn => (turn, Of(turn)));

    public JsonObject Set => new() { ["keys"] = new JsonArray([.. Published.Select(one => one.Key.Published)]) };

    /// <summary>A new key signs from now on.</summary>
    /// <param name="stay">How long the old one stays published; none at all is what a careless platform does.</param>
    public void Rotate(TimeSpan stay) => _turns.Change(all =>
    {
        var now = _clock.GetUtcNow();
        ImmutableList<KeyTurn> turned = [.. all.Select(turn => turn.Until is null ? turn with { Until = now + stay } : turn), new KeyTurn($"lti-{Chance.Name()}", now, Until: null)];
        return (turned, 0);
    });

    private PlatformKey Of(KeyTurn turn) => _keys.GetOrAdd(turn.Name, name => new PlatformKey(KeptKeys.Rsa(_options, name)));
}
