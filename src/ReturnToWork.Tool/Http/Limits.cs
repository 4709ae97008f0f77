using System.ComponentModel.DataAnnotations;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace ReturnToWork.Tool.Http;

/// <summary>Section <c>Limits</c>.</summary>
internal sealed class LimitsOptions
{
    /// <summary>Requests a minute from one address, bursts included. An office or a class shares one address, so the default is wide: 3000.</summary>
    [Range(60, 1_000_000, ErrorMessage = "Limits:PerAddress must be between 60 and 1000000 requests a minute.")]
    public int PerAddress { get; set; } = 3000;
}

/// <summary>Slows down who asks too much. Not for the record store's own clients with a key, nor for health checks.</summary>
internal static class Limits
{
    public static IServiceCollection AddLimits(this IServiceCollection services)
    {
        services.AddOptions<LimitsOptions>().BindConfiguration("Limits").ValidateDataAnnotations().ValidateOnStart();
        services.AddRateLimiter(_ => { });
        services.AddOptions<Microsoft.AspNetCore.RateLimiting.RateLimiterOptions>().Configure<IOptions<LimitsOptions>>((limiter, limits) =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => Partition(http, limits.Value.PerAddress));
            limiter.OnRejected = async (context, _) =>
            {
                context.HttpContext.Response.Headers.RetryAfter = "60";
                await Surprises.AnswerAsync(context.HttpContext, "too-fast");
            };
        });
        return services;
    }

    private static RateLimitPartition<string> Partition(HttpContext http, int perMinute)
    {
        if (http.Request.IsUnder("/health") || IsKeyedClient(http.Request)) return RateLimitPartition.GetNoLimiter("unlimited");
        return RateLimitPartition.GetTokenBucketLimiter(http.Connection.RemoteIpAddress?.ToString() ?? "", _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = perMinute,
            TokensPerPeriod = Math.Max(1, perMinute / 60),
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        });
    }

    private static bool IsKeyedClient(HttpRequest request) =>
        request.IsForRecordStore() && request.Headers.Authorization is [{ } value] && value.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase);
}
