using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SampleLms.Pages;

/// <summary>An activity with its tool in a frame, which begins a launch when it loads.</summary>
internal sealed class CourseModel(ActivityBook activities, ToolBook tools, LoginAddress login, Texts texts) : PageModel
{
    public Activity Activity { get; private set; } = null!;

    public Learner Learner { get; private set; } = null!;

    public string LoginAddress { get; private set; } = "";

    public PlatformStorage Storage { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string number)
    {
        if (await SampleLearners.CurrentAsync(HttpContext) is not { } learner) return Redirect("/");
        if (activities.Find(learner.Organisation, number, texts) is not { } activity || tools.Find(activity.ClientId) is not { } tool) return NotFound();
        HttpContext.MayFrame(tool.LoginAddress, activity.TargetLink);
        Storage = PlatformStorage.For(HttpContext, learner, activity.Number, tool);
        (Learner, Activity, LoginAddress) = (learner, activity, login.Of(tool, activity.TargetLink, activity.DeploymentId, activity.ResourceLinkId, learner, Storage.Target));
        return Page();
    }
}
