using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Storage.Keys;

namespace ReturnToWork.Lti;

internal static class GradesSetup
{
    public static IServiceCollection AddGrades(this IServiceCollection services) => services
        .AddInstallationKey("tool")
        .AddSingleton<GradingSeal>()
        .AddSingleton<LineItemBook>()
        .AddSingleton<LineItems>()
        .AddSingleton<LaunchGrades>()
        .AddSingleton<ScoreOutbox>()
        .AddSingleton<ScoreCourier>()
        .AddSingleton<ScoreDelivery>()
        .AddHostedService(provider => provider.GetRequiredService<ScoreDelivery>())
        .AddSingleton(provider => new Gradebook(
            provider.GetRequiredService<PlatformClients>(), provider.GetRequiredService<GradingSeal>(), provider.GetRequiredService<LineItemBook>(),
            provider.GetRequiredService<ScoreOutbox>(), provider.GetRequiredService<ScoreDelivery>()))
        .AddSingleton(provider => new GradebookDesk(provider.GetRequiredService<IDbContextFactory<LtiDb>>(), provider.GetRequiredService<ScoreDelivery>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new GradeSweep(provider.GetRequiredService<ScoreDelivery>(), provider.GetRequiredService<ScoreOutbox>()));
}
