using Microsoft.AspNetCore.Http;

namespace ReturnToWork.Lti;

/// <summary>Whether registration, deployment and organisation let people in (lti.md V8, reliability L-09 and L-12).</summary>
internal sealed class DoorChecks(PlatformClients clients, Parking parking)
{
    /// <summary>It may have been taken away or suspended since the login.</summary>
    public static ValueTask<No?> RegistrationIsOpen(LaunchAttempt attempt) => new(
        attempt.Client is null ? new No("L12-registration-gone", Spec.Security("5.1.1.3"), StatusCodes.Status401Unauthorized) : Closed(attempt.Client));

    public static No? Closed(PlatformClient client) => client.State switch
    {
        RegistrationState.Pending => Refuse("L07-registration-pending"),
        RegistrationState.Suspended => Refuse("L12-registration-suspended"),
        _ => null,
    };

    /// <summary>The deployment decides the organisation: an unknown one waits for an administrator where it can only be one organisation's, and is never made.</summary>
    public async ValueTask<No?> DeploymentIsKnown(LaunchAttempt attempt)
    {
        if (attempt.Claims.Text(Claim.DeploymentId) is not { Length: > 0 and <= RegistrationRules.LongestName } id) return Refuse("V8-deployment-missing", StatusCodes.Status400BadRequest);
        attempt.SeenDeployment = id;
        if (attempt.Login.DeploymentHint is { } hint && hint != id) return Refuse("V8-deployment-not-the-logins", StatusCodes.Status401Unauthorized);
        if (!attempt.Client.Deployments.TryGetValue(id, out var deployment))
        {
            if (attempt.Client.Owner is { } owner && RegistrationRules.IsWord(id)) await parking.ParkAsync(owner, attempt.Client, id, attempt.Http.RequestAborted);
            return Refuse("V8-deployment-unknown");
        }

        attempt.Deployment = deployment;
        return Closed(deployment, attempt.Clients);
    }

    /// <summary>The last step: what was open when the launch came in may have been closed while its keys were fetched.</summary>
    public async ValueTask<No?> IsStillOpen(LaunchAttempt attempt)
    {
        var now = await clients.NowAsync(attempt.Http.RequestAborted);
        if (ReferenceEquals(now, attempt.Clients)) return null;
        return now.Of(attempt.Deployment.Registration) is not var (client, deployment) ? new No("L12-registration-gone", Spec.Security("5.1.1.3"), StatusCodes.Status401Unauthorized)
            : Closed(client) ?? Closed(deployment, now);
    }

    private static No? Closed(Deployment deployment, Clients clients) => deployment.Door switch
    {
        DeploymentState.Pending => Refuse("V8-deployment-pending"),
        DeploymentState.Suspended => Refuse("L12-deployment-suspended"),
        _ => clients.IsClosed(deployment.Organisation) ? Refuse("L12-organisation-suspended") : null,
    };

    private static No Refuse(string code, int status = StatusCodes.Status403Forbidden) => new(code, Spec.Core("5.3.3"), status);
}
