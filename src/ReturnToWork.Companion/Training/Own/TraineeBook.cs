using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReturnToWork.Companion.Mail;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Companion.Texts;
using ReturnToWork.Companion.Training.Progress;
using ReturnToWork.Courses.Protocols;
using ReturnToWork.SignIn;
using ReturnToWork.Xapi;

namespace ReturnToWork.Companion.Training.Own;

/// <summary>
/// Makes trainees. Who begins gets a random name for the statements; the own name and mail address are sealed for the training's tenant. Whoever was invited is found by the invitation's code or by
/// the address that the identity provider gave, so that nobody is there twice.
/// </summary>
internal sealed class TraineeBook(CompanionStore store, Organisations organisations, CallNames names, MailAddresses mail, TrainingBook book, ProtocolLibrary protocols, Days days, IOptions<PairingOptions> pairing, TimeProvider clock)
{
    /// <summary>The trainee that somebody is from now on; twice is the same as once.</summary>
    /// <param name="code">An invitation's code as it was typed; null where there is none.</param>
    /// <returns>Null where there is no invitation with this code: whoever mistyped it would else begin beside the own invitation.</returns>
    public async Task<TraineeRow?> BeginAsync(Professional me, string? code, string language, CancellationToken ct)
    {
        var tenant = organisations.TrainingTenantOf(me.Organisation);
        var address = await AddressAsync(me, ct);
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await store.OpenAsync(tenant, ct);
            var row = await db.Trainees.SingleOrDefaultAsync(known => known.Employer == me.Organisation && known.Subject == me.Subject, ct) ?? await InvitedAsync(db, me, code, address, ct);
            if (row is null && !string.IsNullOrWhiteSpace(code)) return null;
            if (row is null)
            {
                db.Add(row = new TraineeRow
                {
                    Organisation = tenant, Id = Guid.NewGuid(), Actor = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), Employer = me.Organisation,
                    SealedName = names.Seal(tenant, me.Name), ProtocolVersion = protocols.For(days.DayOf(clock.GetUtcNow())).Version, Invited = clock.GetUtcNow(),
                });
            }

            // Also who left and comes back: what was earned is still there.
            (row.Subject, row.InviteHash, row.Left, row.Language) = (me.Subject, null, null, language);
            row.SealedName = names.Seal(tenant, me.Name);
            if (address is not null) row.SealedMail = mail.Seal(tenant, address);
            try
            {
                await db.SaveChangesAsync(ct);
                await book.OfOneAsync(tenant, row.Id, ct);
                return row;
            }
            catch (DbUpdateException) when (attempt == 1)
            {
                // Two taps at once: the other one made the row, which is found now.
            }
        }
    }

    /// <summary>What an invitation's code is known by.</summary>
    public string HashOf(string tenant, string code) => PairingCode.KeyedHash(pairing.Value.Secret, $"invitation/{tenant}", code);

    private async Task<TraineeRow?> InvitedAsync(CompanionDb db, Professional me, string? code, string? address, CancellationToken ct)
    {
        var tenant = organisations.TrainingTenantOf(me.Organisation);
        if (!string.IsNullOrWhiteSpace(code) && HashOf(tenant, code) is var hash && await db.Trainees.SingleOrDefaultAsync(row => row.InviteHash == hash && row.Employer == me.Organisation && row.Subject == null, ct) is { } named) return named;
        if (address is null) return null;
        var waiting = await db.Trainees.Where(row => row.Employer == me.Organisation && row.Subject == null && row.SealedMail != null && row.Left == null).ToListAsync(ct);
        return waiting.FirstOrDefault(row => string.Equals(mail.Open(tenant, row.SealedMail!), address, StringComparison.OrdinalIgnoreCase));
    }

    private async Task<string?> AddressAsync(Professional me, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(me.Organisation, ct);
        return await db.Professionals.AsNoTracking().Where(row => row.Subject == me.Subject).Select(row => row.SealedMail).SingleOrDefaultAsync(ct) is { } sealedMail ? mail.Open(me.Organisation, sealedMail) : null;
    }
}
