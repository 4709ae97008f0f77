using Microsoft.Extensions.DependencyInjection;

namespace ReturnToWork.Lti;

internal static class TokensSetup
{
    public static IServiceCollection AddServiceTokens(this IServiceCollection services) => services
        .AddSingleton<ServiceTokens>()
        .AddSingleton<ServiceCalls>();
}
