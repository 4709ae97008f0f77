using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ReturnToWork.Lti;

internal static class TokensSetup
{
    public static IServiceCollection AddServiceTokens(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ServiceOptions>().Bind(configuration.GetSection("Lti:Services")).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<ServiceOptions>, CheckServices>()
            .AddSingleton<ServiceOrigins>()
            .AddSingleton<ServiceTokens>()
            .AddSingleton<ServiceCalls>();
    }
}
