using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ReturnToWork.Lrs;
using ReturnToWork.Storage;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.Health;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can also keep what it acknowledges.</summary>
internal static class Readiness
{
    public static IServiceCollection AddReadiness(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<CanKeep>("can-keep").AddCheck<KeyRingReads>("key-ring").AddCheck<ErasuresAreDone>("erasures");
        return services;
    }

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
    }
}

/// <summary>Every room's schema is up to date and can be written; our own is really written to.</summary>
internal sealed class CanKeep(IEnumerable<RoomMigration> rooms, IDbContextFactory<ToolDb> stores, TimeProvider time) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        foreach (var room in rooms)
        {
            await using var db = await room.OpenAsync(cancellationToken);
            if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any()) return HealthCheckResult.Unhealthy($"The schema of {room.Room} is not up to date.");
            // On SQLite this takes the writer's lock, so a file that cannot be written is found out here.
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await transaction.RollbackAsync(cancellationToken);
        }

        await using var own = await stores.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        if (await own.Probes.Where(row => row.Instance == Environment.MachineName).ExecuteUpdateAsync(set => set.SetProperty(row => row.At, now), cancellationToken) == 0)
        {
            own.Probes.Add(new WriteProbe { Instance = Environment.MachineName, At = now });
            try
            {
                await own.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException exception) when (StoreErrors.IsDuplicate(exception))
            {
                // Two checks at once: one wrote it, which is all we want to know.
            }
        }

        return HealthCheckResult.Healthy();
    }
}

/// <summary>Nobody who was erased stands in the record store, also after an old copy of it was put back.</summary>
internal sealed class ErasuresAreDone(RecordStoreErasure records) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(records.HasReplayed ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("Erasures are being done again."));
}

/// <summary>What this instance protects, it can read again.</summary>
internal sealed class KeyRingReads(IDataProtectionProvider protection) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var protector = protection.CreateProtector("ReturnToWork.Tool", "readiness");
        return Task.FromResult(protector.Unprotect(protector.Protect("ready")) == "ready" ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
    }
}
