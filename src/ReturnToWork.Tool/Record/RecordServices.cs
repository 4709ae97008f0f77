using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReturnToWork.Lrs;
using ReturnToWork.Storage;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.Record;

/// <summary>Everything between this host and its record store.</summary>
internal static class RecordServices
{
    public static IServiceCollection AddRecord(this IServiceCollection services)
    {
        services.TryAddSingleton<IRecord, OwnRecord>();
        services.AddSingleton<ILrsDoor, PlayerDoor>();
        services.AddSingleton<LiveShares>();
        services.AddSingleton<Saying>();
        services.AddErasureLedger(OwnErasure.Room, "tool").AddHostedService<ReplayErasures>();
        services.AddSingleton<OwnErasure>();
        services.AddSingleton<TakenBack>();
        services.AddOptions<RetentionOptions>().BindConfiguration("Retention").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<Keeping>();
        services.AddSingleton(provider => new Sweep(provider.GetRequiredService<IDbContextFactory<ToolDb>>(), provider.GetRequiredService<Saying>(), provider.GetRequiredService<OwnErasure>(), provider.GetRequiredService<Keeping>(), provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
