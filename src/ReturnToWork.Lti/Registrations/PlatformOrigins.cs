namespace ReturnToWork.Lti;

/// <summary>Which origins may show a launched page in a frame (CSP <c>frame-ancestors</c>, reliability L-14).</summary>
public sealed class PlatformOrigins
{
    private readonly PlatformClients _clients;

    internal PlatformOrigins(PlatformClients clients) => _clients = clients;

    /// <summary>
    /// The origins of the registration's authorization endpoint and issuer, without doubles. Empty when the registration is not known,
    /// or no longer: such a session must not go on.
    /// </summary>
    /// <param name="registration"><see cref="ResourceLinkLaunch.Registration"/>.</param>
    public IReadOnlyList<string> Of(string registration) => _clients.OriginsOf(registration);
}
