using System.Net;
using System.Net.Sockets;
using Microsoft.Security.AntiSSRF;

namespace ReturnToWork.Lti;

/// <summary>Which addresses lie on the public internet. The list of those that do not is the AntiSSRF package's, so that it is kept by more eyes than ours.</summary>
internal static class PublicAddresses
{
    private static readonly IPNetwork[] Special = [.. IPAddressRanges.recommendedLatest.Select(range => IPNetwork.Parse(range))];

    // All that IANA has given out for the public lies here; outside it are the ways to write IPv4 as IPv6 that the list forgets, such as ::127.0.0.1.
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    public static bool Contain(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return (plain.AddressFamily == AddressFamily.InterNetwork || GlobalUnicast.Contains(plain))
            && !Array.Exists(Special, network => network.Contains(plain));
    }
}
