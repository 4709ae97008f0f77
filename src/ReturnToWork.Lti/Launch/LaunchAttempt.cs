using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ReturnToWork.Lti;

/// <summary>
/// One launch on its way through the checks. Each check may rely on what earlier ones filled in; <see cref="Claims"/> is
/// not to be believed before the signature was checked.
/// </summary>
internal sealed class LaunchAttempt(HttpContext http, IFormCollection form)
{
    public HttpContext Http { get; } = http;

    public string? IdToken { get; } = One(form, "id_token");

    public string? State { get; } = One(form, "state");

    public string? Error { get; } = One(form, "error");

    public JsonElement Header { get; set; }

    public JsonElement Claims { get; set; }

    public OpenLogin Login { get; set; } = null!;

    /// <summary>Known as soon as the login is, and certain after <see cref="LoginChecks.RegistrationStillExists"/>.</summary>
    public PlatformClient Client { get; set; } = null!;

    /// <summary>All registrations as they were when this launch came in.</summary>
    public Clients Clients { get; set; } = null!;

    public bool CookiesHold { get; set; }

    public Deployment Deployment { get; set; } = null!;

    public IReadOnlyList<string> Roles { get; set; } = [];

    public Uri TargetLink { get; set; } = null!;

    /// <summary>As signed; known to be one that we take after <see cref="ClaimChecks.MessageIsOneOfOurs"/>.</summary>
    public IMessage Message { get; set; } = null!;

    /// <summary>Set by <see cref="IMessage"/>s that may be told to a gradebook.</summary>
    public string? Grading { get; set; }

    /// <summary>For the launch log: what is known so far.</summary>
    public About About => new(
        Message?.Kind ?? LaunchKind.Launch, Client, Deployment is null ? SeenDeployment : Deployment.Id, Deployment?.Organisation);

    /// <summary>A deployment that the platform signed for and that is not (yet) ours to let in.</summary>
    public string? SeenDeployment { get; set; }

    /// <summary>Of a deep linking launch, after <see cref="DeepLinkChecks.SettingsAreUsable"/>.</summary>
    public DeepLinkSettings DeepLink { get; set; } = null!;

    /// <summary>Only after every check said yes.</summary>
    public ResourceLinkLaunch ToLaunch() => new(
        Deployment.Organisation, Deployment.Registration, Client.Issuer, Client.ClientId, Deployment.Id, Claims.Text("sub")!,
        Lti.Roles.IsLearner(Roles), Lti.Roles.IsTeacherLike(Roles), TargetLink,
        Claims.GetProperty(Claim.ResourceLink).Text("id")!, Locale(), Client.Origin, CookiesHold)
    {
        Offer = Deployment.Terms.Offer,
        Grading = Grading,
        ReturnUrl = ReturnUrl(),
    };

    // Optional and unchecked by the specification: only what looks like a language tag is passed on.
    public string? Locale()
    {
        var said = (Claims.TryGetProperty(Claim.Presentation, out var presentation) ? presentation.Text("locale") : null) ?? Claims.Text("locale");
        return said is { Length: >= 2 and <= 35 } && said.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? said : null;
    }

    private Uri? ReturnUrl() =>
        Claims.TryGetProperty(Claim.Presentation, out var presentation) && presentation.Text("return_url") is { } said
        && RegistrationRules.IsSafeAddress(said) ? new Uri(said) : null;

    // A field sent twice is no field: which of them was meant cannot be known.
    private static string? One(IFormCollection form, string name) => form[name] is [{ Length: > 0 } value] ? value : null;
}

/// <summary>Names of the claims we read (LTI 1.3 Core 5.3 and 5.4).</summary>
internal static class Claim
{
    private const string Lti = "https://purl.imsglobal.org/spec/lti/claim/";

    public const string MessageType = Lti + "message_type";
    public const string Version = Lti + "version";
    public const string DeploymentId = Lti + "deployment_id";
    public const string TargetLink = Lti + "target_link_uri";
    public const string ResourceLink = Lti + "resource_link";
    public const string Roles = Lti + "roles";
    public const string Presentation = Lti + "launch_presentation";
}
