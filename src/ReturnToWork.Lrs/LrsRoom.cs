using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ReturnToWork.Storage;
using ReturnToWork.Storage.Keys;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>The embedded learning record store (xAPI 1.0.3 and 2.0): the one door of this room.</summary>
public static class LrsRoom
{
    /// <summary>Registers the store with the settings in section <c>Lrs</c>. A host adds its own ways in as <see cref="ILrsDoor"/> singletons.</summary>
    public static IServiceCollection AddLrs(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<LrsOptions>().Bind(configuration.GetSection("Lrs")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<LrsOptions>, LrsOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        // A plan is made once per connection, often while the tables are small or not yet counted, and reading a small table whole looks cheap then. Every
        // question here has its index (LrsDbTests), so nothing else is offered.
        services.AddRoomStore<LrsDb, SqliteLrsDb, PostgresLrsDb>(LrsDb.Name, "tool", planning: "-c enable_seqscan=off -c enable_bitmapscan=off");
        services.AddSingleton<Writer>();
        services.AddHostedService(provider => provider.GetRequiredService<Writer>());
        services.AddSingleton(provider => new StatementStore(provider.GetRequiredService<Writer>()));
        services.AddSingleton<StatementReads>();
        services.AddSingleton<Formats>();
        services.AddSingleton<StatementPages>();
        services.AddSingleton(provider => new OwnStatements(provider.GetRequiredService<StatementReads>()));
        services.AddSingleton(provider => new RecordStoreCounts(provider.GetRequiredService<IDbContextFactory<LrsDb>>()));
        services.AddSingleton(provider => new StateDocuments(provider.GetRequiredService<IDbContextFactory<LrsDb>>()));
        services.AddInstallationKey("tool");
        services.AddSingleton<Secrets>();
        services.AddSingleton<Credentials>();
        services.AddSingleton<ILrsDoor, BasicDoor>();
        services.AddSingleton<Marking>();
        services.AddSingleton<Receipts>();
        services.AddSingleton<ErasureSweep>();
        services.AddSingleton<Eraser>();
        services.AddHostedService(provider => provider.GetRequiredService<Eraser>());
        services.AddErasureLedger(ReplayErasures.Room, "tool");
        services.AddSingleton<ReplayErasures>();
        services.AddHostedService(provider => provider.GetRequiredService<ReplayErasures>());
        services.AddSingleton(provider => new RecordStoreErasure(
            provider.GetRequiredService<Eraser>(), provider.GetRequiredService<Marking>(), provider.GetRequiredService<Receipts>(), provider.GetRequiredService<IDbContextFactory<LrsDb>>(),
            provider.GetRequiredKeyedService<ErasureLedger>(ReplayErasures.Room), provider.GetRequiredService<ReplayErasures>()));
        services.AddSingleton(provider => new RecordStoreKeys(
            provider.GetRequiredService<Writer>(), provider.GetRequiredService<IDbContextFactory<LrsDb>>(), provider.GetRequiredService<Secrets>(),
            provider.GetRequiredService<Credentials>(), provider.GetRequiredService<IOptions<LrsOptions>>()));
        services.AddSingleton<AttachmentFolder>();
        services.AddSingleton<AttachmentReads>();
        services.AddSingleton<AttachmentSweep>();
        services.AddHostedService(provider => provider.GetRequiredService<AttachmentSweep>());
        services.AddSingleton<Deliveries>();
        services.AddSingleton<Limits>();
        services.AddSingleton<Buckets>();
        services.AddSingleton<Origins>();
        services.AddFlows();
        return services;
    }

    /// <summary>
    /// Maps the resources under <paramref name="at"/>. Every mount is the same store and speaks both versions, as each request's header asks; every answer
    /// carries the version it is in; every refusal is {code, why, source}.
    /// </summary>
    /// <param name="at">A path without a slash at its end: <c>/xapi</c>.</param>
    /// <param name="otherwise">The version of answers to requests whose header names none, or none of ours.</param>
    public static RouteGroupBuilder MapLrs(this IEndpointRouteBuilder endpoints, string at, XapiVersion otherwise = XapiVersion.V103)
    {
        var xapi = endpoints.MapGroup(at).WithMetadata(new Mount(at, otherwise));
        xapi.AddEndpointFilter<RouteGroupBuilder, Threshold>();
        xapi.AddEndpointFilter<RouteGroupBuilder, Entitlements>();
        About.Map(xapi);
        GetStatements.Map(xapi);
        PutStatement.Map(xapi);
        PostStatements.Map(xapi);
        DeleteStatements.Map(xapi);
        GetErasures.Map(xapi);
        GetDocuments.Map(xapi);
        WriteDocument.Map(xapi);
        GetActivity.Map(xapi);
        GetPerson.Map(xapi);
        Elsewhere.Map(xapi);
        return xapi;
    }
}
