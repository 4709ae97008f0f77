using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Companion.SignIn;
using ReturnToWork.Companion.Texts;
using ReturnToWork.Companion.Training.Own;

namespace ReturnToWork.Companion.Pages;

/// <summary><c>POST /training/own/begin</c>: somebody who guides people, or trains, begins with the own training.</summary>
internal sealed class BeginTrainingModel(TraineeBook trainees, InviteGuesses guesses, Words words) : CompanionPage
{
    [TempData]
    public string? Said { get; set; }

    public IActionResult OnGet() => LocalRedirect("/training/own");

    public async Task<IActionResult> OnPostAsync(string? code, CancellationToken ct)
    {
        if (!Me.Roles.Contains(Roles.Coach, StringComparer.Ordinal) && !Me.Roles.Contains(Roles.Trainer, StringComparer.Ordinal)) return Forbid();
        if (!string.IsNullOrWhiteSpace(code) && !guesses.MayTry(Me)) Said = "traineeship.code.wait";
        else if (code is { Length: > 20 } || await trainees.BeginAsync(Me, code, words.Language, ct) is null) Said = "traineeship.code.wrong";
        return LocalRedirect("/training/own");
    }
}
