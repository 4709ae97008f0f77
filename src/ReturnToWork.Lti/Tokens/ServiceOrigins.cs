using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ReturnToWork.Lti;

/// <summary>
/// Which origins are a platform's own (reliability L-17): those of the addresses of its registration, and those that the settings add for its issuer. A token or a
/// score goes nowhere else, whatever a launch says.
/// </summary>
internal sealed class ServiceOrigins(IOptions<ServiceOptions> options)
{
    public bool Has(PlatformClient client, Uri address) =>
        address is { IsAbsoluteUri: true, UserInfo: "", Fragment: "" } && address.Scheme is "https" or "http" && Of(client).Contains(OriginOf(address), StringComparer.Ordinal);

    private IEnumerable<string> Of(PlatformClient client) =>
        new[] { new Uri(client.Issuer), client.AuthorizationEndpoint, client.TokenEndpoint, client.JwksUri }
            .OfType<Uri>().Select(OriginOf)
            .Concat(options.Value.Origins.Where(more => more.Issuer == client.Issuer).Select(more => OriginOf(new Uri(more.Origin))));

    private static string OriginOf(Uri address) => address.GetLeftPart(UriPartial.Authority);
}

/// <summary>The section <c>Lti:Services</c>.</summary>
internal sealed class ServiceOptions
{
    /// <summary>Further origins of a platform's services, where they are not those of its registration (Canvas: each school's own).</summary>
    public IList<ServiceOrigin> Origins { get; init; } = [];
}

/// <summary><c>Lti:Services:Origins:N</c>.</summary>
internal sealed class ServiceOrigin
{
    /// <summary>The platform's issuer, byte for byte.</summary>
    [Required]
    public string Issuer { get; set; } = "";

    /// <summary>Such as <c>https://school.instructure.com</c>.</summary>
    [Required]
    public string Origin { get; set; } = "";
}

/// <summary>Says at start what is wrong with <c>Lti:Services</c>.</summary>
internal sealed class CheckServices : IValidateOptions<ServiceOptions>
{
    public ValidateOptionsResult Validate(string? name, ServiceOptions options)
    {
        var wrong = options.Origins.Index()
            .Where(one => one.Item.Issuer.Length == 0 || !Uri.TryCreate(one.Item.Origin, UriKind.Absolute, out var origin)
                || origin is not { AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" } || !(origin.Scheme == Uri.UriSchemeHttps || (origin.Scheme == Uri.UriSchemeHttp && origin.IsLoopback)))
            .Select(one => $"Lti:Services:Origins:{one.Index} must name an Issuer and an https Origin without a path.")
            .ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}
