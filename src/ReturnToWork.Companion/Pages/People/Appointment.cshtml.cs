using System.Text;
using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Privacy;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Talks;
using ReturnToWork.Companion.Texts;

namespace ReturnToWork.Companion.Pages;

/// <summary>Plans, moves and calls off talks with one person.</summary>
internal sealed class AppointmentModel(Caseload caseload, AccessLog log, CallNames names, AppointmentBook book, Words words, Days days, TimeProvider clock)
    : PersonPage(caseload, log, names)
{
    private readonly Caseload _caseload = caseload;

    public IReadOnlyList<Appointment> Coming { get; private set; } = [];

    /// <summary>The talk that is being moved; null while a new one is planned.</summary>
    public Appointment? Moving { get; private set; }

    public string? Wrong { get; private set; }

    [TempData]
    public string? Said { get; set; }

    [BindProperty]
    public DateOnly? Day { get; set; }

    [BindProperty]
    public TimeOnly? Time { get; set; }

    [BindProperty]
    public int Minutes { get; set; } = 30;

    public DateOnly Today => days.DayOf(clock.GetUtcNow());

    public async Task<IActionResult> OnGetAsync(Guid id, Guid? move, CancellationToken ct)
    {
        if (await ShowAsync(id, move, ct) is { } instead) return instead;
        if (Moving is null) return Page();
        var local = days.Local(Moving.Begins);
        (Day, Time, Minutes) = (DateOnly.FromDateTime(local.DateTime), TimeOnly.FromDateTime(local.DateTime), Moving.Minutes);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, Guid? move, CancellationToken ct)
    {
        if (await ShowAsync(id, move, ct) is { } instead) return instead;
        Wrong = await book.PlanAsync(Me.Organisation, id, Me.Subject, move, Day, Time, Minutes, ct);
        if (Wrong is not null) return Page();
        Said = move is null ? "appointment.planned" : "appointment.moved";
        return LocalRedirect($"/people/{id}/appointment");
    }

    public async Task<IActionResult> OnPostCancelAsync(Guid id, Guid appointment, CancellationToken ct)
    {
        if (await _caseload.FindAsync(Me, id, ct) is null) return NotFound();
        Said = await book.CancelAsync(Me.Organisation, id, appointment, ct) ? "appointment.cancelled" : "appointment.wrong.gone";
        return LocalRedirect($"/people/{id}/appointment");
    }

    // It shows nothing of the person, not even who it is.
    public async Task<IActionResult> OnGetFileAsync(Guid id, Guid appointment, CancellationToken ct)
    {
        if (await _caseload.FindAsync(Me, id, ct) is null) return NotFound();
        var found = (await book.ComingAsync(Me.Organisation, id, ct)).FirstOrDefault(one => one.Id == appointment);
        return found is null ? NotFound() : File(Encoding.UTF8.GetBytes(CalendarFile.Of(found, words["appointment.subject"], clock.GetUtcNow())), "text/calendar; charset=utf-8", $"{words["appointment.subject"].ToLowerInvariant()}.ics");
    }

    private async Task<IActionResult?> ShowAsync(Guid id, Guid? move, CancellationToken ct)
    {
        var (_, instead) = await OpenAsync(id, "appointment", ct);
        if (instead is not null) return instead;
        Coming = await book.ComingAsync(Me.Organisation, id, ct);
        Moving = Coming.FirstOrDefault(one => one.Id == move && !one.Cancelled);
        return null;
    }
}
