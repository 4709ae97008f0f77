using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SampleLms.Pages;

/// <summary>A course page with the theme in a frame, which begins a launch when it loads.</summary>
internal sealed class CourseModel(SampleLmsOptions options) : PageModel
{
    public Course Course { get; private set; } = null!;

    public Learner Learner { get; private set; } = null!;

    public string LoginAddress { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string number)
    {
        if (await SampleLearners.CurrentAsync(HttpContext) is not { } learner) return Redirect("/");
        if (SampleCourses.All.FirstOrDefault(known => known.Number == number) is not { } course) return NotFound();
        (Learner, Course, LoginAddress) = (learner, course, SampleCourses.LoginAddress(options, course, learner));
        return Page();
    }
}
