using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Companion.Talks;

namespace ReturnToWork.Companion.Pages;

/// <summary>For the coordinator: planned against reserved time per coach. No employee stands here, not even as a number.</summary>
internal sealed class CoordinationModel(PlannedHours hours) : CompanionPage
{
    public IReadOnlyList<CoachWeek> Coaches { get; private set; } = [];

    /// <summary>The times that can be chosen, in minutes a week.</summary>
    public static IEnumerable<int> Times => Enumerable.Range(0, (PlannedHours.Most / 60) + 1).Select(hour => hour * 60);

    [TempData]
    public string? Said { get; set; }

    public async Task OnGetAsync(CancellationToken ct) => Coaches = await hours.ThisWeekAsync(Me.Organisation, null, ct);

    public async Task<IActionResult> OnPostAsync(string? coach, int? minutes, CancellationToken ct)
    {
        Said = await hours.ReserveAsync(Me.Organisation, coach ?? "", minutes, ct) ? "coordination.saved" : "coordination.wrong";
        return LocalRedirect("/coordination");
    }
}
