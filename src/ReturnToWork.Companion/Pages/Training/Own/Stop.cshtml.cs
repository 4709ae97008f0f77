using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Companion.Training.Leaving;
using ReturnToWork.Companion.Training.Sessions;

namespace ReturnToWork.Companion.Pages;

/// <summary><c>/training/own/stop</c>: a professional stops for now, or has all of the own training erased. First it says what each does.</summary>
internal sealed class StopTrainingModel(OwnTraining own, LeaveTraining leave, Organisations organisations) : CompanionPage
{
    /// <summary>Whether people are seen here by who is trained only.</summary>
    public bool IsGated => organisations.IsGated(Me.Organisation);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await own.OfAsync(Me, ct) is null ? LocalRedirect("/training/own") : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await own.OfAsync(Me, ct) is { } me) await leave.StopAsync(Me, me, ct);
        return LocalRedirect("/training/own");
    }

    public async Task<IActionResult> OnPostEraseAsync(CancellationToken ct)
    {
        if (await own.OfAsync(Me, ct) is { } me) await leave.EraseAsync(Me, me, ct);
        return LocalRedirect("/training/own");
    }
}
