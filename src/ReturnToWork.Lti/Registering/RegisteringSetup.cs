using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ReturnToWork.Lti;

internal static class RegisteringSetup
{
    public static IServiceCollection AddRegistering(this IServiceCollection services)
    {
        services.AddSingleton<RegistrationWire>();
        services.AddSingleton(provider => new RegistrationPreview(provider.GetRequiredService<IRegistrationReceiver>(), provider.GetRequiredService<ToolAddress>()));
        services.AddSingleton<NewRegistration>();
        services.AddSingleton<UpdatedRegistration>();
        services.AddSingleton<RegistrationPages>();
        services.AddSingleton<Register>();
        return services;
    }

    public static void MapRegistering(this IEndpointRouteBuilder lti) =>
        lti.MapGet("/register/{code}", (string code, HttpContext http, Register register) => register.HandleAsync(code, http));
}
