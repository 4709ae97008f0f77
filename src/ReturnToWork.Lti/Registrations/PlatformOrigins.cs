namespace ReturnToWork.Lti;

/// <summary>Which origins may show a launched page in a frame (CSP <c>frame-ancestors</c>, reliability L-14), and with that whether a session may go on (L-12).</summary>
public sealed class PlatformOrigins
{
    private readonly PlatformClients _clients;

    internal PlatformOrigins(PlatformClients clients) => _clients = clients;

    /// <summary>
    /// The origins of the registration's authorization endpoint and issuer, without doubles. Empty when organisation, registration or deployment is not known,
    /// no longer, or suspended: such a session must not go on. Asked at each request.
    /// </summary>
    /// <param name="registration"><see cref="ResourceLinkLaunch.Registration"/>.</param>
    /// <param name="cancellationToken">Of the request.</param>
    public async ValueTask<IReadOnlyList<string>> OfAsync(string registration, CancellationToken cancellationToken = default) =>
        (await _clients.NowAsync(cancellationToken)).OriginsOf(registration);
}
