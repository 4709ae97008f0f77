using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace ReturnToWork.Lti;

/// <summary>Where platforms reach us: by setting, or else as this request did.</summary>
internal sealed class ToolAddress(IOptions<LtiOptions> options)
{
    public string LaunchOf(HttpRequest request) => OriginOf(request) + request.PathBase + "/lti/launch";

    /// <summary>Our own path to which a page of ours posts the proof.</summary>
    public static string ProofPath(HttpRequest request) => request.PathBase + "/lti/launch/proof";

    public string OriginOf(HttpRequest request) =>
        new Uri(options.Value.Address ?? $"{request.Scheme}://{request.Host}").GetLeftPart(UriPartial.Authority);
}
