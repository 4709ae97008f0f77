using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Companion.SignIn;
using ReturnToWork.Companion.Texts;
using ReturnToWork.Companion.Training.Own;

namespace ReturnToWork.Companion.Pages;

/// <summary><c>POST /training/own/begin</c>: somebody who guides people, or trains, begins with the own training.</summary>
internal sealed class BeginTrainingModel(TraineeBook trainees, Words words) : CompanionPage
{
    public IActionResult OnGet() => LocalRedirect("/training/own");

    public async Task<IActionResult> OnPostAsync(string? code, CancellationToken ct)
    {
        if (!Me.Roles.Contains(Roles.Coach, StringComparer.Ordinal) && !Me.Roles.Contains(Roles.Trainer, StringComparer.Ordinal)) return Forbid();
        await trainees.BeginAsync(Me, code is { Length: <= 20 } ? code : null, words.Language, ct);
        return LocalRedirect("/training/own");
    }
}
