using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ReturnToWork.Lti;

/// <summary>The door of the room. The host brings an <see cref="ILaunchReceiver"/>.</summary>
public static class LtiRoom
{
    /// <summary>Adds the room, with its settings from the section <c>Lti</c>; the host does not start when they are wrong.</summary>
    public static IServiceCollection AddLti(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LtiOptions>().Bind(configuration.GetSection("Lti")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<LtiOptions>, CheckRegistrations>();
        services.AddSingleton<PlatformClients>();
        services.AddSingleton(provider => new PlatformOrigins(provider.GetRequiredService<PlatformClients>()));
        return services;
    }

    /// <summary>Maps <c>/lti/login</c> and <c>/lti/launch</c>.</summary>
    public static IEndpointRouteBuilder MapLti(this IEndpointRouteBuilder app)
    {
        _ = app.MapGroup("/lti");
        return app;
    }
}
