using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Pairing;
using ReturnToWork.Companion.Privacy;
using ReturnToWork.Companion.Talks;
using ReturnToWork.Companion.Texts;

namespace ReturnToWork.Companion.Pages;

/// <summary>The coach's own people, by name, and "is this Kees?".</summary>
internal sealed class PeopleModel(Caseload caseload, Pairings pairings, PlannedHours hours, AccessLog log, Days days, TimeProvider clock) : CompanionPage
{
    public IReadOnlyList<CaseloadEntry> People { get; private set; } = [];

    [TempData]
    public string? Answered { get; set; }

    public string? Said => Answered is "yes" or "no" or "gone" ? $"people.answered.{Answered}" : null;

    public DateOnly Today => days.DayOf(clock.GetUtcNow());

    /// <summary>This week's planned time, where it is more than the organisation reserved; null else.</summary>
    public CoachWeek? TooMuch { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        // It says who asked and where something is new: that is a look as well.
        if (!await log.TryWriteAsync(Me.Organisation, Me.Subject, AccessLog.Everybody, "caseload", AccessWhy.OwnCase, ct)) return StatusCode(StatusCodes.Status503ServiceUnavailable);
        People = await caseload.OfAsync(Me, ct);
        TooMuch = (await hours.ThisWeekAsync(Me.Organisation, Me.Subject, ct)).FirstOrDefault(week => week.IsTooMuch);
        return Page();
    }

    public async Task<IActionResult> OnPostAnswerAsync(Guid person, string? learner, string? pairing, string? answer, CancellationToken ct)
    {
        if (answer is not ("yes" or "no") || await caseload.FindAsync(Me, person, ct) is null) return NotFound();
        Answered = await pairings.AnswerAsync(Me.Organisation, person, learner ?? "", pairing ?? "", answer == "yes", ct) ? answer : "gone";
        return LocalRedirect("/people");
    }
}
