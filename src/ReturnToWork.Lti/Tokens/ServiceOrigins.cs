namespace ReturnToWork.Lti;

/// <summary>
/// Which origins are a platform's own (reliability L-17): those of the addresses of its registration, and the sites that an administrator approved for it, where a
/// hosted platform has its customers' courses. A token or a score goes nowhere else, whatever a launch says.
/// </summary>
internal static class ServiceOrigins
{
    public static bool Has(PlatformClient client, Uri address) =>
        address is { IsAbsoluteUri: true, UserInfo: "", Fragment: "" } && address.Scheme is "https" or "http" && Of(client).Contains(OriginOf(address), StringComparer.Ordinal);

    private static IEnumerable<string> Of(PlatformClient client) =>
        client.Origins.Concat(new[] { client.TokenEndpoint, client.JwksUri }.OfType<Uri>().Select(OriginOf));

    private static string OriginOf(Uri address) => address.GetLeftPart(UriPartial.Authority);
}
