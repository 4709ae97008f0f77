using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ReturnToWork.Lti;

internal static class SelfCheckSetup
{
    public static IServiceCollection AddSelfCheck(this IServiceCollection services)
    {
        // The address is this installation's own, not one that came from outside, so it does not go through the guard.
        services.AddHttpClient(SelfCheck.HttpClientName, client => client.Timeout = TimeSpan.FromSeconds(10))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
            .RemoveAllLoggers();
        return services.AddSingleton(provider => new SelfCheck(
            provider.GetRequiredService<RegistrationBook>(), provider.GetRequiredService<IDbContextFactory<LtiDb>>(), provider.GetRequiredService<IHttpClientFactory>(),
            provider.GetRequiredService<IOptions<LtiOptions>>(), provider.GetRequiredService<IServiceScopeFactory>(), provider.GetRequiredService<TimeProvider>()));
    }
}
