namespace ReturnToWork.Lti;

/// <summary>Gives each platform client its first key and, in time, the next. The host's alarm clock wakes it hourly; what is due stands in the rows themselves.</summary>
public sealed class KeyRotation
{
    private readonly PlatformClients _clients;
    private readonly OwnKeys _keys;

    internal KeyRotation(PlatformClients clients, OwnKeys keys) => (_clients, _keys) = (clients, keys);

    /// <summary>A new key a day before it signs, every 90 days; the old one goes 30 days after that. Safe to run at any time, twice and at once.</summary>
    public async Task RunAsync(CancellationToken cancellationToken = default) =>
        await _keys.RotateAsync((await _clients.NowAsync(cancellationToken)).All, cancellationToken);
}
