using System.Text;
using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Companion.Texts;
using ReturnToWork.Companion.Training.Sessions;

namespace ReturnToWork.Companion.Pages;

/// <summary>For the professional: which sessions there are, and the own seats.</summary>
internal sealed class OwnSessionsModel(OwnTraining own, SeatBook seats, Words words, TimeProvider clock) : CompanionPage
{
    public IReadOnlyList<OwnSession> Mine { get; private set; } = [];

    public IReadOnlyList<OwnSession> Open { get; private set; } = [];

    /// <summary>What the professional was at; the newest first.</summary>
    public IReadOnlyList<OwnSession> Past { get; private set; } = [];

    [TempData]
    public string? Said { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await own.OfAsync(Me, ct) is not { } me) return NotFound();
        var (all, now) = (await seats.OfAsync(me.Organisation, me.Id, ct), clock.GetUtcNow());
        Mine = [.. all.Where(one => one.Mine && one.Session.Ends > now)];
        Open = [.. all.Where(one => !one.Mine && one.Session.Starts > now)];
        Past = [.. all.Where(one => one.Mine && one.Session.Ends <= now && !one.Session.Cancelled).Reverse()];
        return Page();
    }

    public async Task<IActionResult> OnPostRegisterAsync(Guid session, CancellationToken ct)
    {
        if (await own.OfAsync(Me, ct) is not { } me) return NotFound();
        return Back(await seats.RegisterAsync(me.Organisation, me.Id, session, ct) switch { SeatAnswer.Yours => "seat.yours", SeatAnswer.Full => "seat.full", _ => "seat.gone" });
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid session, CancellationToken ct)
    {
        if (await own.OfAsync(Me, ct) is not { } me) return NotFound();
        return Back(await seats.WithdrawAsync(me.Organisation, me.Id, session, ct) ? "seat.withdrawn" : "seat.gone");
    }

    public async Task<IActionResult> OnGetFileAsync(Guid session, CancellationToken ct)
    {
        if (await own.OfAsync(Me, ct) is not { } me) return NotFound();
        var found = (await seats.OfAsync(me.Organisation, me.Id, ct)).FirstOrDefault(one => one.Session.Id == session);
        return found is null ? NotFound()
            : File(Encoding.UTF8.GetBytes(SessionMail.FileOf(found.Session, words["appointment.subject"], clock.GetUtcNow())), "text/calendar; charset=utf-8", $"{words["appointment.subject"].ToLowerInvariant()}.ics");
    }

    private LocalRedirectResult Back(string said)
    {
        Said = said;
        return LocalRedirect("/training/own/sessions");
    }
}
