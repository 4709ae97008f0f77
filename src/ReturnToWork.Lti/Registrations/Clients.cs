namespace ReturnToWork.Lti;

/// <summary>All registrations at one moment, of the settings and of the database, folded by (issuer, client id).</summary>
internal sealed class Clients
{
    private readonly PlatformClient[] _all;
    private readonly HashSet<string> _closed;
    private readonly Dictionary<string, (PlatformClient Client, Deployment Deployment)> _deployments;

    public Clients(IEnumerable<PlatformClient> all, IEnumerable<string> suspendedOrganisations)
    {
        _all = [.. all];
        _closed = suspendedOrganisations.ToHashSet(StringComparer.Ordinal);
        _deployments = _all
            .SelectMany(client => client.Deployments.Values.Select(deployment => (client, deployment)))
            .ToDictionary(pair => pair.deployment.Registration, pair => (pair.client, pair.deployment), StringComparer.Ordinal);
    }

    public IReadOnlyList<PlatformClient> All => _all;

    public PlatformClient? WithKey(string key) => Array.Find(_all, client => client.Key == key);

    public PlatformClient? With(RegistrationOf registration) => Array.Find(_all, client => client.Of == registration);

    /// <summary>Those that a login may mean; the caller refuses unless it is exactly one (never guess, lti.md L2).</summary>
    public PlatformClient[] Matching(string issuer, string? clientId) =>
        Array.FindAll(_all, client => client.Issuer == issuer && (clientId is null || client.ClientId == clientId));

    /// <summary>Client and deployment of a launch that was taken, also when they are suspended by now; null when they are gone.</summary>
    public (PlatformClient Client, Deployment Deployment)? Of(string registration) => _deployments.TryGetValue(registration, out var found) ? found : null;

    public bool IsClosed(string organisation) => _closed.Contains(organisation);

    /// <summary>Empty unless organisation, registration and deployment are all open: whoever came in with it is out (reliability L-12).</summary>
    public IReadOnlyList<string> OriginsOf(string registration) =>
        Of(registration) is var (client, deployment) && client.State == RegistrationState.Active && deployment.Door == DeploymentState.Approved && !IsClosed(deployment.Organisation)
            ? client.Origins
            : [];
}
