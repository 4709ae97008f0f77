using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Companion.Training.Sessions;

namespace ReturnToWork.Companion.Mail;

/// <summary>
/// Woken every minute: sends what is due. A reminder is claimed before it is sent, so that two instances never send one both; one that fails is tried again after 1, 2, 4 … 64
/// minutes. What cannot go is given up with a reason, which the administrator's page shows.
/// </summary>
internal sealed partial class SendReminders(
    CompanionStore store, Organisations organisations, MailAddresses addresses, MailDoor door, SessionMail sessions, IOptions<MailOptions> mail, TimeProvider clock, ILogger<SendReminders> logger)
{
    /// <summary>After so many tries a reminder is given up.</summary>
    public const int MostTries = 8;

    /// <summary>A reminder that is older reminds of nothing.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromHours(16);

    public async Task LookAsync(CancellationToken ct)
    {
        if (!mail.Value.IsOn) return;
        // Also the trainings, from where people are invited.
        foreach (var organisation in organisations.All.Union(organisations.Trainings, StringComparer.Ordinal))
        {
            await using var db = await store.OpenAsync(organisation, ct);
            var now = clock.GetUtcNow();
            var due = await db.Reminders.AsNoTracking().Where(row => row.Sent == null && row.GivenUp == null && (row.NextTry == null || row.NextTry <= now)).OrderBy(row => row.Due).Take(50).ToListAsync(ct);
            foreach (var row in due) await SendAsync(db, row, ct);
        }
    }

    private async Task SendAsync(CompanionDb db, ReminderRow row, CancellationToken ct)
    {
        var (now, tries) = (clock.GetUtcNow(), row.Tries + 1);
        var again = now.AddMinutes(1 << Math.Min(row.Tries, 6));
        var claimed = await db.Reminders.Where(one => one.Mark == row.Mark && one.Tries == row.Tries && one.Sent == null && one.GivenUp == null)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.Tries, tries).SetProperty(one => one.NextTry, (DateTimeOffset?)again), ct);
        if (claimed == 0) return;
        var to = await ReaderOfAsync(db, row, ct);
        if (now - row.Due > Fresh) await GiveUpAsync(db, row, "late", ct);
        else if (to is null) await GiveUpAsync(db, row, "unwanted", ct);
        else if (await TrySendAsync(db.Organisation, row, to, ct) is not { } trouble) await db.Reminders.Where(one => one.Mark == row.Mark).ExecuteUpdateAsync(set => set.SetProperty(one => one.Sent, (DateTimeOffset?)now), ct);
        else if (trouble.IsFinal || tries >= MostTries) await GiveUpAsync(db, row, trouble.Code, ct);
        else Log.Later(logger, db.Organisation, trouble.Code);
    }

    // Null where nobody wants it: mail switched off, an account suspended, an invitation that was answered or taken back.
    private static async Task<Reader?> ReaderOfAsync(CompanionDb db, ReminderRow row, CancellationToken ct)
    {
        if (row.Kind == ReminderKinds.Invitation)
        {
            return Guid.TryParse(row.To, out var trainee)
                ? await db.Trainees.AsNoTracking().Where(one => one.Id == trainee && one.Subject == null && one.Left == null && one.SealedMail != null).Select(one => new Reader(one.SealedMail!, one.Language)).SingleOrDefaultAsync(ct)
                : null;
        }

        return await db.Professionals.AsNoTracking().Where(one => one.Subject == row.To && one.Reminders && one.Suspended == null && one.SealedMail != null).Select(one => new Reader(one.SealedMail!, one.Language)).SingleOrDefaultAsync(ct);
    }

    private async Task<MailTrouble?> TrySendAsync(string organisation, ReminderRow row, Reader to, CancellationToken ct)
    {
        string address;
        try
        {
            address = addresses.Open(organisation, to.SealedMail);
        }
        catch (CryptographicException)
        {
            return new MailTrouble("address", true);
        }

        return await door.SendAsync(address, ReminderText.Of(row.Kind, row.Counted, to.Language), row.Mark, await sessions.CalendarOfAsync(row, to.Language, ct), ct);
    }

    private async Task GiveUpAsync(CompanionDb db, ReminderRow row, string why, CancellationToken ct)
    {
        Log.GivenUp(logger, db.Organisation, why);
        await db.Reminders.Where(one => one.Mark == row.Mark).ExecuteUpdateAsync(set => set.SetProperty(one => one.GivenUp, why), ct);
    }

    private sealed record Reader(string SealedMail, string Language);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A reminder of {Organisation} did not go yet ({Code}); it is tried again.")]
        public static partial void Later(ILogger logger, string organisation, string code);

        [LoggerMessage(Level = LogLevel.Warning, Message = "A reminder of {Organisation} was given up ({Code}).")]
        public static partial void GivenUp(ILogger logger, string organisation, string code);
    }
}
