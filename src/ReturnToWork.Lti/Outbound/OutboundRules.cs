using System.Net;
using System.Text;
using Microsoft.Extensions.Options;

namespace ReturnToWork.Lti;

/// <summary>What can be said of an address before anything is resolved or called.</summary>
internal sealed class OutboundRules(IOptions<OutboundOptions> options)
{
    // Names that only mean something on a network of one's own (RFC 6761, 6762, 8375; .internal is ICANN's for private use).
    private static readonly string[] LocalNames = [".local", ".localhost", ".internal", ".intranet", ".lan", ".home.arpa", ".onion"];

    private readonly HashSet<string> _listed = new(options.Value.AllowedPrivateHosts.Select(HostOf).OfType<string>(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Null when the address may be called, as far as its text can tell.</summary>
    public OutboundFault? Refuses(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) ? Refuses(uri) : OutboundFault.Unusable;

    /// <inheritdoc cref="Refuses(string?)"/>
    public OutboundFault? Refuses(Uri address)
    {
        if (!address.IsAbsoluteUri || address.UserInfo.Length > 0 || address.Fragment.Length > 0 || !IsPlain(address)) return OutboundFault.Unusable;
        var listed = Lists(address.IdnHost, address.Port);
        return address.Scheme == Uri.UriSchemeHttp && !listed ? OutboundFault.NotHttps
            : address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp ? OutboundFault.NotHttps
            : listed ? null
            : IsLocal(address.IdnHost.TrimEnd('.')) ? OutboundFault.Private
            : address.Port is 443 or >= 1024 ? null
            : OutboundFault.Unusable;
    }

    /// <summary>Whether the installation allows this host, at this port, to be private.</summary>
    public bool Lists(string host, int port)
    {
        var bare = host.Trim('[', ']');
        return _listed.Contains(bare) || _listed.Contains($"{bare}|{port}");
    }

    /// <summary>A word of the setting as <c>host</c> or <c>host|port</c>, without brackets; null when it is neither.</summary>
    public static string? HostOf(string? word)
    {
        if (string.IsNullOrWhiteSpace(word)
            || !Uri.TryCreate($"https://{word}/", UriKind.Absolute, out var uri)
            || uri.UserInfo.Length > 0 || uri.PathAndQuery != "/" || uri.Fragment.Length > 0
            || !word.StartsWith(uri.Host, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var host = uri.IdnHost.Trim('[', ']');
        return word.Length == uri.Host.Length ? host : $"{host}|{uri.Port}";
    }

    // These addresses end up in headers of ours, and people must be able to tell them apart: other letters only as punycode.
    private static bool IsPlain(Uri address) => Ascii.IsValid(address.OriginalString) && Uri.CheckHostName(address.Host) != UriHostNameType.Unknown;

    private static bool IsLocal(string host) =>
        IPAddress.TryParse(host.Trim('[', ']'), out var address)
            ? !PublicAddresses.Contain(address)
            : !host.Contains('.', StringComparison.Ordinal) || LocalNames.Any(end => host.EndsWith(end, StringComparison.OrdinalIgnoreCase));
}
