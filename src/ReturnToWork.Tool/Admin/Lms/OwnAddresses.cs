using Microsoft.Extensions.Options;
using ReturnToWork.Lti;

namespace ReturnToWork.Tool.Admin.Lms;

/// <summary>What an LMS has to know of us: the same addresses as the Lti room answers at.</summary>
internal sealed class OwnAddresses(IOptions<LtiOptions> options)
{
    public string Origin(HttpRequest request) => new Uri(options.Value.Address ?? $"{request.Scheme}://{request.Host}").GetLeftPart(UriPartial.Authority);

    /// <summary>One of our values by the name that <c>platforms.json</c> gives it.</summary>
    /// <param name="request">How we were reached, where no setting says it.</param>
    /// <param name="value"><c>login</c>, <c>launch</c>, <c>keys</c>, <c>mine</c>, <c>origin</c>, <c>host</c> or <c>name</c>.</param>
    /// <param name="name">The neutral name, in the reader's language.</param>
    public string Of(HttpRequest request, string value, string name) => value switch
    {
        "login" => $"{Origin(request)}/lti/login",
        "launch" => $"{Origin(request)}/lti/launch",
        "keys" => $"{Origin(request)}/.well-known/jwks.json",
        "mine" => $"{Origin(request)}/mijn",
        "origin" => Origin(request),
        "host" => new Uri(Origin(request)).Host,
        "name" => name,
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "platforms.json names a value that we do not have."),
    };

    public string Invitation(HttpRequest request, string code) => $"{Origin(request)}/lti/register/{code}";
}
