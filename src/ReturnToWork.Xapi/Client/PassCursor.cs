namespace ReturnToWork.Xapi;

/// <summary>
/// Where the reading of a record store by <c>stored</c> goes on, by that store's clock and never by ours (shared/xapi.md 3d.1–3d.4). Reading twice is cheap, losing is not.
/// </summary>
public static class PassCursor
{
    /// <summary>A store's clock this far ahead of ours is still taken for a clock.</summary>
    public static readonly TimeSpan ClocksMayDiffer = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    /// <summary>What to ask after: the cursor less <paramref name="overlap"/>, down to a whole millisecond and one less, because <c>since</c> excludes and some stores keep milliseconds only. Null reads from the beginning.</summary>
    public static DateTimeOffset? Since(DateTimeOffset? cursor, TimeSpan overlap) =>
        // A store may say any time, the year 1 too.
        cursor is { } at && at - DateTimeOffset.MinValue > overlap + Millisecond * 2 ? FloorToMillisecond(at - overlap) - Millisecond : null;

    /// <summary>
    /// The cursor after one page of a pass; it may be kept only when the whole chain was read. <c>Consistent-Through</c> of the first answer counts: later
    /// answers may promise more than the earlier pages held. A store without that header, or with one far from any clock, gets a cursor only as far as what it
    /// really handed over. It never moves back.
    /// </summary>
    /// <param name="now">Our clock, to tell a clock from nonsense only.</param>
    public static DateTimeOffset? Reached(DateTimeOffset? old, StatementPage page, bool first, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(page);
        var latest = now + ClocksMayDiffer;
        var isClock = page.ConsistentThrough < latest;
        var reached = isClock ? first ? page.ConsistentThrough : null : page.Statements.Select(statement => statement.Stored).Where(stored => stored < latest).Max();
        return old is null || reached > old ? reached ?? old : old;
    }

    private static DateTimeOffset FloorToMillisecond(DateTimeOffset at) => at.AddTicks(-(at.UtcTicks % TimeSpan.TicksPerMillisecond));
}
