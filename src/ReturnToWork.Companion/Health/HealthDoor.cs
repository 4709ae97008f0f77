using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ReturnToWork.Companion.Records;

namespace ReturnToWork.Companion.Health;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: the database answers and its schema is up to date.</summary>
internal static class HealthDoor
{
    public static void AddHealth(this IServiceCollection services) => services.AddHealthChecks().AddCheck<StoreIsReady>("store");

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
    }

    private sealed class StoreIsReady(IDbContextFactory<CompanionDb> factory) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                await using var db = await factory.CreateDbContextAsync(cancellationToken);
                var pending = await db.Database.GetPendingMigrationsAsync(cancellationToken);
                return pending.Any() ? HealthCheckResult.Unhealthy("The schema is not up to date.") : HealthCheckResult.Healthy();
            }
            catch (System.Data.Common.DbException)
            {
                return HealthCheckResult.Unhealthy("The database does not answer.");
            }
        }
    }
}
