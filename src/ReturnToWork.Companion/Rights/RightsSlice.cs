using ReturnToWork.Storage;
using ReturnToWork.Xapi;

namespace ReturnToWork.Companion.Rights;

/// <summary>What the rights of the person need.</summary>
internal static class RightsSlice
{
    public static IServiceCollection AddRights(this IServiceCollection services)
    {
        // Its record store may take a while to erase; who waits longer is told that it follows.
        services.AddHttpClient(ToolErasureDoor.HttpName, client => client.Timeout = TimeSpan.FromSeconds(15)).ConfigurePrimaryHttpMessageHandler(XapiClient.NoRedirects);
        services.AddErasureLedger(ReplayErasures.Room, "companion").AddHostedService<ReplayErasures>();
        return services.AddSingleton<ToolErasureDoor>().AddSingleton<ErasureOrders>();
    }
}
