using System.Globalization;

namespace ReturnToWork.Storage;

/// <summary>Moments as they are stored: whole microseconds since 1970-01-01T00:00:00Z.</summary>
public static class UnixMicroseconds
{
    /// <summary>Whole microseconds since the epoch; what lies below a microsecond is cut off.</summary>
    public static long ToUnixMicroseconds(this DateTimeOffset moment) => (moment.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>The moment, in UTC.</summary>
    public static DateTimeOffset ToMoment(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    /// <summary>Length of what <see cref="Write"/> writes.</summary>
    public const int TextLength = 27;

    /// <summary>ISO 8601 in UTC with six decimals, as ASCII: <c>2026-11-22T09:30:00.123456Z</c>.</summary>
    public static void Write(long microseconds, Span<byte> text) =>
        ToMoment(microseconds).UtcDateTime.TryFormat(text, out _, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The same as a string.</summary>
    public static string ToText(long microseconds) => ToMoment(microseconds).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
