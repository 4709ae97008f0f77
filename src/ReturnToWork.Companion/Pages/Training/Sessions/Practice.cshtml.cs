using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Companion.Training;
using ReturnToWork.Companion.Training.Sessions;

namespace ReturnToWork.Companion.Pages;

/// <summary>For the trainer: whose role play was seen, and whose reflection sheet is good.</summary>
internal sealed class PracticeModel(PracticeBook book) : CompanionPage
{
    public IReadOnlyList<PracticeLine> All { get; private set; } = [];

    [TempData]
    public string? Said { get; set; }

    public async Task OnGetAsync(CancellationToken ct) => All = await book.AllAsync(TrainingTenant.Of(Me.Organisation), ct);

    public async Task<IActionResult> OnPostAsync(Guid trainee, string code, bool accepted, CancellationToken ct)
    {
        if (!await book.AcceptAsync(TrainingTenant.Of(Me.Organisation), trainee, code ?? "", accepted, ct)) return NotFound();
        Said = accepted ? "practice.accepted" : "practice.takenback";
        return LocalRedirect("/training/sessions/practice");
    }
}
