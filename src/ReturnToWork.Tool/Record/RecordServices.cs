using Microsoft.EntityFrameworkCore;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.Record;

/// <summary>Everything between this host and its record store.</summary>
internal static class RecordServices
{
    public static IServiceCollection AddRecord(this IServiceCollection services)
    {
        services.AddSingleton<Saying>();
        services.AddSingleton(provider => new Sweep(provider.GetRequiredService<IDbContextFactory<ToolDb>>(), provider.GetRequiredService<Saying>(), provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
