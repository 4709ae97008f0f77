using System.Globalization;
using ReturnToWork.Storage;

namespace ReturnToWork.Lrs;

/// <summary>All answers of the statements resource say how far a reader has seen everything, refusals too (L21).</summary>
internal static class ConsistentThrough
{
    public const string Header = "X-Experience-API-Consistent-Through";

    /// <summary>Whether this is about statements and nothing was said yet.</summary>
    public static bool IsDue(HttpContext http) =>
        http.Request.Path.Value!.TrimEnd('/').EndsWith("/statements", StringComparison.OrdinalIgnoreCase) && !http.Response.Headers.ContainsKey(Header);

    /// <param name="tick">Everything stored up to it can be read. 0 when we may not say: it is true of 1970 whoever asks.</param>
    public static void Say(HttpContext http, long tick) => http.Response.Headers[Header] = UnixMicroseconds.ToText(tick);

    /// <summary>A tick as HTTP writes moments in <c>Last-Modified</c>.</summary>
    public static string HttpDate(long tick) => UnixMicroseconds.ToMoment(tick).ToString("R", CultureInfo.InvariantCulture);
}
