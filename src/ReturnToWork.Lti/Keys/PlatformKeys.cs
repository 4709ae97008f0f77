using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace ReturnToWork.Lti;

/// <summary>What is known about one kid of one platform client.</summary>
internal abstract record KeyAnswer
{
    /// <summary>The key to verify with.</summary>
    public sealed record Found(SecurityKey Key) : KeyAnswer;

    /// <summary>The platform publishes no key of that name.</summary>
    public sealed record Unknown : KeyAnswer;

    /// <summary>The platform publishes it, but it may not sign a launch: not RSA, under 2048 bits, for another use, or twice.</summary>
    public sealed record Unusable : KeyAnswer;

    /// <summary>No set, or none younger than a day, could be had.</summary>
    public sealed record Unavailable : KeyAnswer;
}

/// <summary>
/// The published keys of each platform client, kept apart so that a kid of one platform never verifies another's token (reliability L-04).
/// Fetched when first needed, hourly after that, and when a kid is unknown; never more than once a minute, never twice at once (L-05).
/// </summary>
internal sealed partial class PlatformKeys(Outbound outbound, TimeProvider clock, ILogger<PlatformKeys> logger)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);
    private static readonly TimeSpan Usable = TimeSpan.FromHours(24);
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Source, Kept> _kept = new();

    public async Task<KeyAnswer> FindAsync(PlatformClient client, string kid)
    {
        var kept = _kept.GetOrAdd(new Source(client.Key, client.JwksUri, client.InlineKeys), _ => new Kept());
        if (kept.Set is not { } known || clock.GetUtcNow() - known.At > Fresh || !known.Keys.ContainsKey(kid)) await Refreshed(client, kept);

        return kept.Set is not { } set || clock.GetUtcNow() - set.At > Usable ? new KeyAnswer.Unavailable()
            : !set.Keys.TryGetValue(kid, out var key) ? new KeyAnswer.Unknown()
            : key is null ? new KeyAnswer.Unusable()
            : new KeyAnswer.Found(key);
    }

    // One fetch at a time, shared by everybody who waits for it; that is why it does not end with one request's cancellation.
    private Task Refreshed(PlatformClient client, Kept kept)
    {
        lock (kept.Gate)
        {
            var now = clock.GetUtcNow();
            if (kept.Running.IsCompleted && now - kept.Tried >= BetweenAttempts)
            {
                kept.Tried = now;
                kept.Running = Task.Run(async () =>
                {
                    if (await FetchAsync(client) is { } keys) kept.Set = new KeySet(keys, now);
                });
            }

            return kept.Running;
        }
    }

    // A platform that is down, slow or too talkative is expected: the last good set goes on serving.
    private async Task<IReadOnlyDictionary<string, SecurityKey?>?> FetchAsync(PlatformClient of)
    {
        if (of.InlineKeys is { } pasted) return PublishedKeys.Read(Encoding.UTF8.GetBytes(pasted));
        if (of.JwksUri is not { } address) return null;
        var reply = await outbound.GetAsync(address, CancellationToken.None);
        if (!reply.IsGood)
        {
            Log.KeysUnavailable(logger, address.Host, reply.Fault?.Code ?? $"status {(int)reply.Status}");
            return null;
        }

        var keys = PublishedKeys.Read(reply.Body);
        if (keys is null) Log.KeysUnreadable(logger, address.Host);
        return keys;
    }

    // With where they came from: a changed address or a newly pasted set starts anew, and the old keys open nothing any more.
    private readonly record struct Source(string Client, Uri? Address, string? Pasted);

    private sealed record KeySet(IReadOnlyDictionary<string, SecurityKey?> Keys, DateTimeOffset At);

    private sealed class Kept
    {
        public readonly Lock Gate = new();

        public volatile KeySet? Set;

        public Task Running = Task.CompletedTask;

        public DateTimeOffset Tried = DateTimeOffset.MinValue;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The key set at {Host} could not be fetched: {Failure}")]
        public static partial void KeysUnavailable(ILogger logger, string host, string failure);

        [LoggerMessage(2, LogLevel.Warning, "The key set at {Host} is not a JSON Web Key Set of at most 50 keys")]
        public static partial void KeysUnreadable(ILogger logger, string host);
    }
}
