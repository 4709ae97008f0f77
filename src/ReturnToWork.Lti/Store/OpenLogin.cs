namespace ReturnToWork.Lti;

/// <summary>
/// A login that began here. Holds nothing of a person: the secrets only as hashes, and neither <c>login_hint</c> nor <c>sub</c>. It belongs to a platform client
/// and not yet to an organisation, because only the signed deployment says which one.
/// </summary>
internal sealed class OpenLogin
{
    /// <summary><see cref="PlatformClient.Key"/>.</summary>
    public required string Client { get; init; }

    public required string StateHash { get; init; }

    public required string NonceHash { get; init; }

    /// <summary>Of the value in the login's cookie.</summary>
    public required string ProofHash { get; init; }

    /// <summary><c>target_link_uri</c> of the login, unsigned: only compared, never followed.</summary>
    public required string TargetLink { get; init; }

    /// <summary><c>lti_deployment_id</c> of the login, when it was sent.</summary>
    public string? DeploymentHint { get; init; }

    public required DateTimeOffset Expires { get; init; }

    /// <summary>When the state came back, whatever came with it; it never counts again.</summary>
    public DateTimeOffset? Spent { get; init; }

    /// <summary><c>lti_storage_target</c> where the platform's storage keeps the proof; null where a cookie does.</summary>
    public string? StorageTarget { get; init; }

    /// <summary>When the proof from the platform's storage came; it never counts again.</summary>
    public DateTimeOffset? Proven { get; init; }
}
