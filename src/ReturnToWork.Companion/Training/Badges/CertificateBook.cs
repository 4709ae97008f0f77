using System.Text;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Companion.Texts;

namespace ReturnToWork.Companion.Training.Badges;

/// <summary>How a certificate stands. The words of each: <c>certificate.state.…</c>.</summary>
internal enum CertificateState
{
    Valid,
    Expired,

    /// <summary>Taken back by the organisation that gave it.</summary>
    Revoked,

    /// <summary>Reported lost, or made out in a wrong name: a new one took its place.</summary>
    Replaced,

    /// <summary>The signature is right, and our books do not hold it: its time is long over, or the holder asked us to forget.</summary>
    NotInBook,
}

/// <summary>What everybody may know who holds the code: nothing of the person.</summary>
/// <param name="Trainer">Organisation that gave it.</param>
internal sealed record ShownCertificate(CertificateState State, string Trainer, DateOnly Issued, DateOnly ValidUntil, DateTimeOffset? Revoked);

/// <summary>A certificate as its holder or the trainer sees it.</summary>
/// <param name="Kept">Null where it was forgotten.</param>
internal sealed record HeldCertificate(Guid Id, ShownCertificate Shown, string? RevokedFor, KeptCertificate? Kept);

/// <summary>The certificates that were given.</summary>
internal sealed class CertificateBook(CompanionStore store, Organisations organisations, CertificateSeal seal, Days days, TimeProvider clock)
{
    /// <summary>What stands under this code. Every issuer's book is asked to its end, so that an answer takes as long whether there is such a code or not.</summary>
    public async Task<ShownCertificate?> FindAsync(string typed, CancellationToken ct) => await RowAsync(typed, ct) is { } row ? Show(row) : null;

    /// <summary>Whether the certificate under this code bears this name; null where that cannot be told. The visitor brings the name: the answer is yes or no.</summary>
    public async Task<bool?> BearsAsync(string typed, string name, CancellationToken ct) =>
        await RowAsync(typed, ct) is { } row && seal.Open(row.Organisation, row.SealedCredential) is { } kept ? Plain(kept.Certificate.Name) == Plain(name) : null;

    /// <summary>How a credential stands whose signature is right.</summary>
    public async Task<ShownCertificate> StandsAsync(ReadCredential credential, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(TrainingTenant.Of(credential.Trainer), ct);
        var row = await db.Badges.AsNoTracking().SingleOrDefaultAsync(badge => badge.Id == credential.Id, ct);
        if (row is not null) return Show(row);
        var (from, last) = (days.DayOf(credential.From), days.DayOf(credential.Until).AddDays(-1));
        return new ShownCertificate(last < Today ? CertificateState.Expired : CertificateState.NotInBook, credential.Trainer, from, last, null);
    }

    /// <summary>All certificates of one trainee, the newest first.</summary>
    public async Task<IReadOnlyList<HeldCertificate>> OfAsync(string tenant, Guid trainee, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(tenant, ct);
        var rows = await db.Badges.AsNoTracking().Where(badge => badge.Trainee == trainee).ToListAsync(ct);
        return [.. rows.OrderByDescending(row => row.Issued).ThenBy(row => row.Revoked is not null).ThenByDescending(row => row.Revoked).Select(row => new HeldCertificate(row.Id, Show(row), row.RevokedFor, seal.Open(tenant, row.SealedCredential)))];
    }

    private DateOnly Today => days.DayOf(clock.GetUtcNow());

    private ShownCertificate Show(BadgeRow row) => new(
        row.Revoked is not null ? (RevokeBadge.Replaces(row.RevokedFor) ? CertificateState.Replaced : CertificateState.Revoked) : row.ValidUntil < Today ? CertificateState.Expired : CertificateState.Valid,
        TrainingTenant.TrainerOf(row.Organisation), row.Issued, row.ValidUntil, row.Revoked);

    private async Task<BadgeRow?> RowAsync(string typed, CancellationToken ct)
    {
        var hash = CertificateCode.Hash(typed);
        BadgeRow? found = null;
        foreach (var trainer in organisations.Trainers)
        {
            await using var db = await store.OpenAsync(TrainingTenant.Of(trainer), ct);
            found = await db.Badges.AsNoTracking().SingleOrDefaultAsync(badge => badge.CodeHash == hash, ct) ?? found;
        }

        return found;
    }

    // As two people write the same name: capitals, accents made in two ways, and blanks do not count.
    private static string Plain(string name) => string.Join(' ', name.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
