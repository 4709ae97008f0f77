using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ReturnToWork.Storage;

namespace ReturnToWork.Lti;

/// <summary>The door of the room. The host brings an <see cref="ILaunchReceiver"/> and an <see cref="IRegistrationReceiver"/>.</summary>
public static class LtiRoom
{
    /// <summary>Adds the room, with its settings from the section <c>Lti</c>; the host does not start when they are wrong.</summary>
    public static IServiceCollection AddLti(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<LtiOptions>().Bind(configuration.GetSection("Lti")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<LtiOptions>, CheckRegistrations>();
        services.AddRoomStore<LtiDb, SqliteLtiDb, PostgresLtiDb>("lti", "tool");
        services.TryAddSingleton(TimeProvider.System);
        services.AddOutbound(configuration);
        services.AddSelfCheck();

        services.AddSingleton<PlatformClients>();
        services.AddSingleton<PlatformKeys>();
        services.AddSingleton<LoginStore>();
        services.AddSingleton<ToolAddress>();
        services.AddSingleton<Refusals>();
        services.AddSingleton(provider => new PlatformOrigins(provider.GetRequiredService<PlatformClients>()));
        services.AddSingleton(provider => new RegistrationBook(provider.GetRequiredService<IDbContextFactory<LtiDb>>(), provider.GetRequiredService<IOptions<LtiOptions>>(), provider.GetRequiredService<OutboundRules>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new Invitations(provider.GetRequiredService<IDbContextFactory<LtiDb>>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new LaunchLog(provider.GetRequiredService<IDbContextFactory<LtiDb>>(), provider.GetRequiredService<PlatformClients>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new LaunchLogSweep(provider.GetRequiredService<IDbContextFactory<LtiDb>>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ConnectionTest(provider.GetRequiredService<Outbound>(), provider.GetRequiredService<PlatformClients>(), provider.GetRequiredService<ServiceTokens>(), provider.GetRequiredService<LaunchLog>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Parking>();
        services.AddSingleton(provider => new DeepLinkAnswers(provider.GetRequiredService<PlatformClients>(), provider.GetRequiredService<OwnKeys>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new LoginSweep(provider.GetRequiredService<IDbContextFactory<LtiDb>>(), provider.GetRequiredService<TimeProvider>()));

        services.AddRegistering();
        services.AddOwnKeys().AddServiceTokens().AddGrades().AddMembers();

        services.AddDataProtection();
        services.AddSingleton<ProofTickets>();
        services.AddScoped<Ladder>();
        services.AddScoped<Login>();
        services.AddScoped<LoginChecks>();
        services.AddScoped<SignatureCheck>();
        services.AddScoped<ClaimChecks>();
        services.AddScoped<DoorChecks>();
        services.AddScoped<ResourceLinkChecks>();
        services.AddScoped<IMessage, ResourceLinkMessage>();
        services.AddScoped<Proof>();
        services.AddScoped<IMessage, DeepLinkMessage>();
        services.AddScoped<Launch>();
        return services;
    }

    /// <summary>Maps <c>GET</c> and <c>POST /lti/login</c>, <c>POST /lti/launch</c> and <c>POST /lti/launch/proof</c>; none of their answers may be kept by a cache.</summary>
    public static IEndpointRouteBuilder MapLti(this IEndpointRouteBuilder app)
    {
        var lti = app.MapGroup("/lti")
            .AllowAnonymous()
            // A launch is a form post from another site by design; state, cookie and signature guard it instead.
            .DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(PostedForm.MostBytes))
            .AddEndpointFilter((context, next) =>
            {
                context.HttpContext.Response.Headers.CacheControl = "no-store";
                return next(context);
            });
        lti.MapMethods("/login", [HttpMethods.Get, HttpMethods.Post], (HttpContext http, Login login) => login.HandleAsync(http));
        lti.MapPost("/launch", (HttpContext http, Launch launch) => launch.HandleAsync(http));
        lti.MapRegistering();
        lti.MapPost("/launch/proof", (HttpContext http, Launch launch) => launch.HandleProofAsync(http));
        foreach (var path in (string[])["/launch", "/launch/proof"]) lti.MapGet(path, (HttpContext http, Launch launch) => launch.HandleGetAsync(http));
        app.MapOwnKeys();
        return app;
    }
}
