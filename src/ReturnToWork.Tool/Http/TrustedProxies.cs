using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace ReturnToWork.Tool.Http;

/// <summary>Section <c>Proxies</c>: whose word about scheme, host and address is taken.</summary>
internal sealed class ProxiesOptions
{
    /// <summary>Addresses of the reverse proxies in front of this host. Empty: nobody's word, the connection itself counts.</summary>
    public IList<string> Trusted { get; init; } = [];
}

internal static class TrustedProxies
{
    public static IServiceCollection AddTrustedProxies(this IServiceCollection services)
    {
        services.AddOptions<ProxiesOptions>().BindConfiguration("Proxies")
            .Validate(options => options.Trusted.All(address => IPAddress.TryParse(address, out _)), "Proxies:Trusted holds something that is not an IP address.").ValidateOnStart();
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxiesOptions>>((forwarded, proxies) =>
        {
            forwarded.KnownIPNetworks.Clear();
            forwarded.KnownProxies.Clear();
            foreach (var address in proxies.Value.Trusted) forwarded.KnownProxies.Add(IPAddress.Parse(address));
            forwarded.ForwardedHeaders = proxies.Value.Trusted.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        });
        return services;
    }
}
