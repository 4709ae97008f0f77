using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ReturnToWork.Lti;

internal static class OutboundSetup
{
    public static IServiceCollection AddOutbound(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<OutboundOptions>().Bind(configuration.GetSection("Outbound")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<OutboundOptions>, CheckOutbound>();
        services.AddSingleton<OutboundRules>();
        services.AddSingleton<Outbound>();
        services.AddTransient<OutboundGuard>();
        services.TryAddSingleton<ResolveHost>(_ => Dns.GetHostAddressesAsync);
        services.TryAddSingleton<Dial>(_ => OutboundGuard.DialAsync);
        services.AddHttpClient(Outbound.HttpClientName, client =>
            {
                client.Timeout = Outbound.LongestCall;
                client.MaxResponseContentBufferSize = Outbound.MostBytes;
            })
            .ConfigurePrimaryHttpMessageHandler(provider => OutboundGuard.Wire(
                provider.GetRequiredService<OutboundRules>(), provider.GetRequiredService<ResolveHost>(), provider.GetRequiredService<Dial>()))
            .AddHttpMessageHandler<OutboundGuard>()
            // The factory's own log lines hold addresses, and those of line items and members say who was where.
            .RemoveAllLoggers();
        return services;
    }
}
