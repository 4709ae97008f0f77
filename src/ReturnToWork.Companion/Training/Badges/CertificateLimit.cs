using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace ReturnToWork.Companion.Training.Badges;

/// <summary>How often one address may look at what everybody may see. Codes cannot be guessed; this is so that nobody tries names all day, or keeps the host busy.</summary>
internal static class CertificateLimit
{
    public const string Policy = "certificates";

    public static IServiceCollection AddCertificateLimit(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = 60.ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        limiter.AddPolicy(Policy, http =>
        {
            var most = http.RequestServices.GetRequiredService<IOptions<BadgeOptions>>().Value.LooksPerMinute;
            return RateLimitPartition.GetTokenBucketLimiter(http.Connection.RemoteIpAddress?.ToString() ?? "", _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = most, TokensPerPeriod = Math.Max(1, most / 12), ReplenishmentPeriod = TimeSpan.FromSeconds(5), QueueLimit = 0,
            });
        });
    });
}
