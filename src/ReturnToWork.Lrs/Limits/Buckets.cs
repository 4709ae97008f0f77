using System.Globalization;
using System.Threading.RateLimiting;

namespace ReturnToWork.Lrs;

/// <summary>
/// How often one caller may ask one resource: a token bucket per organisation, credential (of a player: per actor) and route, so that nobody takes another's
/// share and a long export leaves room for everything else. Both mounts count together.
/// </summary>
internal sealed class Buckets : IDisposable
{
    private readonly PartitionedRateLimiter<(LrsCaller Caller, string Route)> _limiter;
    private readonly Limits _limits;

    public Buckets(Limits limits)
    {
        _limits = limits;
        _limiter = PartitionedRateLimiter.Create<(LrsCaller Caller, string Route), (string, string, string)>(asked => RateLimitPartition.GetTokenBucketLimiter(
            (asked.Caller.Organisation, asked.Caller.Own?.AgentKey ?? asked.Caller.AuthorityJson, asked.Route), _ => Bucket(limits.Of(asked.Caller).RequestsPerMinute)));
    }

    public IResult? Refuses(HttpContext http, LrsCaller caller, Mount mount)
    {
        if (caller.Unlimited || _limits.Of(caller).RequestsPerMinute == 0) return null;
        using var lease = _limiter.AttemptAcquire((caller, ((RouteEndpoint)http.GetEndpoint()!).RoutePattern.RawText![mount.At.Length..]));
        if (lease.IsAcquired) return null;
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 1;
        http.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        return Answer.No(StatusCodes.Status429TooManyRequests, new("L04", $"Too many requests with these credentials; wait {wait} seconds, or send more statements in each.", "settings: Lrs:RequestsPerMinute"));
    }

    public void Dispose() => _limiter.Dispose();

    // About once a second, or as often as one request is due when that is seldomer.
    private static TokenBucketRateLimiterOptions Bucket(int perMinute)
    {
        var together = Math.Max(1, perMinute / 60);
        return new() { TokenLimit = perMinute, TokensPerPeriod = together, ReplenishmentPeriod = TimeSpan.FromMinutes(1) * together / perMinute, QueueLimit = 0 };
    }
}
