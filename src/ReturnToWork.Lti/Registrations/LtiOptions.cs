namespace ReturnToWork.Lti;

/// <summary>The section <c>Lti</c>. Checked when the host starts.</summary>
public sealed class LtiOptions
{
    /// <summary>
    /// Where platforms reach the tool, such as <c>https://tool.example</c>, without a path. Absent: the address of the request,
    /// which is right unless a proxy hides it.
    /// </summary>
    public string? Address { get; set; }

    /// <summary>How many logins may be open at once for one issuer and client id before new ones are refused (reliability L-18). Default 5000.</summary>
    public int OpenLogins { get; set; } = 5000;

    /// <summary>The platforms that may launch. A platform client that serves several organisations has an entry for each, told apart by deployment id.</summary>
    public IList<RegistrationOptions> Registrations { get; init; } = [];
}

/// <summary>One registration by configuration: <c>Lti:Registrations:N</c>.</summary>
public sealed class RegistrationOptions
{
    /// <summary>The tenant that these deployments belong to.</summary>
    public string Organisation { get; set; } = "";

    /// <summary>The platform's issuer, byte for byte; a trailing slash counts.</summary>
    public string Issuer { get; set; } = "";

    /// <summary>Our client id at the platform.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>At least one; a launch from any other deployment is refused.</summary>
    public IList<string> DeploymentIds { get; init; } = [];

    /// <summary>The platform's OpenID authorization endpoint; may have a query of its own.</summary>
    public string AuthorizationEndpoint { get; set; } = "";

    /// <summary>The platform's token endpoint.</summary>
    public string TokenEndpoint { get; set; } = "";

    /// <summary>Where the platform publishes its keys.</summary>
    public string JwksUri { get; set; } = "";

    /// <summary>Who assertions at the token endpoint are for, where that is not the endpoint itself (Brightspace).</summary>
    public string? TokenAudience { get; set; }

    /// <summary>Further origins where the platform shows its pages, such as <c>https://school.instructure.com</c>: they may frame ours and take chosen content.</summary>
    public IList<string> Sites { get; init; } = [];

    /// <summary>The platform's product, such as <c>moodle</c> or <c>canvas</c>, where its habits matter.</summary>
    public string? Family { get; set; }

    /// <summary>The one theme that this registration is for, such as <c>3</c>. Absent: everything.</summary>
    public string? Offer { get; set; }

    /// <summary>Whether the platform's gradebook is told "klaar" (AGS 2.0). Default false.</summary>
    public bool Grades { get; set; }

    /// <summary>Whether the administrator may have the members of a course counted (NRPS 2.0). Default false.</summary>
    public bool Members { get; set; }
}
