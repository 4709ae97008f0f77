using Hangfire;
using ReturnToWork.Storage;
using ReturnToWork.Xapi;

namespace ReturnToWork.Companion.Retention;

/// <summary>Door of the slice: what is deleted because its time is over.</summary>
internal static class RetentionSlice
{
    public static IServiceCollection AddRetention(this IServiceCollection services)
    {
        services.AddOptions<RetentionOptions>().BindConfiguration("Retention").ValidateDataAnnotations().ValidateOnStart();
        services.AddHttpClient(ToolEndingDoor.HttpName, client => client.Timeout = TimeSpan.FromSeconds(5)).ConfigurePrimaryHttpMessageHandler(XapiClient.NoRedirects);
        return services.AddSingleton<KeptKinds>().AddSingleton<RetentionJob>().AddSingleton<RetentionReport>().AddSingleton<ToolEndingDoor>().AddSingleton<DeletionClock>();
    }

    public static void WakeRetention(this IServiceProvider services)
    {
        services.Wake<DeletionClock>("deletion-clock", deletion => deletion.LookAsync(), "41 1 * * *");
        services.Wake<RetentionJob>("retention", job => job.LookAsync(), Cron.Hourly());
    }
}
