namespace ReturnToWork.Storage;

/// <summary>
/// Keeps a job that deletes by age from believing a clock that jumped. Whoever stands wrong by a year would else take away a year too much, and that does not come back
/// (shared/reliability.md G-09).
/// </summary>
public static class ClockGuard
{
    /// <summary>The clock stands earlier than it did before.</summary>
    public const string Back = "clock-back";

    /// <summary>The clock went on further than between two runs of this job: it jumped, or nobody was here for that long. Only a human being knows which.</summary>
    public const string Ahead = "clock-ahead";

    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(5);

    /// <summary>Whether a job may delete now.</summary>
    /// <param name="now">What the clock says.</param>
    /// <param name="highWater">The latest moment that an earlier run saw.</param>
    /// <param name="longestPause">How long the job may have been away without anybody asking why.</param>
    /// <returns>Null when it may; else <see cref="Back"/> or <see cref="Ahead"/>.</returns>
    public static string? Judge(DateTimeOffset now, DateTimeOffset highWater, TimeSpan longestPause) =>
        now < highWater - ClocksDiffer ? Back : now - highWater > longestPause ? Ahead : null;
}
