namespace ReturnToWork.Companion.Records;

// Training lives in an organisation of its own, "{T}.training", where T is the one that trains: a trainer's rows and an employee's never stand side by side.

/// <summary>A professional who follows the training protocol.</summary>
internal sealed class TraineeRow : IOfOrganisation
{
    public required string Organisation { get; init; }
    public required Guid Id { get; init; }

    /// <summary>The account name of the professional's statements: a random pseudonym, 32 hexadecimal digits.</summary>
    public required string Actor { get; init; }

    /// <summary>The organisation that the professional works for and signs in with.</summary>
    public required string Employer { get; init; }

    /// <summary>The identity provider's <c>sub</c> there; null until an invited professional came in.</summary>
    public string? Subject { get; set; }

    /// <summary>Name, sealed for this organisation as call names are.</summary>
    public required string SealedName { get; set; }

    /// <summary>Mail address, sealed; null where there is none.</summary>
    public string? SealedMail { get; set; }

    /// <summary>Language of the reminders.</summary>
    public string Language { get; set; } = "nl";

    /// <summary>The version of the protocol that the professional began under, and stays under.</summary>
    public required string ProtocolVersion { get; set; }

    public required DateTimeOffset Invited { get; init; }

    /// <summary>Keyed hash of the invitation's code; null once it was used, and for who began without one.</summary>
    public string? InviteHash { get; set; }

    /// <summary>When the professional left the training; null while it goes on.</summary>
    public DateTimeOffset? Left { get; set; }
}

/// <summary>Evidence that is no statement: an exemption, or what was earned before this program was there.</summary>
internal sealed class EvidenceRow : IOfOrganisation
{
    public required string Organisation { get; init; }
    public required Guid Id { get; init; }
    public required Guid Trainee { get; init; }

    /// <summary>Code of the evidence in the protocol, such as <c>P3</c> or <c>P4.rollenspel</c>.</summary>
    public required string Requirement { get; init; }

    /// <summary><c>exemption</c> or <c>imported</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>A reason code of the protocol; for what was imported, the code of the evidence that was named.</summary>
    public required string Reason { get; init; }

    /// <summary>The day on which it was earned or given.</summary>
    public required DateOnly Day { get; init; }

    /// <summary><c>sub</c> of the trainer.</summary>
    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>Where a professional stands, as it was derived last. Can be thrown away and made again from facts and evidence.</summary>
internal sealed class ProgressRow : IOfOrganisation
{
    public required string Organisation { get; init; }
    public required Guid Trainee { get; init; }
    public required string State { get; set; }
    public DateOnly? Since { get; set; }

    /// <summary>The day until which the certificate is valid; null before there is one.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>All that the fold said, as JSON.</summary>
    public required string Json { get; set; }

    /// <summary>The protocol's version that it was derived with.</summary>
    public required string Version { get; set; }

    public required DateTimeOffset At { get; set; }
}

/// <summary>A live part of the training: a day, a feedback talk, intervision.</summary>
internal sealed class SessionRow : IOfOrganisation
{
    public required string Organisation { get; init; }
    public required Guid Id { get; init; }

    /// <summary>What it counts for, such as <c>P3</c>.</summary>
    public required string Requirement { get; init; }

    public required DateTimeOffset Starts { get; set; }
    public required DateTimeOffset Ends { get; set; }

    /// <summary>Where people meet; null for one that is held online only.</summary>
    public string? Place { get; set; }

    /// <summary>Address of the meeting, https; null for one without.</summary>
    public string? Link { get; set; }

    public required int Capacity { get; set; }

    /// <summary><c>sub</c> of the trainer who holds it.</summary>
    public required string Trainer { get; set; }

    public DateTimeOffset? Cancelled { get; set; }

    /// <summary>Counts the changes, as calendars want it (RFC 5545, 3.8.7.4).</summary>
    public int Revision { get; set; }
}

/// <summary>A professional's seat in a session.</summary>
internal sealed class SeatRow : IOfOrganisation
{
    public required string Organisation { get; init; }
    public required Guid Session { get; init; }
    public required Guid Trainee { get; init; }
    public required DateTimeOffset Registered { get; set; }
    public DateTimeOffset? Withdrawn { get; set; }

    /// <summary>Whether the professional was there; null until the trainer said so.</summary>
    public bool? Attended { get; set; }

    /// <summary>Whether the professional brought in a case (intervision).</summary>
    public bool BroughtCase { get; set; }

    /// <summary>The statement that says <see cref="Attended"/>; null where none was made.</summary>
    public Guid? Statement { get; set; }

    /// <summary>The statement that says <see cref="BroughtCase"/>.</summary>
    public Guid? CaseStatement { get; set; }
}

/// <summary>A statement about a professional that is to be sent, or was.</summary>
internal sealed class TrainingStatementRow : IOfOrganisation
{
    public required string Organisation { get; init; }

    /// <summary>The statement's id: sent twice, the store keeps it once.</summary>
    public required Guid Id { get; init; }

    public required Guid Trainee { get; init; }
    public required string Json { get; init; }
    public required DateTimeOffset Made { get; init; }
    public DateTimeOffset? Sent { get; set; }

    /// <summary>Code of what went wrong last; null while all is well.</summary>
    public string? Trouble { get; set; }
}

/// <summary>
/// What an employer and its gate know of a professional: state and days. It stands in the employer's own organisation, so that the gate asks nothing of the training, and holds nothing else of it.
/// </summary>
internal sealed class StandingRow : IOfOrganisation
{
    public required string Organisation { get; init; }

    /// <summary>The professional's <c>sub</c>.</summary>
    public required string Subject { get; init; }

    public required string State { get; set; }
    public DateOnly? Since { get; set; }

    /// <summary>Until when the privacy module (P1) counts.</summary>
    public DateOnly? PrivacyUntil { get; set; }

    public DateOnly? CertifiedUntil { get; set; }
    public DateOnly? GraceUntil { get; set; }
    public required DateTimeOffset At { get; set; }
}

/// <summary>A certificate that was given.</summary>
internal sealed class BadgeRow : IOfOrganisation
{
    public required string Organisation { get; init; }
    public required Guid Id { get; init; }
    public required Guid Trainee { get; init; }
    public required DateOnly Issued { get; init; }
    public required DateOnly ValidUntil { get; init; }
    public DateTimeOffset? Revoked { get; set; }

    /// <summary>Reason code of the revocation.</summary>
    public string? RevokedFor { get; set; }

    /// <summary>The signed credential (Open Badges 3.0, VC-JWT), sealed: it holds the name.</summary>
    public required string SealedCredential { get; set; }

    /// <summary>Keyed hash of the code on the paper.</summary>
    public required string CodeHash { get; init; }

    /// <summary>Its place in the issuer's status list.</summary>
    public required int Place { get; init; }
}

/// <summary>A key that certificates are signed with.</summary>
internal sealed class BadgeKeyRow : IOfOrganisation
{
    public required string Organisation { get; init; }
    public required string KeyId { get; init; }
    public required string PublicJwk { get; init; }

    /// <summary>The private half, sealed.</summary>
    public required string SealedPrivate { get; init; }

    public required DateTimeOffset Made { get; init; }

    /// <summary>From then on nothing new is signed with it; old certificates stay verifiable.</summary>
    public DateTimeOffset? Retired { get; set; }
}
