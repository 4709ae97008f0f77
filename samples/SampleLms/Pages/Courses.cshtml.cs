using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SampleLms.Pages;

/// <summary>The activities in the course of whoever is signed in; a teacher can take away what was added. Anybody may be anybody here, so there is nothing an antiforgery token could guard.</summary>
[IgnoreAntiforgeryToken]
internal sealed class CoursesModel(ActivityBook activities, Texts texts) : PageModel
{
    public IReadOnlyList<Activity> Activities { get; private set; } = [];

    public Learner Learner { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await SampleLearners.CurrentAsync(HttpContext) is not { } learner) return Redirect("/");
        (Learner, Activities) = (learner, activities.Of(learner.Organisation, texts));
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? number)
    {
        if (await SampleLearners.CurrentAsync(HttpContext) is not { IsTeacher: true } teacher) return Redirect("/");
        activities.Remove(teacher.Organisation, number ?? "");
        return Redirect("/courses");
    }
}
