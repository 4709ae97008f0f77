using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace ReturnToWork.Lti;

/// <summary>A public key of ours, for who must be told by hand.</summary>
/// <param name="Kid">Its name in our tokens.</param>
/// <param name="Pem">The public key, <c>BEGIN PUBLIC KEY</c> (lti.md K3).</param>
/// <param name="SignsFrom">May lie ahead: a platform that was given the key by hand must have it by then.</param>
/// <param name="Retires">When it is published no longer; null while it is the newest.</param>
public sealed record ToolKey(string Kid, string Pem, DateTimeOffset SignsFrom, DateTimeOffset? Retires);

/// <summary>What a platform may know of our keys: the key sets that it fetches, and the same as PEM. Public halves only.</summary>
public sealed class ToolKeys
{
    private readonly PlatformClients _clients;
    private readonly OwnKeys _keys;
    private readonly LtiOptions _settings;

    internal ToolKeys(PlatformClients clients, OwnKeys keys, IOptions<LtiOptions> settings) => (_clients, _keys, _settings) = (clients, keys, settings.Value);

    /// <summary>The keys of one registration, oldest first; made on the spot where there is none yet. Null when there is no such registration.</summary>
    /// <param name="registration">Its number, as in <c>/lti/keys/{id}</c>.</param>
    /// <param name="cancellationToken">Of the request.</param>
    public async Task<IReadOnlyList<ToolKey>?> OfAsync(Guid registration, CancellationToken cancellationToken = default) =>
        await FindAsync(registration, cancellationToken) is { } client
            ? [.. (await _keys.PublishedAsync(client, cancellationToken)).Select(row => new ToolKey(row.Kid, PemOf(row.Public), row.SignsFrom, row.Retires))]
            : null;

    /// <summary>The JSON Web Key Set of one registration; null when there is no such registration.</summary>
    internal async Task<string?> SetOfAsync(Guid registration, CancellationToken ct) =>
        await FindAsync(registration, ct) is { } client ? SetOf(await _keys.PublishedAsync(client, ct)) : null;

    /// <summary>The JSON Web Key Set of all registrations.</summary>
    internal async Task<string> WholeSetAsync(CancellationToken ct) => SetOf(await _keys.PublishedAsync(ct));

    // Entries of the settings that share a client share its keys, and each has a number of its own.
    private async Task<PlatformClient?> FindAsync(Guid registration, CancellationToken ct)
    {
        var clients = await _clients.NowAsync(ct);
        return clients.All.FirstOrDefault(client => client.Of.Id == registration)
            ?? (_settings.Registrations.FirstOrDefault(entry => FromSettings.IdOf(entry) == registration) is { } shared ? clients.WithKey(PlatformClient.Hash(shared.Issuer, shared.ClientId)) : null);
    }

    private static string SetOf(IEnumerable<OwnKeyRow> rows) => $$"""{"keys":[{{string.Join(',', rows.Select(row => row.Public))}}]}""";

    private static string PemOf(string json)
    {
        var key = JsonNode.Parse(json)!;
        using var rsa = RSA.Create(new RSAParameters
        {
            Modulus = Base64Url.DecodeFromChars(key["n"]!.GetValue<string>()),
            Exponent = Base64Url.DecodeFromChars(key["e"]!.GetValue<string>()),
        });
        return rsa.ExportSubjectPublicKeyInfoPem();
    }
}
