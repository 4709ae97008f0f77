using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Records;

namespace ReturnToWork.Companion.Training.Reminding;

/// <summary>A reminder about somebody's own training. <paramref name="Mark"/> makes it one message: the same state or day gives none again.</summary>
internal sealed record TrainingReminder(string Kind, string To, string Mark);

/// <summary>
/// Which reminders about training are due, from what stands with the professional's own organisation: state and days, and nothing of what is behind them. Each is said once for what it is about, and
/// only the one that fits today: whoever is late gets no reminders of weeks ago.
/// </summary>
internal static class TrainingReminders
{
    /// <summary>The certificate runs out: within 60 days, within 30, or over and still in grace.</summary>
    public const string In60 = "training-60", In30 = "training-30", Grace = "training-grace";

    /// <summary>The privacy module counts no more soon.</summary>
    public const string Privacy = "training-privacy";

    /// <summary>Guides people already, but had too few feedback talks: the weak spot of every training (method 4.1, F83).</summary>
    public const string Feedback = "training-feedback";

    /// <summary>Began, and something is still missing.</summary>
    public const string Missing = "training-missing";

    public static readonly IReadOnlyList<string> Kinds = [In60, In30, Grace, Privacy, Feedback, Missing];

    /// <summary>After so many days as "mag begeleiden" feedback is spoken of: half of the six months in which three talks fit.</summary>
    public const int FeedbackAfterDays = 90;

    /// <summary>After so many days in a state before "mag begeleiden" what is missing is spoken of.</summary>
    public const int MissingAfterDays = 60;

    /// <summary>So many days before it ends the privacy module is spoken of.</summary>
    public const int PrivacyDays = 30;

    private const int Early = 60, Late = 30;

    public static async Task<IReadOnlyList<TrainingReminder>> DueAsync(CompanionDb db, DateOnly today, CancellationToken ct) =>
        [.. (await db.Standings.AsNoTracking().ToListAsync(ct)).SelectMany(row => Of(row, today))];

    /// <summary>What is due of one professional.</summary>
    public static IEnumerable<TrainingReminder> Of(StandingRow row, DateOnly today)
    {
        if (row.CertifiedUntil is { } until)
        {
            var left = until.DayNumber - today.DayNumber;
            if (left is >= 0 and <= Late) yield return About(In30, row, until);
            else if (left is > Late and <= Early) yield return About(In60, row, until);
            else if (left < 0 && row.GraceUntil >= today) yield return About(Grace, row, until);
        }

        if (row.PrivacyUntil is { } privacy && privacy.DayNumber - today.DayNumber is >= 0 and <= PrivacyDays && row.State is not ("invited" or "busy")) yield return About(Privacy, row, privacy);
        if (row.Since is { } since && MissingAfter(row.State) is var (kind, days) && today.DayNumber - since.DayNumber >= days) yield return About(kind, row, since);
    }

    private static (string Kind, int Days)? MissingAfter(string state) => state switch
    {
        "may-guide" => (Feedback, FeedbackAfterDays),
        "busy" or "basis-ready" or "recovery" => (Missing, MissingAfterDays),
        _ => null,
    };

    private static TrainingReminder About(string kind, StandingRow row, DateOnly day) => new(kind, row.Subject, $"{kind}|{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}|{row.Subject}");
}
