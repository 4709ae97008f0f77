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
        services.AddHttpClient(ForwardingLoops.HttpName).ConfigurePrimaryHttpMessageHandler(XapiClient.NoRedirects);
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
