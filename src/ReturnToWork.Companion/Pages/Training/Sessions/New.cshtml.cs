using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Companion.Texts;
using ReturnToWork.Companion.Training;
using ReturnToWork.Companion.Training.Sessions;

namespace ReturnToWork.Companion.Pages;

/// <summary>What the form of a session holds; the partial <c>_Form</c> shows it.</summary>
internal abstract class SessionFormModel(Days days, TimeProvider clock) : CompanionPage
{
    public string? Wrong { get; protected set; }

    [TempData]
    public string? Said { get; set; }

    [BindProperty]
    public DateOnly? Day { get; set; }

    [BindProperty]
    public TimeOnly? Time { get; set; }

    [BindProperty]
    public int? Minutes { get; set; }

    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public string? Link { get; set; }

    [BindProperty]
    public int? Capacity { get; set; }

    public DateOnly Today => days.DayOf(clock.GetUtcNow());

    protected string Tenant => TrainingTenant.Of(Me.Organisation);

    protected SessionInput Input(SessionKind? kind) => new(Day, Time, Minutes ?? kind?.Minutes ?? 0, Place, Link, Capacity ?? kind?.Seats ?? 0);
}

/// <summary>Makes a session.</summary>
internal sealed class NewSessionModel(SessionBook book, Days days, TimeProvider clock) : SessionFormModel(days, clock)
{
    [BindProperty]
    public string? Kind { get; set; }

    public void OnGet(string? kind) => Kind = SessionKind.Of(kind)?.Code;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (id, wrong) = await book.MakeAsync(Tenant, Me.Subject, Kind, Input(SessionKind.Of(Kind)), ct);
        Wrong = wrong;
        if (wrong is not null) return Page();
        Said = "session.made";
        return LocalRedirect($"/training/sessions/{id}");
    }
}
