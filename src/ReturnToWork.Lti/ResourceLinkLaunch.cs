namespace ReturnToWork.Lti;

/// <summary>A resource link launch (LTI 1.3 Core 5.3) that passed every check. Carries no name and no address, even if the platform sent them.</summary>
/// <param name="Organisation">The tenant, from our own configuration; nothing in the message can choose it.</param>
/// <param name="Registration">Stable id of issuer, client id and deployment id together: 43 base64url characters.</param>
/// <param name="Issuer">The platform, byte for byte as registered.</param>
/// <param name="ClientId">Our client id at the platform.</param>
/// <param name="DeploymentId">The deployment, known for this registration.</param>
/// <param name="Subject">The platform's id of the user: 1 to 255 ASCII characters. Means something only together with <paramref name="Registration"/>; never log it.</param>
/// <param name="IsLearner">A context role says learner.</param>
/// <param name="IsTeacherLike">A context role says instructor, administrator, content developer or mentor. Gives at most a preview, never a coach's rights.</param>
/// <param name="TargetLink">The signed <c>target_link_uri</c>: on the tool's own origin and known to the receiver.</param>
/// <param name="ResourceLinkId">The place in the course: 1 to 255 characters.</param>
/// <param name="Locale">What the platform says about the user's language, such as <c>nl-NL</c>; null when it says nothing usable.</param>
/// <param name="PlatformOrigin">Origin of the registered authorization endpoint, such as <c>https://lms.example</c>.</param>
/// <param name="CookiesHold">Whether the login's partitioned cookie came back, so that a session cookie will too.</param>
public sealed record ResourceLinkLaunch(
    string Organisation,
    string Registration,
    string Issuer,
    string ClientId,
    string DeploymentId,
    string Subject,
    bool IsLearner,
    bool IsTeacherLike,
    Uri TargetLink,
    string ResourceLinkId,
    string? Locale,
    string PlatformOrigin,
    bool CookiesHold)
{
    /// <summary>The one theme that this registration is for; null: everything.</summary>
    public string? Offer { get; init; }

    /// <summary>To be given back when the learner is done (<c>Gradebook</c>): sealed, at most 700 characters. Null where no gradebook is to be told.</summary>
    public string? Grading { get; init; }

    /// <summary>Where the platform takes somebody who leaves: https, else null. Only ever a link to leave by (lti.md V14).</summary>
    public Uri? ReturnUrl { get; init; }
}

/// <summary>A login or launch that was refused: an expected no.</summary>
/// <param name="Code">Row code and what was wrong, such as <c>V2-kid-unknown</c>; stable, see the room's README for the list.</param>
/// <param name="Paragraph">Where the specification says so, such as <c>LTI Security Framework 1.0, 5.1.3</c>.</param>
/// <param name="Status">The HTTP status to answer with: 400, 401, 403, 405 or 503.</param>
/// <param name="Reference">What a person can read out to the help desk and find in the log: eight characters, random, says nothing about anybody.</param>
public sealed record LaunchRefused(string Code, string Paragraph, int Status, string Reference)
{
    /// <summary>Origins that may show the refusal in a frame: those of the platform that asked, where it is known, else nobody.</summary>
    public IReadOnlyList<string> FramedBy { get; init; } = [];

    /// <summary>An administrator of the tool has to say yes first; nobody at this browser can do anything about it.</summary>
    public bool WaitsForApproval => Code is "V8-deployment-unknown" or "V8-deployment-pending" or "L07-registration-pending";

    /// <summary>Suspended by an administrator of the tool.</summary>
    public bool IsClosed => Code is "L12-registration-suspended" or "L12-deployment-suspended" or "L12-organisation-suspended" or "L12-closed";

    /// <summary>The browser did not prove that it began this login, which is what blocked cookies look like: the page should say to open the theme in its own window.</summary>
    public bool OwnWindowHelps => Code.StartsWith("A3-browser", StringComparison.Ordinal);
}
