using Microsoft.EntityFrameworkCore;

namespace ReturnToWork.Lti;

/// <summary>Keeps a deployment that nobody knows yet, so that the administrator can approve it (lti.md V8). Nobody comes in by it.</summary>
internal sealed class Parking(IDbContextFactory<LtiDb> databases, TimeProvider clock)
{
    /// <summary>Waiting deployments of one client; a platform that makes up more is refused without a row.</summary>
    public const int Most = 50;

    public async Task ParkAsync(string organisation, PlatformClient client, string deploymentId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await Changing.RunAsync(
            databases,
            async db =>
            {
                if (await db.Deployments.AnyAsync(row => row.Client == client.Key && row.DeploymentId == deploymentId, ct)) return 0;
                if (await db.Deployments.CountAsync(row => row.Client == client.Key && row.State == "pending", ct) >= Most) return 0;
                db.Add(new DeploymentRow { Organisation = organisation, Client = client.Key, DeploymentId = deploymentId, State = DeploymentState.Pending.ToWord(), FirstSeen = now, Changed = now });
                return await db.SaveChangesAsync(ct);
            },
            ct);
    }
}
