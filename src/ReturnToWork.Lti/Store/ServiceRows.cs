namespace ReturnToWork.Lti;

/// <summary>A key pair of ours for one platform client (lti.md K1 to K3).</summary>
internal sealed class OwnKeyRow
{
    public required string Organisation { get; init; }

    /// <summary><see cref="PlatformClient.Key"/>.</summary>
    public required string Client { get; init; }

    public required string Kid { get; init; }

    /// <summary>The private key, protected by the key ring.</summary>
    public required byte[] Sealed { get; init; }

    /// <summary>The public key as a JSON Web Key.</summary>
    public required string Public { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>Published before it signs, so that a platform that keeps our keys for a day knows it by then.</summary>
    public required DateTimeOffset SignsFrom { get; init; }

    /// <summary>When it is published no longer.</summary>
    public DateTimeOffset? Retires { get; set; }
}

/// <summary>Where the platform wants the result of one place in a course (lti.md G9). Nothing of a person.</summary>
internal sealed class LineItemRow
{
    public required string Organisation { get; init; }

    /// <summary><see cref="ResourceLinkLaunch.Registration"/>.</summary>
    public required string Registration { get; init; }

    public required string ResourceLink { get; init; }

    public string? Item { get; set; }

    public string? Items { get; set; }

    /// <summary>What a column of ours would be called: the theme's own neutral title, from the first who was done.</summary>
    public string? Label { get; set; }

    /// <summary>Until when one instance has the right to make the missing line item; others wait, so that a course never gets two.</summary>
    public DateTimeOffset? MakingUntil { get; set; }

    public required string Scopes { get; set; }

    public required DateTimeOffset Seen { get; set; }
}

/// <summary>"Klaar" of one person at one place, on its way to the platform's gradebook.</summary>
internal sealed class ScoreRow
{
    public required string Organisation { get; init; }

    public required Guid Id { get; init; }

    public required string Registration { get; init; }

    public required string ResourceLink { get; init; }

    /// <summary>A keyed hash, so that the same person is told once.</summary>
    public required string Person { get; init; }

    /// <summary>The platform's id of the person, protected by the key ring; gone once it was told.</summary>
    public byte[]? Subject { get; set; }

    /// <summary>The score's timestamp: strictly growing for each line item and person (lti.md G4).</summary>
    public required DateTimeOffset At { get; set; }

    public required DateTimeOffset Due { get; set; }

    public required int Attempts { get; set; }

    /// <summary><c>due</c>, <c>sent</c> or <c>dead</c>.</summary>
    public required string State { get; set; }

    public string? LastError { get; set; }
}

/// <summary>A launch or a refusal, as the administrator may see it: no name, no user, no token.</summary>
internal sealed class LaunchLogRow
{
    /// <summary>Empty where the organisation is not known.</summary>
    public required string Organisation { get; init; }

    public required string Reference { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary><c>login</c>, <c>launch</c>, <c>deep-link</c> or <c>registration</c>.</summary>
    public required string Kind { get; init; }

    /// <summary><c>ok</c>, or why not.</summary>
    public required string Code { get; init; }

    public required string Paragraph { get; init; }

    public required int Status { get; init; }

    public string? Client { get; init; }

    public string? Deployment { get; init; }
}
