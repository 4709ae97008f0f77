using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Pairing;

namespace ReturnToWork.Companion.Pages;

/// <summary>The coach's own people, by name, and "is this Kees?".</summary>
internal sealed class PeopleModel(Caseload caseload, Pairings pairings) : CompanionPage
{
    public IReadOnlyList<CaseloadEntry> People { get; private set; } = [];

    [TempData]
    public string? Answered { get; set; }

    public string? Said => Answered is "yes" or "no" or "gone" ? $"people.answered.{Answered}" : null;

    public async Task OnGetAsync(CancellationToken ct) => People = await caseload.OfAsync(Me, ct);

    public async Task<IActionResult> OnPostAnswerAsync(Guid person, string? learner, string? pairing, string? answer, CancellationToken ct)
    {
        if (answer is not ("yes" or "no") || await caseload.FindAsync(Me, person, ct) is null) return NotFound();
        Answered = await pairings.AnswerAsync(Me.Organisation, person, learner ?? "", pairing ?? "", answer == "yes", ct) ? answer : "gone";
        return LocalRedirect("/people");
    }
}
