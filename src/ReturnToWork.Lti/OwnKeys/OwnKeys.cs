using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ReturnToWork.Lti;

/// <summary>Our key pairs, one line of them for each platform client (lti.md K1 to K3). The private halves lie sealed in the store and are opened only to sign.</summary>
internal sealed partial class OwnKeys(IDbContextFactory<LtiDb> databases, IDataProtectionProvider protection, NewKeyPairs pairs, TimeProvider clock, ILogger<OwnKeys> logger)
{
    /// <summary>Makes sure that this client has a key that signs now. Two instances at once may make two: both are published, and the same one signs everywhere.</summary>
    public async Task EnsureAsync(PlatformClient client, CancellationToken ct) => await KeysOfAsync(client, ct);

    /// <summary>A compact RS256 token over these claims, with the kid of the key that signs for this client now.</summary>
    public async Task<string> SignAsync(PlatformClient client, JsonObject claims, CancellationToken ct)
    {
        var row = KeySchedule.SigningAt(await KeysOfAsync(client, ct), clock.GetUtcNow())
            ?? throw new InvalidOperationException("A platform client has keys, and none of them signs.");
        using var pair = Open(row);
        return pair.Sign(claims);
    }

    /// <summary>What this client's platform may verify with now and soon: the keys that are published, those that sign later too. Made on the spot where there is none.</summary>
    public async Task<IReadOnlyList<OwnKeyRow>> PublishedAsync(PlatformClient client, CancellationToken ct) => await KeysOfAsync(client, ct);

    /// <summary>The published keys of every client.</summary>
    public async Task<IReadOnlyList<OwnKeyRow>> PublishedAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.OwnKeys.AsNoTracking().Where(key => key.Retires == null || key.Retires > now).OrderBy(key => key.SignsFrom).ThenBy(key => key.Kid).ToListAsync(ct);
    }

    /// <summary>Does what is due for all these clients: first keys, successors a day ahead, and the end of what nobody needs. Safe late, twice and at once.</summary>
    public async Task RotateAsync(IReadOnlyCollection<PlatformClient> clients, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        foreach (var client in clients) await SucceedAsync(db, client, await ReadAsync(db, client, ct), ct);

        var now = clock.GetUtcNow();
        DateTimeOffset? end = KeySchedule.RetiresAfter(now);
        var living = clients.Select(client => (client.Of.Organisation, client.Key)).ToHashSet();
        var orphans = (await db.OwnKeys.AsNoTracking().Where(key => key.Retires == null).Select(key => new { key.Organisation, key.Client }).Distinct().ToListAsync(ct))
            .Where(owner => !living.Contains((owner.Organisation, owner.Client)));
        foreach (var owner in orphans)
        {
            await db.OwnKeys.Where(key => key.Organisation == owner.Organisation && key.Client == owner.Client && key.Retires == null)
                .ExecuteUpdateAsync(set => set.SetProperty(key => key.Retires, end), ct);
        }

        await db.OwnKeys.Where(key => key.Retires <= now).ExecuteDeleteAsync(ct);
    }

    private async Task<List<OwnKeyRow>> KeysOfAsync(PlatformClient client, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var keys = await ReadAsync(db, client, ct);
        return KeySchedule.SigningAt(keys, clock.GetUtcNow()) is not null ? keys : await SucceedAsync(db, client, keys, ct);
    }

    private async Task<List<OwnKeyRow>> ReadAsync(LtiDb db, PlatformClient client, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await db.OwnKeys.AsNoTracking()
            .Where(key => key.Organisation == client.Of.Organisation && key.Client == client.Key && (key.Retires == null || key.Retires > now))
            .OrderBy(key => key.SignsFrom).ThenBy(key => key.Kid)
            .ToListAsync(ct);
    }

    private async Task<List<OwnKeyRow>> SucceedAsync(LtiDb db, PlatformClient client, List<OwnKeyRow> keys, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (KeySchedule.NextSignsFrom(keys, now) is not { } from) return keys;
        var made = Make(client, now, from);
        await using var work = await db.Database.BeginTransactionAsync(ct);
        db.OwnKeys.Add(made);
        await db.SaveChangesAsync(ct);
        DateTimeOffset? end = KeySchedule.RetiresAfter(from);
        await db.OwnKeys
            .Where(key => key.Organisation == made.Organisation && key.Client == made.Client && key.Retires == null && key.SignsFrom < from)
            .ExecuteUpdateAsync(set => set.SetProperty(key => key.Retires, end), ct);
        await work.CommitAsync(ct);
        Log.Made(logger, made.Kid, from);
        return await ReadAsync(db, client, ct);
    }

    private OwnKeyRow Make(PlatformClient client, DateTimeOffset now, DateTimeOffset from)
    {
        using var pair = pairs.Make();
        var clear = pair.Export();
        try
        {
            return new OwnKeyRow
            {
                Organisation = client.Of.Organisation,
                Client = client.Key,
                Kid = pair.Kid,
                Sealed = Protector(client.Of.Organisation, client.Key).Protect(clear),
                Public = pair.PublicJson,
                Created = now,
                SignsFrom = from,
            };
        }
        finally
        {
            CryptographicOperations.ZeroMemory(clear);
        }
    }

    private KeyPair Open(OwnKeyRow row)
    {
        var clear = Protector(row.Organisation, row.Client).Unprotect(row.Sealed);
        try
        {
            return KeyPair.Import(clear);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(clear);
        }
    }

    // A row that somebody moved to another organisation or client does not open there.
    private IDataProtector Protector(string organisation, string client) => protection.CreateProtector("ReturnToWork.Lti", "own-key", organisation, client);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Made the key {Kid} for a platform client; it signs from {From}")]
        public static partial void Made(ILogger logger, string kid, DateTimeOffset from);
    }
}
