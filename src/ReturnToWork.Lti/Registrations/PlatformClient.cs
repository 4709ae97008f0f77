using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace ReturnToWork.Lti;

/// <summary>Our client at one platform: what (issuer, client id) says. Which organisation is launching is only known with the deployment.</summary>
internal sealed record PlatformClient(
    string Key,
    string Issuer,
    string ClientId,
    Uri AuthorizationEndpoint,
    Uri JwksUri,
    IReadOnlyDictionary<string, Deployment> Deployments)
{
    public string Origin { get; } = AuthorizationEndpoint.GetLeftPart(UriPartial.Authority);

    public IReadOnlyList<string> Origins { get; } =
        [.. new[] { AuthorizationEndpoint.GetLeftPart(UriPartial.Authority), new Uri(Issuer).GetLeftPart(UriPartial.Authority) }.Distinct(StringComparer.Ordinal)];
}

internal sealed record Deployment(string Id, string Organisation, string Registration);

/// <summary>All registrations, folded by (issuer, client id).</summary>
internal sealed class PlatformClients
{
    private readonly PlatformClient[] _all;
    private readonly Dictionary<string, IReadOnlyList<string>> _origins;

    public PlatformClients(IOptions<LtiOptions> options)
    {
        _all = [.. options.Value.Registrations.GroupBy(r => (r.Issuer, r.ClientId)).Select(Fold)];
        _origins = _all
            .SelectMany(client => client.Deployments.Values.Select(deployment => (deployment.Registration, client)))
            .ToDictionary(pair => pair.Registration, pair => pair.client.Origins, StringComparer.Ordinal);
    }

    public PlatformClient? WithKey(string key) => Array.Find(_all, client => client.Key == key);

    /// <summary>Those that a login may mean; the caller refuses unless it is exactly one (never guess, lti.md L2).</summary>
    public PlatformClient[] Matching(string issuer, string? clientId) =>
        Array.FindAll(_all, client => client.Issuer == issuer && (clientId is null || client.ClientId == clientId));

    public IReadOnlyList<string> OriginsOf(string registration) => _origins.GetValueOrDefault(registration) ?? [];

    private static PlatformClient Fold(IGrouping<(string Issuer, string ClientId), RegistrationOptions> entries)
    {
        var first = entries.First();
        var deployments = entries
            .SelectMany(entry => entry.DeploymentIds.Select(id => new Deployment(
                id, entry.Organisation, Hash(entry.Issuer, entry.ClientId, id))))
            .ToDictionary(deployment => deployment.Id, StringComparer.Ordinal);
        return new PlatformClient(
            Hash(first.Issuer, first.ClientId), first.Issuer, first.ClientId,
            new Uri(first.AuthorizationEndpoint), new Uri(first.JwksUri), deployments);
    }

    // The parts cannot hold a line feed (CheckRegistrations), so that no two lists of parts read the same.
    private static string Hash(params string[] parts) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
}
