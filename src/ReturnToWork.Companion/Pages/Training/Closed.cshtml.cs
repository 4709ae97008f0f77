using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Companion.Training.Gate;

namespace ReturnToWork.Companion.Pages;

/// <summary>For a coach to whom the pages about people are closed: why, and what opens them.</summary>
internal sealed class ClosedModel(GateBook gate) : CompanionPage
{
    public GateAnswer Gate { get; private set; } = GateAnswer.Free;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Gate = await gate.OfAsync(Me, ct);
        return Gate.Opening == Opening.Open ? Redirect("/people") : Page();
    }
}
