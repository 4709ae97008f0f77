using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReturnToWork.Storage;

namespace ReturnToWork.Lrs;

/// <summary>The embedded learning record store (xAPI 1.0.3): the one door of this room.</summary>
public static class LrsRoom
{
    /// <summary>Registers the store with the settings in section <c>Lrs</c>. A host adds its own ways in as <see cref="ILrsDoor"/> singletons.</summary>
    public static IServiceCollection AddLrs(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<LrsOptions>().Bind(configuration.GetSection("Lrs")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<LrsOptions>, LrsOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddRoomStore<LrsDb, SqliteLrsDb, PostgresLrsDb>(LrsDb.Name, "tool");
        services.AddSingleton<Writer>();
        services.AddHostedService(provider => provider.GetRequiredService<Writer>());
        services.AddSingleton(provider => new StatementStore(provider.GetRequiredService<Writer>()));
        services.AddSingleton<StatementReads>();
        services.AddSingleton(provider => new OwnStatements(provider.GetRequiredService<StatementReads>()));
        services.AddSingleton(provider => new StateDocuments(provider.GetRequiredService<IDbContextFactory<LrsDb>>()));
        services.AddSingleton<ILrsDoor, BasicDoor>();
        return services;
    }

    /// <summary>Maps the resources under <paramref name="at"/>, <c>/xapi</c>. Every answer carries the version; every refusal is {code, why, source}.</summary>
    public static RouteGroupBuilder MapLrs(this IEndpointRouteBuilder endpoints, string at)
    {
        var xapi = endpoints.MapGroup(at);
        xapi.AddEndpointFilter<RouteGroupBuilder, Threshold>();
        xapi.AddEndpointFilter<RouteGroupBuilder, Entitlements>();
        About.Map(xapi);
        GetStatements.Map(xapi);
        PutStatement.Map(xapi);
        PostStatements.Map(xapi);
        GetErasures.Map(xapi);
        GetState.Map(xapi);
        WriteState.Map(xapi);
        Elsewhere.Map(xapi);
        return xapi;
    }
}
