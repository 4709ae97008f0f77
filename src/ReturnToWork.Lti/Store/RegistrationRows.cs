namespace ReturnToWork.Lti;

/// <summary>A platform client that an administrator made, by hand or by an invitation. Those of the settings have no row.</summary>
internal sealed class RegistrationRow
{
    public required string Organisation { get; init; }

    public required Guid Id { get; init; }

    /// <summary>The administrator's own word for it.</summary>
    public required string Label { get; set; }

    /// <summary><c>pending</c>, <c>active</c> or <c>suspended</c>.</summary>
    public required string State { get; set; }

    /// <summary><c>dynamic</c>, <c>manual</c> or <c>selfcheck</c>.</summary>
    public required string Made { get; init; }

    /// <summary><see cref="PlatformClient.Key"/>; one row for each, over all organisations.</summary>
    public required string Client { get; set; }

    public required string Issuer { get; set; }

    public required string ClientId { get; set; }

    public required string AuthorizationEndpoint { get; set; }

    public string? TokenEndpoint { get; set; }

    public string? JwksUri { get; set; }

    /// <summary>A JSON Web Key Set as pasted, of a platform that publishes none at an address. Public keys only.</summary>
    public string? Keys { get; set; }

    /// <summary>Who the assertions at the token endpoint are for, where it is not the endpoint itself (lti.md T1).</summary>
    public string? TokenAudience { get; set; }

    /// <summary>What the platform granted, separated by spaces.</summary>
    public required string Scopes { get; set; }

    /// <summary>The one theme that this registration is for; null: everything.</summary>
    public string? Offer { get; set; }

    public required bool Grades { get; set; }

    public required bool Members { get; set; }

    /// <summary>Where a dynamic registration is read again and changed.</summary>
    public string? RegistrationEndpoint { get; set; }

    /// <summary>Further origins of the platform's own pages, separated by spaces: a hosted platform signs in at one address and shows courses at another.</summary>
    public string? Sites { get; set; }

    /// <summary>Product family, such as <c>moodle</c>: platforms have habits.</summary>
    public string? Family { get; set; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset Changed { get; set; }
}

/// <summary>A deployment that came by, was approved or was suspended. What the settings name has no row unless it was suspended.</summary>
internal sealed class DeploymentRow
{
    public required string Organisation { get; init; }

    public required string Client { get; init; }

    public required string DeploymentId { get; init; }

    /// <summary><c>pending</c>, <c>approved</c> or <c>suspended</c>.</summary>
    public required string State { get; set; }

    public required DateTimeOffset FirstSeen { get; init; }

    public required DateTimeOffset Changed { get; set; }

    /// <summary>Where the platform would tell the members of the course that was launched last (NRPS 2.0).</summary>
    public string? MembersUrl { get; set; }
}

/// <summary>An organisation that lets nobody in for now.</summary>
internal sealed class SuspendedOrganisation
{
    public required string Organisation { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>A link by which one platform may register itself once (lti.md R5). The code stands here only as a hash.</summary>
internal sealed class InvitationRow
{
    public required string Organisation { get; init; }

    public required Guid Id { get; init; }

    public required string SecretHash { get; init; }

    public required string Label { get; init; }

    public string? Offer { get; init; }

    /// <summary>The registration that is to be updated; null: a new one.</summary>
    public Guid? Registration { get; init; }

    /// <summary>Whether the platform is asked for the gradebook ("klaar").</summary>
    public required bool Grades { get; init; }

    /// <summary>Whether the platform is asked for the list of members (only ever counted).</summary>
    public required bool Members { get; init; }

    public required DateTimeOffset Made { get; init; }

    public required DateTimeOffset Expires { get; init; }

    public DateTimeOffset? Used { get; init; }
}

/// <summary>A number that grows with every change of what <see cref="Clients"/> is made of, so that each instance sees a change at once.</summary>
internal sealed class Change
{
    public const string OfRegistrations = "registrations";

    public required string Name { get; init; }

    public required long Number { get; init; }
}
