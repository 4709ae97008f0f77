using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Companion.Training.Own;
using ReturnToWork.Companion.Training.Sessions;

namespace ReturnToWork.Companion.Pages;

/// <summary><c>GET /training/own/file</c>: all that is kept of the own training, as a file to take along.</summary>
internal sealed class OwnTrainingFileModel(OwnTraining own, OwnTrainingFile file) : CompanionPage
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await own.OfAsync(Me, ct) is not { } me) return NotFound();
        Response.Headers.CacheControl = "no-store";
        return File(await file.WriteAsync(me, ct), "application/json; charset=utf-8", "training.json");
    }
}
