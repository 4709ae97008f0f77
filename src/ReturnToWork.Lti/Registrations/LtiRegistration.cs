namespace ReturnToWork.Lti;

/// <summary>A registration as an administrator sees it.</summary>
/// <param name="Organisation">Whose it is.</param>
/// <param name="Id">Number within the organisation.</param>
/// <param name="Label">The administrator's word for it; for one of the settings its issuer.</param>
/// <param name="State">Whether it may be used.</param>
/// <param name="Made">How it came to be. Those of the settings can be suspended by deployment, and changed in the settings only.</param>
/// <param name="Says">Addresses and names.</param>
/// <param name="Scopes">What the platform granted; empty where it did not say.</param>
/// <param name="Created">When; null for those of the settings.</param>
/// <param name="IsShadowed">The settings name the same client: they count, and this one does nothing.</param>
/// <param name="CanBeUpdated">Registered dynamically, at a platform that lets itself be asked again.</param>
/// <param name="Deployments">Those that are known, waiting ones first.</param>
public sealed record LtiRegistration(
    string Organisation,
    Guid Id,
    string Label,
    RegistrationState State,
    RegistrationMade Made,
    RegistrationDraft Says,
    IReadOnlyList<string> Scopes,
    DateTimeOffset? Created,
    bool IsShadowed,
    bool CanBeUpdated,
    IReadOnlyList<LtiDeployment> Deployments);

/// <summary>One deployment of a registration.</summary>
/// <param name="Id">The platform's id: 1 to 255 characters.</param>
/// <param name="State">Whether its launches are taken.</param>
/// <param name="Registration">See <see cref="ResourceLinkLaunch.Registration"/>.</param>
/// <param name="FirstSeen">When it came by; null for those of the settings.</param>
/// <param name="TellsMembers">A launch said where its members can be counted.</param>
public sealed record LtiDeployment(string Id, DeploymentState State, string Registration, DateTimeOffset? FirstSeen, bool TellsMembers);

/// <summary>What an administrator types, or a platform answers, to make a registration.</summary>
/// <param name="Label">1 to 120 characters, the administrator's own word.</param>
/// <param name="Issuer">Byte for byte as the platform sends it; a trailing slash counts.</param>
/// <param name="ClientId">Our client id at the platform.</param>
/// <param name="AuthorizationEndpoint">Where logins go; may have a query of its own.</param>
/// <param name="TokenEndpoint">Needed for gradebook and members only.</param>
/// <param name="JwksUri">Where the platform publishes its keys; either this or <paramref name="Keys"/>.</param>
/// <param name="Keys">A pasted JSON Web Key Set.</param>
/// <param name="TokenAudience">Where assertions are for somebody else than the token endpoint.</param>
/// <param name="Offer">The one theme; null: everything.</param>
/// <param name="Grades">Tell the gradebook "klaar".</param>
/// <param name="Members">Let the administrator count members.</param>
/// <param name="Family">Product, such as <c>moodle</c>.</param>
/// <param name="Sites">Further origins where the platform shows its pages, separated by spaces, at most ten: hosted Canvas and Blackboard sign in elsewhere.</param>
public sealed record RegistrationDraft(
    string Label,
    string Issuer,
    string ClientId,
    string AuthorizationEndpoint,
    string? TokenEndpoint = null,
    string? JwksUri = null,
    string? Keys = null,
    string? TokenAudience = null,
    string? Offer = null,
    bool Grades = false,
    bool Members = false,
    string? Family = null,
    string? Sites = null);

/// <summary>Why a registration cannot be kept as it is.</summary>
/// <param name="Field">Name of the property of <see cref="RegistrationDraft"/>, or <c>DeploymentId</c>.</param>
/// <param name="Code"><c>word</c> (empty, too long, spaces around it), <c>address</c> (no https address), <c>private</c> (an address on a private network that <c>Outbound:AllowedPrivateHosts</c> does not list), <c>keys</c> (neither an address nor a readable set, or both), <c>needed</c> (services need it), <c>taken</c> (this client is registered already).</param>
public sealed record RegistrationFault(string Field, string Code);
