using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Settings;

namespace ReturnToWork.Companion.Training.Badges;

/// <summary>The keys of an issuer, one line of them for each organisation that trains. The private halves lie sealed and are opened only to sign; the public ones stay published as long as the issuer is here.</summary>
internal sealed class BadgeKeys(CompanionStore store, Organisations organisations, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>How long one key signs.</summary>
    public static readonly TimeSpan Signs = TimeSpan.FromDays(365);

    /// <summary>The key that signs now; made on the spot where there is none. Two instances at once may make two: both are published, and the same one signs everywhere from then on.</summary>
    public async Task<BadgeKey> SigningAsync(string trainer, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(TrainingTenant.Of(trainer), ct);
        var row = await db.BadgeKeys.AsNoTracking().Where(key => key.Retired == null).OrderByDescending(key => key.Made).ThenBy(key => key.KeyId).FirstOrDefaultAsync(ct) ?? await MakeAsync(db, ct);
        return BadgeKey.Import(Protector(db.Organisation).Unprotect(row.SealedPrivate));
    }

    /// <summary>All keys that a certificate of this issuer may have been signed with, the newest first.</summary>
    public async Task<IReadOnlyList<(string Id, string PublicJwk)>> PublishedAsync(string trainer, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(TrainingTenant.Of(trainer), ct);
        var rows = await db.BadgeKeys.AsNoTracking().OrderByDescending(key => key.Made).ThenBy(key => key.KeyId).Select(key => new { key.KeyId, key.PublicJwk }).ToListAsync(ct);
        return [.. rows.Select(row => (row.KeyId, row.PublicJwk))];
    }

    /// <summary>From now on a new key signs. What older ones signed stays as good as it was.</summary>
    public async Task RotateAsync(string trainer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await store.OpenAsync(TrainingTenant.Of(trainer), ct);
        var made = await MakeAsync(db, ct);
        await db.BadgeKeys.Where(key => key.Retired == null && key.KeyId != made.KeyId).ExecuteUpdateAsync(set => set.SetProperty(key => key.Retired, (DateTimeOffset?)now), ct);
    }

    /// <summary>Woken daily: a key that signed for a year is followed by the next. A trainer who never issued has none.</summary>
    public async Task LookAsync(CancellationToken ct)
    {
        var old = clock.GetUtcNow() - Signs;
        foreach (var trainer in organisations.Trainers)
        {
            await using var db = await store.OpenAsync(TrainingTenant.Of(trainer), ct);
            if (await db.BadgeKeys.AnyAsync(key => key.Retired == null && key.Made <= old, ct) && !await db.BadgeKeys.AnyAsync(key => key.Retired == null && key.Made > old, ct)) await RotateAsync(trainer, ct);
        }
    }

    private async Task<BadgeKeyRow> MakeAsync(CompanionDb db, CancellationToken ct)
    {
        using var key = BadgeKey.Make();
        var row = new BadgeKeyRow { Organisation = db.Organisation, KeyId = key.Id, PublicJwk = key.PublicJwk, SealedPrivate = Protector(db.Organisation).Protect(key.Export()), Made = clock.GetUtcNow() };
        db.Add(row);
        await db.SaveChangesAsync(ct);
        return row;
    }

    private IDataProtector Protector(string tenant) => protection.CreateProtector("ReturnToWork.Companion.BadgeKey", tenant);
}
