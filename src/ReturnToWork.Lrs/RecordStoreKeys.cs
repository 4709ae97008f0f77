using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReturnToWork.Storage;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <param name="Key">The name of the pair; null when it was refused.</param>
/// <param name="Secret">256 random bits in base64url. Shown this once: the store keeps a keyed hash.</param>
public sealed record CreatedKey(string? Key, string? Secret, Refusal? Refusal);

/// <summary>A pair of credentials as an administrator sees it; never with its secret.</summary>
/// <param name="Created">Null for one of the settings.</param>
/// <param name="Revoked">Since when it opens nothing; null while it does.</param>
public sealed record RecordStoreKey(string Key, IReadOnlyList<string> Scopes, string Label, DateTimeOffset? Created, DateTimeOffset? Revoked);

/// <summary>The Basic credentials of an organisation, made and revoked while the store runs. For the host's administrator page; who may ask is the host's to say.</summary>
public sealed class RecordStoreKeys
{
    private const int MaxLabel = 100;
    private readonly Writer _writer;
    private readonly IDbContextFactory<LrsDb> _factory;
    private readonly Secrets _secrets;
    private readonly Credentials _credentials;
    private readonly LrsOptions _options;

    internal RecordStoreKeys(Writer writer, IDbContextFactory<LrsDb> factory, Secrets secrets, Credentials credentials, IOptions<LrsOptions> options) =>
        (_writer, _factory, _secrets, _credentials, _options) = (writer, factory, secrets, credentials, options.Value);

    /// <summary>The scopes there are: those of xAPI 1.0.3, Communication, 4.2, and <c>erase</c>, which <c>all</c> does not include.</summary>
    public static IReadOnlyList<string> KnownScopes { get; } = [.. Scopes.Known.Keys];

    /// <summary>Makes a pair. It works at once here and within seconds on other instances.</summary>
    /// <param name="scopes">One or more of <see cref="KnownScopes"/>.</param>
    /// <param name="label">What it is for, in the administrator's words; 1 to 100 characters, no control characters.</param>
    /// <returns>The pair, or a refusal (codes <c>scopes</c>, <c>label</c>).</returns>
    public async Task<CreatedKey> CreateAsync(string organisation, IReadOnlyList<string> scopes, string label, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(organisation);
        ArgumentNullException.ThrowIfNull(scopes);
        ArgumentNullException.ThrowIfNull(label);
        if (scopes.Count == 0 || !scopes.All(Scopes.Known.ContainsKey))
            return new(null, null, new("scopes", $"Choose one or more of {string.Join(", ", KnownScopes)}.", "xAPI 1.0.3, Communication, 4.2"));
        if (label.Length is 0 or > MaxLabel || label.Any(char.IsControl)) return new(null, null, new("label", $"A label has 1 to {MaxLabel} characters.", "src/ReturnToWork.Lrs/README.md"));

        var (key, secret) = (Secrets.NewKey(), Secrets.NewSecret());
        await _writer.WriteAsync(new Create(organisation, key, _secrets.Hash(secret), string.Join(' ', scopes.Distinct(StringComparer.Ordinal)), label)).WaitAsync(cancellationToken);
        _credentials.Changed();
        return new(key, secret, null);
    }

    /// <summary>All pairs of the organisation, the newest first, those of the settings last.</summary>
    public async Task<IReadOnlyList<RecordStoreKey>> ListAsync(string organisation, CancellationToken cancellationToken = default)
    {
        await using var db = await _factory.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<CredentialRow>().AsNoTracking().Where(row => row.Organisation == organisation).OrderByDescending(row => row.Created).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new RecordStoreKey(row.Key, row.Scopes.Split(' '), row.Label, UnixMicroseconds.ToMoment(row.Created), row.Revoked is { } revoked ? UnixMicroseconds.ToMoment(revoked) : null)),
            .. _options.Credentials.Where(credential => credential.Organisation == organisation).Select(credential => new RecordStoreKey(credential.Key, [.. credential.Scopes], "Lrs:Credentials", null, null)),
        ];
    }

    /// <summary>Ends a pair: the next request with it is refused here, and within seconds on other instances. What was stored with it stays.</summary>
    /// <returns>False when the organisation has no such pair that still opens; one of the settings is ended in the settings.</returns>
    public async Task<bool> RevokeAsync(string organisation, string key, CancellationToken cancellationToken = default)
    {
        var work = new Revoke(organisation, key);
        await _writer.WriteAsync(work).WaitAsync(cancellationToken);
        _credentials.Changed();
        return work.Found;
    }

    private sealed class Create(string organisation, string key, byte[] secretHash, string scopes, string label) : Work(organisation)
    {
        public override Task RunAsync(WriteScope scope, CancellationToken ct) =>
            scope.InsertAsync("credentials", "key,organisation,secret_hash,scopes,label,created", [[key, Organisation, secretHash, scopes, label, scope.NextTick()]], ct);
    }

    private sealed class Revoke(string organisation, string key) : Work(organisation)
    {
        public bool Found { get; private set; }

        public override async Task RunAsync(WriteScope scope, CancellationToken ct) => Found = await scope.ExecuteAsync(
            $"UPDATE {scope.Prefix}credentials SET revoked = @p0 WHERE organisation = @p1 AND key = @p2 AND revoked IS NULL", [scope.NextTick(), Organisation, key], ct) > 0;
    }
}
