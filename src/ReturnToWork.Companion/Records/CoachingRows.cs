namespace ReturnToWork.Companion.Records;

/// <summary>A talk that coach and employee had, as they wrote it down together: codes and days, never a word about the person.</summary>
internal sealed class TalkRow : IOfOrganisation
{
    public required string Organisation { get; init; }
    public required Guid Person { get; init; }
    public required Guid Id { get; init; }

    /// <summary>The identity provider's <c>sub</c> of the coach who had the talk.</summary>
    public required string Coach { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>At most two topics of the share screen, comma between; empty where none was chosen.</summary>
    public required string Topics { get; init; }

    /// <summary>Code of what was agreed; null where nothing was.</summary>
    public string? Agreement { get; init; }

    /// <summary>The day to look back on the agreement.</summary>
    public DateOnly? LookBack { get; init; }

    /// <summary>Ids of the sentences that the page showed, comma between: none returns within three talks.</summary>
    public required string Sentences { get; init; }

    public required DateTimeOffset Written { get; init; }

    /// <summary>How long it took; only while the organisation's cohort is evaluated.</summary>
    public int? Minutes { get; init; }

    /// <summary>Codes of the fidelity ticks, comma between; only while the organisation's cohort is evaluated.</summary>
    public string? Fidelity { get; init; }
}

/// <summary>A talk that is planned.</summary>
internal sealed class AppointmentRow : IOfOrganisation
{
    public required string Organisation { get; init; }
    public required Guid Person { get; init; }
    public required Guid Id { get; init; }
    public required string Coach { get; init; }
    public required DateTimeOffset Begins { get; set; }
    public required int Minutes { get; set; }

    /// <summary>Counts the changes, as calendars want it (RFC 5545, 3.8.7.4).</summary>
    public int Sequence { get; set; }

    public DateTimeOffset? Cancelled { get; set; }
}

/// <summary>A sentence that the coach hid for one person: "past niet".</summary>
internal sealed class HiddenSentenceRow : IOfOrganisation
{
    public required string Organisation { get; init; }
    public required Guid Person { get; init; }
    public required string Sentence { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>The organisation's own edition of texts and rules. A change is a new row; none is ever changed.</summary>
internal sealed class EditionRow : IOfOrganisation
{
    public required string Organisation { get; init; }

    /// <summary>1, 2, 3 …; the highest is in use.</summary>
    public required int Number { get; init; }

    /// <summary><c>sub</c> of the administrator who made it.</summary>
    public required string Who { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>JSON: own sentences by language and id, rules that are switched off.</summary>
    public required string Content { get; init; }
}
