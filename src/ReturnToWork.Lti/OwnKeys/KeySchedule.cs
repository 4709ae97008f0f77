namespace ReturnToWork.Lti;

/// <summary>When our keys change (lti.md K2). Everything is worked out from the rows and the clock, so that any instance may do it at any time, late or twice.</summary>
internal static class KeySchedule
{
    /// <summary>How long one key signs.</summary>
    public static readonly TimeSpan Signs = TimeSpan.FromDays(90);

    /// <summary>How long a key is published before it signs: platforms keep our set for a day.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromHours(24);

    /// <summary>How long a key is published after it last signed.</summary>
    public static readonly TimeSpan After = TimeSpan.FromDays(30);

    // The alarm rings hourly and a copy of our set may be five minutes old; the day stands whatever happens.
    private static readonly TimeSpan Slack = TimeSpan.FromHours(2);

    /// <summary>The key that signs now: of those that may, the newest. Two that began at once are told apart by name, the same in every instance.</summary>
    public static OwnKeyRow? SigningAt(IEnumerable<OwnKeyRow> keys, DateTimeOffset now) =>
        keys.Where(key => key.SignsFrom <= now && !(key.Retires <= now)).OrderBy(key => key.SignsFrom).ThenBy(key => key.Kid, StringComparer.Ordinal).LastOrDefault();

    /// <summary>When a further key must begin to sign; null while there is no need for one yet.</summary>
    public static DateTimeOffset? NextSignsFrom(IReadOnlyCollection<OwnKeyRow> keys, DateTimeOffset now)
    {
        // Nobody can be holding an older key, and waiting a day would only keep the platform out.
        if (SigningAt(keys, now) is null) return now;
        var soonest = now + Ahead + Slack;
        if (keys.Where(key => key.Retires is null).MaxBy(key => key.SignsFrom) is not { } newest) return soonest;
        var planned = newest.SignsFrom + Signs;
        return planned > soonest ? null : soonest;
    }

    /// <summary>When a key whose successor signs from <paramref name="successor"/> is published no longer.</summary>
    public static DateTimeOffset RetiresAfter(DateTimeOffset successor) => successor + After;
}
