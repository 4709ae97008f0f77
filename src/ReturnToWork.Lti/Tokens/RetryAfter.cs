using System.Net.Http.Headers;

namespace ReturnToWork.Lti;

/// <summary>What a platform asks us to wait (RFC 9110 10.2.3).</summary>
internal static class RetryAfter
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>Null when it did not ask, or asked for the past; a day at most.</summary>
    public static TimeSpan? Of(HttpResponseHeaders? headers, TimeProvider clock)
    {
        var said = headers?.RetryAfter;
        var wait = said?.Delta ?? (said?.Date is { } date ? date - clock.GetUtcNow() : null);
        return wait is { } asked && asked > TimeSpan.Zero ? asked < Longest ? asked : Longest : null;
    }
}
