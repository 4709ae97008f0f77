using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Texts;

namespace ReturnToWork.Companion.Mail;

/// <summary>What a professional chose about reminders.</summary>
/// <param name="HasAddress">Whether the identity provider gave an address.</param>
internal sealed record ReminderChoice(bool Wanted, string Language, bool HasAddress);

/// <summary>Reminders that could not go, for the administrator: why, how many, and when the last one was due.</summary>
internal sealed record GivenUpReminders(string Why, int Count, DateTimeOffset Last);

/// <summary>Who wants reminders, and which did not go.</summary>
internal sealed class ReminderBook(CompanionStore store, TimeProvider clock)
{
    /// <summary>So long the administrator sees what did not go.</summary>
    public const int ShownDays = 30;

    public async Task<ReminderChoice?> OfAsync(string organisation, string subject, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(organisation, ct);
        return await db.Professionals.AsNoTracking().Where(row => row.Subject == subject).Select(row => new ReminderChoice(row.Reminders, row.Language, row.SealedMail != null)).SingleOrDefaultAsync(ct);
    }

    /// <returns>False where there is no such account or language.</returns>
    public async Task<bool> ChooseAsync(string organisation, string subject, bool wanted, string language, CancellationToken ct)
    {
        if (!Words.Languages.Contains(language, StringComparer.Ordinal)) return false;
        await using var db = await store.OpenAsync(organisation, ct);
        return await db.Professionals.Where(row => row.Subject == subject).ExecuteUpdateAsync(set => set.SetProperty(row => row.Reminders, wanted).SetProperty(row => row.Language, language), ct) == 1;
    }

    public async Task<IReadOnlyList<GivenUpReminders>> GivenUpAsync(string organisation, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(organisation, ct);
        var since = clock.GetUtcNow().AddDays(-ShownDays);
        var rows = await db.Reminders.AsNoTracking().Where(row => row.GivenUp != null && row.GivenUp != "unwanted" && row.Due >= since).Select(row => new { row.GivenUp, row.Due }).ToListAsync(ct);
        return [.. rows.GroupBy(row => row.GivenUp!, StringComparer.Ordinal).OrderBy(why => why.Key, StringComparer.Ordinal).Select(why => new GivenUpReminders(why.Key, why.Count(), why.Max(row => row.Due)))];
    }
}
