using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using ReturnToWork.Tool.Sessions;

namespace ReturnToWork.Tool.Http;

/// <summary>Section <c>Limits</c>.</summary>
internal sealed class LimitsOptions
{
    /// <summary>Requests a minute from one address, bursts included. An office or a class shares one address, so the default is wide: 3000.</summary>
    [Range(60, 1_000_000, ErrorMessage = "Limits:PerAddress must be between 60 and 1000000 requests a minute.")]
    public int PerAddress { get; set; } = 3000;

    /// <summary>
    /// Logins that one address may begin at once, and in every further minute: 300. Ten minutes of it must stay below <c>Lti:OpenLogins</c>, or one address
    /// shuts out everybody of an organisation (reliability.md L-18).
    /// </summary>
    [Range(10, 1_000_000, ErrorMessage = "Limits:LoginsPerAddress must be between 10 and 1000000 a minute.")]
    public int LoginsPerAddress { get; set; } = 300;

    /// <summary>Wrong secrets for one key of the record store, a minute and address; after that the right one waits for the next minute too. 60.</summary>
    [Range(5, 1_000_000, ErrorMessage = "Limits:WrongCredentials must be between 5 and 1000000 a minute.")]
    public int WrongCredentials { get; set; } = 60;
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
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => Partition(http, limits.Value));
            limiter.OnRejected = async (context, _) =>
            {
                context.HttpContext.Response.Headers.RetryAfter = "60";
                await Surprises.AnswerAsync(context.HttpContext, "too-fast");
            };
        });
        return services;
    }

    /// <summary>Clients with a key may ask as much as they like, but not guess the key's secret (reliability.md X-16).</summary>
    public static void UseGuessLimit(this IApplicationBuilder app)
    {
        var most = app.ApplicationServices.GetRequiredService<IOptions<LimitsOptions>>().Value.WrongCredentials;
        var wrong = PartitionedRateLimiter.Create<HttpContext, string>(http => RateLimitPartition.GetFixedWindowLimiter(
            $"{AddressOf(http)} {DrawerOf(http.Request)}", _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));
        app.ApplicationServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopped.Register(wrong.Dispose);
        app.Use(async (http, next) =>
        {
            var isGuess = http.Request.IsForRecordStore() && http.Request.Headers.Authorization.Count > 0 && Bearer.Of(http.Request) is null;
            if (isGuess && !MayGo(wrong, http, 0))
            {
                http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                http.Response.Headers.RetryAfter = "60";
                await Surprises.AnswerAsync(http, "too-fast");
                return;
            }

            await next(http);
            if (isGuess && http.Response.StatusCode == StatusCodes.Status401Unauthorized) MayGo(wrong, http, 1);
        });
    }

    private static bool MayGo(PartitionedRateLimiter<HttpContext> limiter, HttpContext http, int permits)
    {
        using var lease = limiter.AttemptAcquire(http, permits);
        return lease.IsAcquired;
    }

    // Whoever guesses at one key must not lock out another behind the same address. Drawers and not the keys themselves, so that made-up keys fill no memory.
    private static int DrawerOf(HttpRequest request)
    {
        var pair = new byte[512];
        var value = request.Headers.Authorization.ToString();
        var encoded = value[(value.LastIndexOfAny([' ', '\t']) + 1)..];
        if (!Convert.TryFromBase64String(encoded, pair, out var length)) return -1;
        var colon = pair.AsSpan(0, length).IndexOf((byte)':');
        return colon < 0 ? -1 : SHA256.HashData(pair.AsSpan(0, colon))[0];
    }

    private static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";

    private static RateLimitPartition<string> Partition(HttpContext http, LimitsOptions limits)
    {
        if (http.Request.IsUnder("/health") || IsKeyedClient(http.Request)) return RateLimitPartition.GetNoLimiter("unlimited");
        var isLogin = http.Request.IsUnder("/lti/login");
        var perMinute = isLogin ? limits.LoginsPerAddress : limits.PerAddress;
        return RateLimitPartition.GetTokenBucketLimiter($"{AddressOf(http)} {isLogin}", _ => new TokenBucketRateLimiterOptions
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
