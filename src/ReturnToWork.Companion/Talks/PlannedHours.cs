using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.SignIn;
using ReturnToWork.Companion.Texts;

namespace ReturnToWork.Companion.Talks;

/// <summary>This week's planned talks of one coach beside the time that the organisation reserved for them.</summary>
/// <param name="Reserved">Minutes a week; null where nobody said.</param>
internal sealed record CoachWeek(string Subject, string Name, int Planned, int? Reserved)
{
    /// <summary>More is planned than there is time for: something for the organisation to mend, never a fault of the coach.</summary>
    public bool IsTooMuch => Reserved is { } time && Planned > time;
}

/// <summary>Planned against reserved time. It counts minutes of appointments and knows nothing of whom they are with.</summary>
internal sealed class PlannedHours(CompanionStore store, Days days, TimeProvider clock)
{
    /// <summary>At most so much can be reserved a week, in minutes.</summary>
    public const int Most = 40 * 60;

    /// <summary>Every coach of an organisation, by name; with <paramref name="subject"/> only that one.</summary>
    public async Task<IReadOnlyList<CoachWeek>> ThisWeekAsync(string organisation, string? subject, CancellationToken ct)
    {
        var today = days.DayOf(clock.GetUtcNow());
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var (from, to) = (days.MomentOf(monday, TimeOnly.MinValue), days.MomentOf(monday.AddDays(7), TimeOnly.MinValue));
        await using var db = await store.OpenAsync(organisation, ct);
        var planned = (await db.Appointments.AsNoTracking().Where(row => row.Cancelled == null && row.Begins >= from && row.Begins < to && (subject == null || row.Coach == subject))
            .GroupBy(row => row.Coach).Select(coach => new { coach.Key, Minutes = coach.Sum(row => row.Minutes) }).ToListAsync(ct)).ToDictionary(coach => coach.Key, coach => coach.Minutes, StringComparer.Ordinal);
        var coaches = await db.Professionals.AsNoTracking().Where(row => subject == null || row.Subject == subject).OrderBy(row => row.Name).ThenBy(row => row.Subject).ToListAsync(ct);
        return [.. coaches.Where(row => row.Roles.Split(',').Contains(Roles.Coach, StringComparer.Ordinal)).Select(row => new CoachWeek(row.Subject, row.Name, planned.GetValueOrDefault(row.Subject), row.ReservedMinutes))];
    }

    /// <summary>Says how much time a week is reserved for a coach.</summary>
    /// <returns>False where there is no such coach, or the time is not one that a week has.</returns>
    public async Task<bool> ReserveAsync(string organisation, string subject, int? minutes, CancellationToken ct)
    {
        if (minutes is < 0 or > Most) return false;
        await using var db = await store.OpenAsync(organisation, ct);
        if (await db.Professionals.SingleOrDefaultAsync(row => row.Subject == subject, ct) is not { } row) return false;
        row.ReservedMinutes = minutes;
        await db.SaveChangesAsync(ct);
        return true;
    }
}
