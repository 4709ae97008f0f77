namespace ReturnToWork.Storage;

/// <summary>Moments as they are stored: whole microseconds since 1970-01-01T00:00:00Z.</summary>
public static class UnixMicroseconds
{
    /// <summary>Whole microseconds since the epoch; what lies below a microsecond is cut off.</summary>
    public static long ToUnixMicroseconds(this DateTimeOffset moment) => (moment.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>The moment, in UTC.</summary>
    public static DateTimeOffset ToMoment(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
