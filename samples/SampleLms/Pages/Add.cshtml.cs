using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SampleLms.Pages;

/// <summary>A teacher picks the tool in which something will be chosen.</summary>
internal sealed class AddModel(ToolBook tools) : PageModel
{
    public Learner Teacher { get; private set; } = null!;

    public IReadOnlyList<RegisteredTool> Tools { get; private set; } = [];

    /// <summary>Those with a place to choose in.</summary>
    public static IEnumerable<RegisteredTool> ToolsOf(ToolBook tools, Learner teacher) =>
        tools.ActiveOf(teacher.Organisation.Code).Where(tool => tool is { DeepLink: not null, Deployments.Count: > 0 });

    public async Task<IActionResult> OnGetAsync()
    {
        if (await SampleLearners.CurrentAsync(HttpContext) is not { IsTeacher: true } teacher) return Redirect("/courses");
        (Teacher, Tools) = (teacher, [.. ToolsOf(tools, teacher)]);
        return Page();
    }
}
