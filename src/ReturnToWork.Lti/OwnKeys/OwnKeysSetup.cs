using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ReturnToWork.Lti;

internal static class OwnKeysSetup
{
    public static IServiceCollection AddOwnKeys(this IServiceCollection services)
    {
        services.TryAddSingleton(new NewKeyPairs(KeyPair.Make));
        return services
            .AddSingleton<OwnKeys>()
            .AddSingleton(provider => new ToolKeys(provider.GetRequiredService<PlatformClients>(), provider.GetRequiredService<OwnKeys>(), provider.GetRequiredService<IOptions<LtiOptions>>()))
            .AddSingleton(provider => new KeyRotation(provider.GetRequiredService<PlatformClients>(), provider.GetRequiredService<OwnKeys>()));
    }
}
