using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>Everything between this store and others.</summary>
internal static class FlowsRoom
{
    public static IServiceCollection AddFlows(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<LrsOptions>, FlowChecks>();
        // Patience is kept for each whole answer, see OtherStore; the client's own clock would end before it.
        services.AddHttpClient(ForwardingLoops.HttpName, client => client.Timeout = Timeout.InfiniteTimeSpan).ConfigurePrimaryHttpMessageHandler(XapiClient.NoRedirects);
        services.AddSingleton<ForwardReads>();
        services.AddSingleton<ForwardingLoops>();
        services.AddHostedService(provider => provider.GetRequiredService<ForwardingLoops>());
        services.AddSingleton<ImportingLoops>();
        services.AddHostedService(provider => provider.GetRequiredService<ImportingLoops>());
        services.AddSingleton(provider => new RecordStoreFlows(
            provider.GetRequiredService<IOptions<LrsOptions>>(), provider.GetRequiredService<IDbContextFactory<LrsDb>>(), provider.GetRequiredService<ForwardReads>(),
            provider.GetRequiredService<Writer>(), provider.GetRequiredService<ForwardingLoops>(), provider.GetRequiredService<ImportingLoops>()));
        return services;
    }
}
