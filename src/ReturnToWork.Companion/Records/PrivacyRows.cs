namespace ReturnToWork.Companion.Records;

/// <summary>A ticket of the mirror page that was used: it opens nothing a second time.</summary>
internal sealed class SpentTicketRow : IOfOrganisation
{
    public required string Organisation { get; init; }
    public required string Mark { get; init; }

    /// <summary>From here on the ticket is refused for its age, and this row may go.</summary>
    public required DateTimeOffset Expires { get; init; }
}

/// <summary>Up to where the access log was cut because its time was over. The chain goes on from here, and the database lets go of no other row.</summary>
internal sealed class AccessAnchorRow : IOfOrganisation
{
    public required string Organisation { get; init; }

    /// <summary>Number of the last row that was cut off.</summary>
    public required long Number { get; init; }

    /// <summary>That row's hash: the next row's begins with it.</summary>
    public required string Chain { get; init; }

    /// <summary>When that row was written.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was cut.</summary>
    public required DateTimeOffset Cut { get; init; }

    /// <summary>A keyed hash over all of it by the installation's key, which is not in the database: who can only write here cannot make one. Empty for one from before there was any.</summary>
    public required string Proof { get; init; }
}

/// <summary>A session that the identity provider ended.</summary>
internal sealed class EndedSessionRow : IOfOrganisation
{
    public required string Organisation { get; init; }

    /// <summary>SHA-256 of provider and session, of provider and person (all sessions), or of the logout token's id.</summary>
    public required string Mark { get; init; }

    /// <summary>Sessions that began earlier are over.</summary>
    public required DateTimeOffset At { get; set; }
}

/// <summary>Reading that somebody should look at.</summary>
internal sealed class UnusualRow : IOfOrganisation
{
    public required string Organisation { get; init; }

    /// <summary>What makes it one thing, so that it is flagged once.</summary>
    public required string Mark { get; init; }

    /// <summary>Code of the rule that found it.</summary>
    public required string Rule { get; init; }

    /// <summary><c>sub</c> of the professional who read.</summary>
    public required string Who { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Numbers of the rows of the access log that it stands on: first and last.</summary>
    public required long FirstRow { get; init; }

    public required long LastRow { get; init; }

    /// <summary>How many pages or people the rule counted.</summary>
    public required int Counted { get; init; }

    /// <summary>Code of what the privacy officer found; null while nobody looked.</summary>
    public string? Outcome { get; set; }

    public string? LookedAtBy { get; set; }
    public DateTimeOffset? LookedAt { get; set; }
}

/// <summary>A message that is due once.</summary>
internal sealed class ReminderRow : IOfOrganisation
{
    public required string Organisation { get; init; }

    /// <summary>Kind, receiver and day: what makes it one message.</summary>
    public required string Mark { get; init; }

    public required string Kind { get; init; }

    /// <summary><c>sub</c> of the professional who gets it.</summary>
    public required string To { get; init; }

    public required DateTimeOffset Due { get; init; }
    public DateTimeOffset? Sent { get; set; }
    public int Tries { get; set; }
    public DateTimeOffset? NextTry { get; set; }

    /// <summary>Code of why it was given up; null while it may still go.</summary>
    public string? GivenUp { get; set; }

    /// <summary>How many talks, or codes, it speaks of.</summary>
    public int Counted { get; set; }
}

/// <summary>An erasure that was asked for, and what came of it. It names nobody any more once it is done.</summary>
internal sealed class ErasureOrderRow : IOfOrganisation
{
    public required string Organisation { get; init; }
    public required Guid Id { get; init; }

    /// <summary>The person it is about: a random id.</summary>
    public required Guid Person { get; init; }

    /// <summary><c>employee</c>, <c>privacy-officer</c> or <c>retention</c>.</summary>
    public required string By { get; init; }

    public required DateTimeOffset Asked { get; init; }
    public DateTimeOffset? Done { get; set; }

    /// <summary>JSON: counts per store and what is still to do; no personal data.</summary>
    public required string Receipt { get; set; }
}

/// <summary>What the job of retention did last for one kind of data, and the highest time it ever saw.</summary>
internal sealed class RetentionRow : IOfOrganisation
{
    public required string Organisation { get; init; }
    public required string Kind { get; init; }
    public DateTimeOffset? RanAt { get; set; }

    /// <summary>The clock never stood later than this at an earlier run.</summary>
    public DateTimeOffset? HighWater { get; set; }

    public int Deleted { get; set; }

    /// <summary>Code of why it refuses; null while all is well.</summary>
    public string? Trouble { get; set; }
}

/// <summary>What the job of retention deleted at one time, in counts: evidence that names nobody. Kept with the access log, whose term it has.</summary>
internal sealed class RetentionDoneRow : IOfOrganisation
{
    public required string Organisation { get; init; }
    public required Guid Id { get; init; }
    public required string Kind { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>What was older than this had to go.</summary>
    public required DateTimeOffset Before { get; init; }

    public required int Deleted { get; init; }
}
