namespace ReturnToWork.Companion.Records;

/// <summary>Every row belongs to one organisation, and its key starts with it (design section 6, promise 6).</summary>
internal interface IOfOrganisation
{
    string Organisation { get; }
}

/// <summary>A person whom a coach guides: one or more learners with a call name. The call name is encrypted and stands nowhere else.</summary>
internal sealed class PersonRow : IOfOrganisation
{
    public required string Organisation { get; init; }
    public required Guid Id { get; init; }

    /// <summary>The identity provider's <c>sub</c> of the coach whose caseload this is.</summary>
    public required string Coach { get; init; }

    /// <summary>Call name, encrypted for this organisation by <see cref="CallNames"/>.</summary>
    public required string CallName { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>The coach's mode when the person was made: <c>confidential</c> or <c>employer</c>. Nothing travels from one to the other.</summary>
    public string Mode { get; set; } = Confidential;

    /// <summary>How many weeks the programme is meant to take.</summary>
    public int Weeks { get; set; } = 13;

    /// <summary>When the programme was stopped; null while it runs.</summary>
    public DateTimeOffset? Stopped { get; set; }

    /// <summary>From then on everything of the person is deleted; null while no clock runs.</summary>
    public DateTimeOffset? DeleteAfter { get; set; }

    /// <summary>The last <see cref="DeleteAfter"/> that the Tool was told, so that the employee can read it there; null where it stands as if no clock ran.</summary>
    public DateTimeOffset? ToldDeleteAfter { get; set; }

    public const string Confidential = "confidential";
}

/// <summary>A pairing code that the Tool was told about.</summary>
internal sealed class CodeRow : IOfOrganisation
{
    public required string Organisation { get; init; }

    /// <summary>Keyed hash of the six digits: the name under which Tool and statements know the code.</summary>
    public required string Hash { get; init; }

    public required Guid Person { get; init; }

    /// <summary>The six digits, encrypted, for the printable card. Null once the code has been used or is over.</summary>
    public string? Digits { get; set; }

    public required DateTimeOffset Made { get; init; }
    public required DateTimeOffset Expires { get; init; }
}

/// <summary>The coach's answer to "is this Kees?".</summary>
internal sealed class LinkRow : IOfOrganisation
{
    public required string Organisation { get; init; }

    /// <summary>The learner's pseudonym.</summary>
    public required string Learner { get; init; }

    /// <summary>The code that the learner entered.</summary>
    public required string Pairing { get; init; }

    public required Guid Person { get; init; }

    /// <summary>True: it is this person. False: it is not, and nothing of the learner is ever shown under this code.</summary>
    public required bool Confirmed { get; init; }

    public required DateTimeOffset Decided { get; init; }
}

/// <summary>A talking point that was ticked "besproken".</summary>
internal sealed class TickRow : IOfOrganisation
{
    public required string Organisation { get; init; }
    public required Guid Person { get; init; }
    public required string Rule { get; init; }
    public required string Subject { get; init; }
    public required Guid Statement { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>A professional who has signed in: for the trainer's list.</summary>
internal sealed class ProfessionalRow : IOfOrganisation
{
    public required string Organisation { get; init; }

    /// <summary>The identity provider's <c>sub</c>.</summary>
    public required string Subject { get; init; }

    public required string Name { get; set; }

    /// <summary>Roles, comma between.</summary>
    public required string Roles { get; set; }

    public required DateTimeOffset LastSignIn { get; set; }

    /// <summary>The account's one mode; null for the organisation's default.</summary>
    public string? Mode { get; set; }

    /// <summary>Which identity provider vouches for this account; null for one from before there were several.</summary>
    public string? Provider { get; set; }

    /// <summary>Since when nothing is open to this account; null while it may come in.</summary>
    public DateTimeOffset? Suspended { get; set; }

    /// <summary>Sessions that began earlier are over.</summary>
    public DateTimeOffset? SessionsFrom { get; set; }

    /// <summary>Mail address, sealed as call names are; null where the provider gives none.</summary>
    public string? SealedMail { get; set; }

    /// <summary>Whether reminders by mail are wanted.</summary>
    public bool Reminders { get; set; } = true;

    /// <summary>Language of the reminders.</summary>
    public string Language { get; set; } = "nl";

    /// <summary>Minutes a week that the organisation reserved for this work; null where nobody said.</summary>
    public int? ReservedMinutes { get; set; }
}

/// <summary>Who looked at whose page. Written before the page is shown, never changed; each row carries the hash of the one before it.</summary>
internal sealed class AccessRow : IOfOrganisation
{
    public required string Organisation { get; init; }

    /// <summary>1, 2, 3 … without gaps, per organisation.</summary>
    public required long Number { get; init; }

    /// <summary><c>sub</c> of the professional who looked.</summary>
    public required string Who { get; init; }

    public required Guid Person { get; init; }

    /// <summary>Which page.</summary>
    public required string What { get; init; }

    /// <summary>On which ground; so far always "own case".</summary>
    public required string Why { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>SHA-256 over the row before and this one.</summary>
    public required string Chain { get; init; }
}

/// <summary>A <see cref="Coaching.Fact"/> as it is kept.</summary>
internal sealed class FactRow : IOfOrganisation
{
    public required string Organisation { get; init; }

    /// <summary>True while a rebuild makes facts anew beside those that pages show; a swap makes it false.</summary>
    public bool Beside { get; init; }

    public required Guid Statement { get; init; }
    public required string Source { get; set; }
    public required string Learner { get; set; }
    public required Coaching.FactKind Kind { get; set; }
    public string? Theme { get; set; }
    public required DateTimeOffset At { get; set; }

    /// <summary>The statement it refers to, taken out of the codes so that it can be searched.</summary>
    public Guid? Refers { get; set; }

    /// <summary>Keyed hash of a pairing code, taken out of the codes so that it can be searched.</summary>
    public string? Pairing { get; set; }

    /// <summary>JSON of <see cref="Coaching.FactCodes"/>.</summary>
    public required string Codes { get; set; }
}

/// <summary>Where the reading of one record store has got to.</summary>
internal sealed class SourceRow : IOfOrganisation
{
    public required string Organisation { get; init; }

    /// <summary>The store's endpoint.</summary>
    public required string Source { get; init; }

    /// <summary>By the store's clock: everything stored up to here has been read. Null before the first whole pass.</summary>
    public DateTimeOffset? Cursor { get; set; }

    /// <summary>Where the store's ledger of erasures was read to: the tick it gave last.</summary>
    public long ErasuresCursor { get; set; }

    /// <summary>By our clock: the last time that a whole pass came to its end.</summary>
    public DateTimeOffset? LookedAt { get; set; }

    /// <summary>Code of what went wrong last; null while all is well.</summary>
    public string? Trouble { get; set; }

    public DateTimeOffset? TroubleAt { get; set; }

    /// <summary>By our clock: the last nightly sweep of another's store; null where there was none.</summary>
    public DateTimeOffset? SweptAt { get; set; }

    /// <summary>How many facts the sweeps found that the cursor had missed.</summary>
    public int Missed { get; set; }
}

/// <summary>A statement that was read and not used, with the reason; its content is not kept.</summary>
internal sealed class SetAsideRow : IOfOrganisation
{
    public required string Organisation { get; init; }
    public required string Source { get; init; }

    /// <summary>The statement's id, or the SHA-256 of its text where it has none that can be read.</summary>
    public required string Mark { get; init; }

    public required string Reason { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>A statement that the store erased: it never becomes a fact again, whoever sends it back.</summary>
internal sealed class ErasedRow : IOfOrganisation
{
    public required string Organisation { get; init; }

    /// <summary>Mark of the statement as the store's ledger names it.</summary>
    public required string Mark { get; init; }

    public required DateTimeOffset At { get; init; }
}
