using System.Collections.Concurrent;

namespace SampleLms;

/// <summary>What may be shown once: the <c>jti</c> of an assertion, the <c>nonce</c> of an answer. Remembered for as long as it would be valid; a restart forgets.</summary>
internal sealed class UsedOnce(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _used = new(StringComparer.Ordinal);

    /// <returns>False when it was shown before.</returns>
    public bool Take(string kind, string value, DateTimeOffset until)
    {
        var now = clock.GetUtcNow();
        foreach (var old in _used.Where(one => one.Value < now)) _used.TryRemove(old);
        return _used.TryAdd($"{kind} {value}", until);
    }
}
