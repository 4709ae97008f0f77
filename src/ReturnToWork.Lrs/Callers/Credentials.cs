using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ReturnToWork.Lrs;

/// <summary>
/// Who the Basic credentials are: those of the settings and those made at run time, all in memory, so that a request costs one keyed hash and no query.
/// What another instance made or revoked is seen within <see cref="Fresh"/> when requests come steadily, and never later than <see cref="Stale"/>.
/// </summary>
internal sealed partial class Credentials(IOptions<LrsOptions> options, Secrets secrets, IDbContextFactory<LrsDb> factory, TimeProvider clock, ILogger<Credentials> logger)
{
    private const string HomePage = "https://returntowork.example/credentials";
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(6);

    private readonly byte[] _nobody = RandomNumberGenerator.GetBytes(HMACSHA256.HashSizeInBytes);
    private readonly Lock _gate = new();
    private readonly List<KeyValuePair<string, Known>> _ofSettings =
        [.. options.Value.Credentials.Select(credential => KeyValuePair.Create(credential.Key, new Known(secrets.Hash(credential.Secret), Caller(credential.Organisation, credential.Key, credential.Scopes) with { Unlimited = credential.Unlimited })))];

    private volatile Picture? _picture;
    private Task<Picture>? _reading;
    private int _changes;

    /// <summary>Null for unknown and for wrong, after the same work .</summary>
    /// <exception cref="DbException">The database could not be asked for too long to trust what is remembered.</exception>
    public async ValueTask<LrsCaller?> FindAsync(string key, string secret, CancellationToken ct)
    {
        var all = await AllAsync(ct);
        var known = all.GetValueOrDefault(key);
        return CryptographicOperations.FixedTimeEquals(secrets.Hash(secret), known?.SecretHash ?? _nobody) ? known?.Caller : null;
    }

    /// <summary>After a change by this instance: the next request reads anew, and what is being read already does not count.</summary>
    public void Changed()
    {
        lock (_gate) (_picture, _reading, _changes) = (null, null, _changes + 1);
    }

    /// <summary>Whether an account with this home page is a key of this store and not a person.</summary>
    public static bool AreAt(string homePage) => homePage == HomePage;

    private async ValueTask<Dictionary<string, Known>> AllAsync(CancellationToken ct)
    {
        var picture = _picture;
        var age = picture is null ? TimeSpan.MaxValue : clock.GetElapsedTime(picture.Taken);
        if (age < Fresh) return picture!.All;
        if (age > Stale) return (await ReadAsync().WaitAsync(ct)).All;
        _ = LookAgainAsync();
        return picture!.All;
    }

    private async Task LookAgainAsync()
    {
        try
        {
            await ReadAsync();
        }
        catch (Exception trouble) when (trouble is DbException or TimeoutException or ObjectDisposedException || trouble.InnerException is DbException)
        {
            Log.NotRead(logger, trouble);
        }
    }

    // One at a time; whoever comes meanwhile waits for the same answer.
    private Task<Picture> ReadAsync()
    {
        lock (_gate)
        {
            var changes = _changes;
            return _reading is { IsCompleted: false } ? _reading : _reading = Task.Run(() => ReadNowAsync(changes));
        }
    }

    private async Task<Picture> ReadNowAsync(int changes)
    {
        var taken = clock.GetTimestamp();
        await using var db = await factory.CreateDbContextAsync();
        var rows = await db.Set<CredentialRow>().AsNoTracking().Where(row => row.Revoked == null).ToListAsync();
        var all = rows.ToDictionary(row => row.Key, row => new Known(row.SecretHash, Caller(row.Organisation, row.Key, row.Scopes.Split(' '))), StringComparer.Ordinal);
        foreach (var (key, known) in _ofSettings) all[key] = known;
        var picture = new Picture(all, taken);
        lock (_gate)
        {
            // Something changed while this was read: another reading, begun after it, is the one that counts.
            if (changes == _changes) _picture = picture;
        }

        return picture;
    }

    private static LrsCaller Caller(string organisation, string key, IEnumerable<string> scopes) => new(
        organisation, $$"""{"objectType":"Agent","account":{"homePage":"{{HomePage}}","name":{{JsonSerializer.Serialize(key)}} } }""", Scopes.Rights(scopes));

    private sealed record Known(byte[] SecretHash, LrsCaller Caller);

    private sealed record Picture(Dictionary<string, Known> All, long Taken);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The credentials in the database could not be read again; the next request tries once more.")]
        public static partial void NotRead(ILogger logger, Exception exception);
    }
}
