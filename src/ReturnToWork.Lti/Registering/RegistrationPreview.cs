using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ReturnToWork.Lti;

/// <summary>What a platform is going to be asked, or has to be typed there by hand, before anybody does it.</summary>
/// <param name="Face">Name, sentence and place, in both languages.</param>
/// <param name="Domain">Our host, with its port where it has one.</param>
/// <param name="LoginUri">Where logins begin (OpenID Connect <c>initiate_login_uri</c>).</param>
/// <param name="RedirectUri">The one redirect address.</param>
/// <param name="TargetLinkUri">What is launched; also where content is chosen.</param>
/// <param name="KeysUri">Our public keys: of one registration, or, while it has no number yet, of all.</param>
/// <param name="LogoUri">A picture.</param>
/// <param name="Claims">What a launch has to say about a person: who, and nothing about them.</param>
/// <param name="Scopes">Services asked for; none unless wanted.</param>
public sealed record ToolParticulars(
    ToolFace Face, string Domain, string LoginUri, string RedirectUri, string TargetLinkUri, string KeysUri, string LogoUri, IReadOnlyList<string> Claims, IReadOnlyList<string> Scopes);

/// <summary>Shows an administrator what will be asked, in the very words that are then sent.</summary>
public sealed class RegistrationPreview
{
    private readonly IRegistrationReceiver _host;
    private readonly ToolAddress _address;

    internal RegistrationPreview(IRegistrationReceiver host, ToolAddress address) => (_host, _address) = (host, address);

    /// <summary>Null for an offer that is none.</summary>
    /// <param name="request">Of the administrator's page: it says where we are, unless <c>Lti:Address</c> does.</param>
    /// <param name="registration">The registration, when it has a number already.</param>
    /// <param name="offer">The one theme; null: everything.</param>
    /// <param name="grades">Ask for the gradebook.</param>
    /// <param name="members">Ask for the members.</param>
    public ToolParticulars? Of(HttpRequest request, Guid? registration = null, string? offer = null, bool grades = false, bool members = false)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (_host.FaceOf(offer) is not { } face) return null;
        var origin = OriginOf(request);
        return new ToolParticulars(
            face, new Uri(origin).Authority, origin + "/lti/login", _address.LaunchOf(request), origin + face.Path,
            registration is { } id ? KeysOf(request, id).AbsoluteUri : origin + "/.well-known/jwks.json", origin + face.LogoPath, RegistrationBody.Claims, RegistrationBody.ScopesFor(grades, members));
    }

    /// <summary>What is not granted though it was asked for.</summary>
    internal static IReadOnlyList<string> Missing(InvitationRow invitation, bool grades, bool members) =>
        [.. invitation.Grades && !grades ? ["grades"] : Array.Empty<string>(), .. invitation.Members && !members ? ["members"] : Array.Empty<string>()];

    internal Asked? Ask(HttpRequest request, Guid registration, string? offer, bool grades, bool members, IReadOnlyList<string>? offered) =>
        _host.FaceOf(offer) is { } face
            ? new Asked(face, KeysOf(request, registration), [.. RegistrationBody.ScopesFor(grades, members).Where(scope => offered?.Contains(scope, StringComparer.Ordinal) != false)])
            : null;

    internal JsonObject BodyFor(Asked asked, HttpRequest request, PlatformConfiguration platform) =>
        RegistrationBody.For(asked, OriginOf(request), _address.LaunchOf(request), platform);

    private Uri KeysOf(HttpRequest request, Guid registration) => new($"{OriginOf(request)}/lti/keys/{registration}");

    private string OriginOf(HttpRequest request) => _address.OriginOf(request) + request.PathBase;
}
