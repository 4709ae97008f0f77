namespace ReturnToWork.Lti;

/// <summary>Signs what was chosen, so that the browser can take it to the platform.</summary>
public sealed class DeepLinkAnswers
{
    private readonly PlatformClients _clients;
    private readonly OwnKeys _keys;
    private readonly TimeProvider _clock;

    internal DeepLinkAnswers(PlatformClients clients, OwnKeys keys, TimeProvider clock) => (_clients, _keys, _clock) = (clients, keys, clock);

    /// <summary>
    /// The answer to a deep linking launch. No items: somebody gave up, and the platform is told so too (lti.md D3). Null when organisation, registration or deployment
    /// was suspended or taken away while somebody chose, or the way back is no longer the platform's.
    /// </summary>
    /// <param name="request">As it was handed to <see cref="ILaunchReceiver.PickAsync"/>.</param>
    /// <param name="items">At most one where <see cref="DeepLinkRequest.AcceptMultiple"/> is false.</param>
    /// <param name="message">A sentence that the platform may show; null for none.</param>
    /// <param name="cancellationToken">Of the request.</param>
    /// <exception cref="ArgumentException">More items than the platform takes.</exception>
    public async Task<DeepLinkAnswer?> SignAsync(DeepLinkRequest request, IReadOnlyList<DeepLinkItem> items, string? message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(items);
        if (items.Count > 1 && !request.AcceptMultiple) throw new ArgumentException("The platform takes one item.", nameof(items));
        var clients = await _clients.NowAsync(cancellationToken);
        if (!clients.OriginsOf(request.Registration).Contains(request.ReturnUrl.GetLeftPart(UriPartial.Authority), StringComparer.Ordinal)) return null;
        var (client, deployment) = clients.Of(request.Registration)!.Value;
        var claims = DeepLinkContent.Claims(request, client, deployment.Id, items, message, _clock.GetUtcNow());
        return new DeepLinkAnswer(request.ReturnUrl, await _keys.SignAsync(client, claims, cancellationToken));
    }
}
