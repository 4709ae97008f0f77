using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Companion.Training.Own;
using ReturnToWork.Companion.Training.Sessions;

namespace ReturnToWork.Companion.Pages;

/// <summary><c>POST /training/own/code</c>: a code for the own account in an LMS, shown once.</summary>
internal sealed class OwnCodeModel(OwnTraining own, OwnCode codes) : CompanionPage
{
    public MadeOwnCode Made { get; private set; } = new(null, default, null);

    public IActionResult OnGet() => LocalRedirect("/training/own");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await own.OfAsync(Me, ct) is not { } me) return NotFound();
        Made = await codes.MakeAsync(me, ct);
        if (Made.Digits is null) Response.StatusCode = StatusCodes.Status502BadGateway;
        return Page();
    }
}
