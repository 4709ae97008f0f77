using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SampleLms.Pages;

/// <summary>For testers: how this platform keeps things for the tool, for this person in this course. Anybody may be anybody here, so there is nothing an antiforgery token could guard.</summary>
[IgnoreAntiforgeryToken]
internal sealed class StorageModel(ActivityBook activities, Texts texts) : PageModel
{
    public Activity Activity { get; private set; } = null!;

    public Learner Learner { get; private set; } = null!;

    public string Chosen { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string number) => await FindAsync(number) ?? Page();

    public async Task<IActionResult> OnPostAsync(string number, string? mode)
    {
        if (await FindAsync(number) is { } elsewhere) return elsewhere;
        if (PlatformStorage.Modes.FirstOrDefault(known => known == mode) is not { } chosen) return BadRequest();
        PlatformStorage.Choose(HttpContext, Learner, Activity.Number, chosen);
        return Redirect($"/courses/{Activity.Number}");
    }

    private async Task<IActionResult?> FindAsync(string number)
    {
        if (await SampleLearners.CurrentAsync(HttpContext) is not { } learner) return Redirect("/");
        if (activities.Find(learner.Organisation, number, texts) is not { } activity) return NotFound();
        (Learner, Activity, Chosen) = (learner, activity, PlatformStorage.Of(HttpContext, learner, activity.Number));
        return null;
    }
}
