using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Training.Statements;

namespace ReturnToWork.Companion.Training.Badges;

/// <summary>What came of it.</summary>
internal enum Issued
{
    Now,

    /// <summary>It was given before, and stands or was taken back for good.</summary>
    Before,

    /// <summary>The professional is not in this training any more.</summary>
    Nobody,

    /// <summary><c>Badges:Address</c> is not set.</summary>
    NoAddress,
}

/// <summary>
/// Gives a certificate, once for each certification: its id is made of it, so that two instances at once make the same one and the database takes the first. With it goes the statement <c>certified</c>, in one
/// transaction. A certificate that was lost or bore a wrong name is given anew; the statement is not said twice.
/// </summary>
internal sealed partial class IssueBadge(
    CompanionStore store, CallNames names, BadgeKeys keys, BadgeAddresses addresses, OpenBadge writer, CertificateSeal seal, TrainingStatements statements, SendingLoop sending, TimeProvider clock,
    ILogger<IssueBadge> logger)
{
    /// <summary>The requirement that <c>certified</c> is said of: the whole.</summary>
    public const string Requirement = "certificate";

    private const int Tries = 4;

    public async Task<Issued> OnceAsync(string trainer, Certification certification, CancellationToken ct)
    {
        if (!addresses.Known)
        {
            Log.NoAddress(logger);
            return Issued.NoAddress;
        }

        for (var attempt = 1; ; attempt++)
        {
            await using var db = await store.OpenAsync(TrainingTenant.Of(trainer), ct);
            if (await db.Trainees.AsNoTracking().SingleOrDefaultAsync(row => row.Id == certification.Trainee && row.Left == null, ct) is not { } trainee) return Issued.Nobody;
            var given = await db.Badges.AsNoTracking().Where(row => row.Trainee == trainee.Id && row.Issued == certification.From).ToListAsync(ct);
            if (given.Exists(row => row.Revoked is null || !RevokeBadge.Replaces(row.RevokedFor))) return Issued.Before;
            await AddAsync(db, trainer, trainee, certification, given.Count, ct);
            try
            {
                await db.SaveChangesAsync(ct);
                sending.Soon();
                return Issued.Now;
            }
            catch (DbUpdateException) when (attempt < Tries)
            {
                // Another instance was first, or another certificate drew the same place. Look again.
            }
        }
    }

    private async Task AddAsync(CompanionDb db, string trainer, TraineeRow trainee, Certification certification, int nth, CancellationToken ct)
    {
        var about = $"{trainee.Id:N}\n{certification.From:yyyy-MM-dd}";
        var certificate = new Certificate(
            Named($"badge\n{db.Organisation}\n{about}\n{nth}"), Guid.NewGuid(), names.Open(db.Organisation, trainee.SealedName), certification.From, certification.Until, certification.Protocol, StatusBits.Draw(),
            trainee.Language, certification.Modules);
        using var key = await keys.SigningAsync(trainer, ct);
        var (code, credential) = (CertificateCode.New(), key.Sign(writer.Credential(trainer, certificate), addresses.Key(trainer, key.Id)));
        db.Add(new BadgeRow
        {
            Organisation = db.Organisation, Id = certificate.Id, Trainee = trainee.Id, Issued = certificate.Issued, ValidUntil = certificate.ValidUntil, Place = certificate.Place,
            SealedCredential = seal.Seal(db.Organisation, new KeptCertificate(certificate, code, credential)), CodeHash = CertificateCode.Hash(code),
        });
        await statements.SayAsync(db, trainee, new TrainingWord.Certified(certificate.ValidUntil), Requirement, $"{certification.From:yyyy-MM-dd}", clock.GetUtcNow(), ct);
    }

    // RFC 9562, version 8: of a hash. Whoever does not know the trainee's own id cannot make it.
    private static Guid Named(string what)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(what)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A certificate waits: Badges:Address is not set, so nobody could check it.")]
        public static partial void NoAddress(ILogger logger);
    }
}
