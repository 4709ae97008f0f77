using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SampleLms.Pages;

/// <summary>The tool in a frame, asked what to add (Deep Linking 2.0). What it may answer is in the query, so that a tester can change it.</summary>
internal sealed class ChooseModel(ToolBook tools, DeepLinkQuestions questions, LoginAddress login, SampleLmsOptions options) : PageModel
{
    public Learner Teacher { get; private set; } = null!;

    public RegisteredTool Tool { get; private set; } = null!;

    public string LoginAddress { get; private set; } = "";

    public PlatformStorage Storage { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? tool, string? multiple, string? lineitem, string? data)
    {
        if (await SampleLearners.CurrentAsync(HttpContext) is not { IsTeacher: true } teacher) return Redirect("/courses");
        if (AddModel.ToolsOf(tools, teacher).FirstOrDefault(one => one.ClientId == tool) is not { } chosen) return Redirect("/courses/add");
        var question = questions.Ask(chosen, teacher, multiple == "on", lineitem switch { "yes" => true, "no" => false, _ => null }, data == "on");
        HttpContext.MayFrame(chosen.LoginAddress, chosen.DeepLink!, options.Address);
        // As this teacher chose it for the activity that is always there.
        Storage = PlatformStorage.For(HttpContext, teacher, "3", chosen);
        (Teacher, Tool, LoginAddress) = (teacher, chosen, login.Of(chosen, chosen.DeepLink!, question.DeploymentId, question.Id, teacher, Storage.Target));
        return Page();
    }
}
