using System.Globalization;
using System.Threading.RateLimiting;

namespace ReturnToWork.Lrs;

/// <summary>How often one caller may ask: a token bucket per organisation and credential (of a player: per actor), so that nobody takes another's share.</summary>
internal sealed class Buckets : IDisposable
{
    private readonly PartitionedRateLimiter<LrsCaller> _limiter;
    private readonly Limits _limits;

    public Buckets(Limits limits)
    {
        _limits = limits;
        _limiter = PartitionedRateLimiter.Create<LrsCaller, (string, string)>(caller => RateLimitPartition.GetTokenBucketLimiter(
            (caller.Organisation, caller.Own?.AgentKey ?? caller.AuthorityJson), _ => Bucket(limits.Of(caller).RequestsPerMinute)));
    }

    public IResult? Refuses(HttpContext http, LrsCaller caller)
    {
        if (caller.Unlimited || _limits.Of(caller).RequestsPerMinute == 0) return null;
        using var lease = _limiter.AttemptAcquire(caller);
        if (lease.IsAcquired) return null;
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 1;
        http.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        return Answer.No(StatusCodes.Status429TooManyRequests, new("L04", $"Too many requests with these credentials; wait {wait} seconds, or send more statements in each.", "settings: Lrs:RequestsPerMinute"));
    }

    public void Dispose() => _limiter.Dispose();

    private static TokenBucketRateLimiterOptions Bucket(int perMinute) => new()
    {
        TokenLimit = perMinute,
        TokensPerPeriod = Math.Max(1, perMinute / 60),
        ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, 60 / perMinute)),
        QueueLimit = 0,
    };
}
