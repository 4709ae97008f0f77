using System.Text;
using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Companion.Texts;
using ReturnToWork.Companion.Training.Sessions;

namespace ReturnToWork.Companion.Pages;

/// <summary>One session: before it begins it can be moved and cancelled; from then on the trainer says who was there.</summary>
internal sealed class SessionModel(SessionBook book, AttendanceBook attendance, Words words, Days days, TimeProvider clock) : SessionFormModel(days, clock)
{
    private readonly Days _days = days;
    private readonly TimeProvider _clock = clock;

    public Session Session { get; private set; } = null!;

    public IReadOnlyList<SeatLine> Seats { get; private set; } = [];

    /// <summary>Who could have come too.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Others { get; private set; } = [];

    public bool HasBegun => Session.Starts <= _clock.GetUtcNow();

    /// <summary>Whether somebody said who was there.</summary>
    public bool IsWritten => Seats.Any(seat => seat.Attended is not null);

    /// <summary>Key of what this kind of session adds to being there; null where nothing.</summary>
    public string? Extra => Session.Requirement switch { SessionKind.Intervision => "attendance.case", SessionKind.SecondDay => "attendance.roleplay", _ => null };

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await ShowAsync(id, ct)) return NotFound();
        var local = _days.Local(Session.Starts);
        (Day, Time, Minutes) = (DateOnly.FromDateTime(local.DateTime), TimeOnly.FromDateTime(local.DateTime), (int)(Session.Ends - Session.Starts).TotalMinutes);
        (Place, Link, Capacity) = (Session.Place, Session.Link, Session.Capacity);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await ShowAsync(id, ct)) return NotFound();
        Wrong = await book.ChangeAsync(Tenant, id, Input(null), ct);
        return Wrong is null ? Back(id, "session.changed") : Page();
    }

    public async Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken ct)
    {
        if (await book.FindAsync(Tenant, id, ct) is null) return NotFound();
        return Back(id, await book.CancelAsync(Tenant, id, ct) ? "session.cancelled" : "session.wrong.gone");
    }

    public async Task<IActionResult> OnPostAttendanceAsync(Guid id, Guid[] present, Guid[] extra, CancellationToken ct)
    {
        if (await book.FindAsync(Tenant, id, ct) is null) return NotFound();
        return Back(id, await attendance.SaveAsync(Tenant, id, present.ToHashSet(), extra.ToHashSet(), ct) ? "attendance.saved" : "session.wrong.gone");
    }

    public async Task<IActionResult> OnPostAddAsync(Guid id, Guid trainee, CancellationToken ct)
    {
        if (await book.FindAsync(Tenant, id, ct) is null) return NotFound();
        return Back(id, await attendance.AddAsync(Tenant, id, trainee, ct) ? "attendance.added" : "session.wrong.gone");
    }

    public async Task<IActionResult> OnGetFileAsync(Guid id, CancellationToken ct) => await book.FindAsync(Tenant, id, ct) is { } found
        ? File(Encoding.UTF8.GetBytes(SessionMail.FileOf(found, words["appointment.subject"], _clock.GetUtcNow())), "text/calendar; charset=utf-8", $"{words["appointment.subject"].ToLowerInvariant()}.ics") : NotFound();

    private LocalRedirectResult Back(Guid id, string said)
    {
        Said = said;
        return LocalRedirect($"/training/sessions/{id}");
    }

    private async Task<bool> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await book.FindAsync(Tenant, id, ct) is not { } found) return false;
        Session = found;
        Seats = await attendance.LinesAsync(Tenant, found, ct);
        if (!found.Cancelled) Others = await attendance.OthersAsync(Tenant, id, ct);
        return true;
    }
}
