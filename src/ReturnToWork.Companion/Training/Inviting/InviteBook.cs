using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MimeKit;
using ReturnToWork.Companion.Mail;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Companion.Texts;
using ReturnToWork.Companion.Training.Own;
using ReturnToWork.Companion.Training.Progress;
using ReturnToWork.Courses.Protocols;

namespace ReturnToWork.Companion.Training.Inviting;

/// <summary>Who is to be invited, as the trainer typed it.</summary>
internal sealed record InviteWish(string Employer, string Name, string? Mail, string Language);

/// <summary>What an invitation gave.</summary>
/// <param name="Code">Eight digits, shown once; null where there is a refusal.</param>
/// <param name="Refusal">Key of the sentence that says what to do; null where there is a code.</param>
internal sealed record MadeInvitation(Guid Trainee, string? Code, string? Refusal);

/// <summary>Somebody who was invited and did not begin yet.</summary>
/// <param name="Mail">What became of the mail: <c>none</c> (no address, or no mail server), <c>waits</c>, <c>sent</c> or <c>failed</c>.</param>
internal sealed record OpenInvitation(Guid Id, string Name, string Employer, DateTimeOffset Invited, string Mail, bool CanGo);

/// <summary>Invites professionals. They are found again at their first sign-in, by the code or by the mail address (<see cref="TraineeBook"/>); the code is kept as a keyed hash alone.</summary>
internal sealed class InviteBook(
    CompanionStore store, Organisations organisations, TraineeBook trainees, TrainingBook book, ProtocolLibrary protocols, CallNames names, MailAddresses addresses, IOptions<MailOptions> mail, Days days, TimeProvider clock) : IDisposable
{
    /// <summary>The longest name that fits on a line.</summary>
    public const int LongestName = 80;

    // Two taps at once would both find that somebody is not there yet.
    private readonly SemaphoreSlim _oneAtATime = new(1);

    /// <summary>Whether a mail goes with an invitation.</summary>
    public bool SendsMail => mail.Value.IsOn;

    /// <summary>Those whose professionals this organisation trains.</summary>
    public IReadOnlyList<string> EmployersOf(string trainer) =>
        [.. organisations.All.Where(organisation => !TrainingTenant.Is(organisation) && organisations.TrainedBy(organisation) == trainer).Order(StringComparer.Ordinal)];

    public async Task<MadeInvitation> InviteAsync(string tenant, InviteWish wish, CancellationToken ct)
    {
        var (name, address) = (wish.Name.Trim(), string.IsNullOrWhiteSpace(wish.Mail) ? null : wish.Mail.Trim());
        if (!EmployersOf(TrainingTenant.TrainerOf(tenant)).Contains(wish.Employer, StringComparer.Ordinal)) return Refused("invite.wrong.organisation");
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl)) return Refused("invite.wrong.name");
        if (address is not null && !IsAddress(address)) return Refused("invite.wrong.mail");
        if (!Words.Languages.Contains(wish.Language, StringComparer.Ordinal)) return Refused("invite.wrong.language");

        await _oneAtATime.WaitAsync(ct);
        try
        {
            await using var db = await store.OpenAsync(tenant, ct);
            if (address is not null && await IsThereAsync(db, tenant, wish.Employer, address, ct)) return Refused("invite.wrong.there");
            var (code, now) = (NewCode(), clock.GetUtcNow());
            var row = new TraineeRow
            {
                Organisation = tenant, Id = Guid.CreateVersion7(now), Actor = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), Employer = wish.Employer, Language = wish.Language,
                SealedName = names.Seal(tenant, name), SealedMail = address is null ? null : addresses.Seal(tenant, address), InviteHash = trainees.HashOf(tenant, code),
                ProtocolVersion = protocols.For(days.DayOf(now)).Version, Invited = now,
            };
            db.Add(row);
            if (address is not null && mail.Value.IsOn) db.Add(MailOf(row, now));
            await db.SaveChangesAsync(ct);
            await book.OfOneAsync(tenant, row.Id, CancellationToken.None);
            return new MadeInvitation(row.Id, code, null);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>A new code for who lost the first, which is worth nothing from then on. Null where nobody waits under this id.</summary>
    public async Task<string?> AnewAsync(string tenant, Guid trainee, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(tenant, ct);
        var code = NewCode();
        var hash = trainees.HashOf(tenant, code);
        return await db.Trainees.Where(row => row.Id == trainee && row.Subject == null && row.Left == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.InviteHash, hash), ct) == 1 ? code : null;
    }

    /// <summary>Takes an invitation back, and with it all that was kept of somebody who never began. False where there is more than an invitation.</summary>
    public async Task<bool> TakeBackAsync(string tenant, Guid trainee, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(tenant, ct);
        await using var work = await db.Database.BeginTransactionAsync(ct);
        var mark = MarkOf(trainee);
        var gone = await db.Trainees.Where(row => row.Id == trainee && row.Subject == null && !db.Evidence.Any(evidence => evidence.Trainee == trainee)).ExecuteDeleteAsync(ct);
        if (gone == 0) return false;
        await db.Progress.Where(row => row.Trainee == trainee).ExecuteDeleteAsync(ct);
        await db.Reminders.Where(row => row.Mark == mark).ExecuteDeleteAsync(ct);
        await work.CommitAsync(ct);
        return true;
    }

    public async Task<IReadOnlyList<OpenInvitation>> OpenAsync(string tenant, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(tenant, ct);
        var rows = await db.Trainees.AsNoTracking().Where(row => row.Subject == null && row.Left == null).OrderBy(row => row.Invited).ToListAsync(ct);
        var mails = await db.Reminders.AsNoTracking().Where(row => row.Kind == ReminderKinds.Invitation).ToDictionaryAsync(row => row.Mark, StringComparer.Ordinal, ct);
        var earned = (await db.Evidence.AsNoTracking().Select(row => row.Trainee).Distinct().ToListAsync(ct)).ToHashSet();
        return [.. rows.Select(row => new OpenInvitation(row.Id, names.Open(tenant, row.SealedName), row.Employer, row.Invited, StateOf(mails.GetValueOrDefault(MarkOf(row.Id))), !earned.Contains(row.Id)))];
    }

    public void Dispose() => _oneAtATime.Dispose();

    private static string StateOf(ReminderRow? sent) => sent switch { null => "none", { Sent: not null } => "sent", { GivenUp: not null } => "failed", _ => "waits" };

    private static string MarkOf(Guid trainee) => $"{ReminderKinds.Invitation}|{trainee:D}";

    private static ReminderRow MailOf(TraineeRow row, DateTimeOffset now) => new()
    {
        Organisation = row.Organisation, Mark = MarkOf(row.Id), Kind = ReminderKinds.Invitation, To = row.Id.ToString("D", CultureInfo.InvariantCulture), Due = now, Counted = 1,
    };

    private static MadeInvitation Refused(string key) => new(Guid.Empty, null, key);

    // Bare, with a domain: "Bo <bo@b.example>" and the name of somebody on this machine are none.
    private static bool IsAddress(string text) => MailboxAddress.TryParse(text, out var box) && box.Address == text && text.Contains('@', StringComparison.Ordinal);

    private static string NewCode() => RandomNumberGenerator.GetInt32(0, 100_000_000).ToString("D8", CultureInfo.InvariantCulture);

    private async Task<bool> IsThereAsync(CompanionDb db, string tenant, string employer, string address, CancellationToken ct) =>
        (await db.Trainees.AsNoTracking().Where(row => row.Employer == employer && row.SealedMail != null && row.Left == null).Select(row => row.SealedMail!).ToListAsync(ct))
            .Any(sealedMail => string.Equals(addresses.Open(tenant, sealedMail), address, StringComparison.OrdinalIgnoreCase));
}
