using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SampleLms.Pages;

/// <summary>The courses of whoever is signed in.</summary>
internal sealed class CoursesModel : PageModel
{
    public static IReadOnlyList<Course> All => SampleCourses.All;

    public Learner Learner { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await SampleLearners.CurrentAsync(HttpContext) is not { } learner) return Redirect("/");
        Learner = learner;
        return Page();
    }
}
