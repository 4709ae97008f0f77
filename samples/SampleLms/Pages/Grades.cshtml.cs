using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SampleLms.Pages;

/// <summary>The gradebook: a teacher sees everybody, a learner only what is their own.</summary>
internal sealed class GradesModel(ToolBook tools, GradeBook grades, Texts texts) : PageModel
{
    public Learner Learner { get; private set; } = null!;

    public IReadOnlyList<Learner> Learners { get; private set; } = [];

    public IReadOnlyList<(RegisteredTool Tool, LineItem Item)> Columns { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await SampleLearners.CurrentAsync(HttpContext) is not { } learner) return Redirect("/");
        Learner = learner;
        Learners = learner.IsTeacher ? [.. SampleLearners.Of(learner.Organisation.Code).Where(one => !one.IsTeacher)] : [learner];
        Columns = [.. tools.All.Where(tool => tool.Organisation == learner.Organisation.Code).SelectMany(tool => grades.ItemsOf(tool).Select(item => (tool, item)))];
        return Page();
    }

    /// <summary>"klaar" where the tool says so; points only where it gave fewer than all of them.</summary>
    public string Words(LineItem item, Learner learner)
    {
        if (grades.Results.Find(one => one.Item == item.Number && one.User == learner.Id) is not { } result) return texts["grades.nothing"];
        var words = result.Given is { } given && result.Maximum is { } maximum && given < maximum
            ? string.Create(CultureInfo.InvariantCulture, $"{given:0.##} / {maximum:0.##}")
            : texts[result.IsDone ? "grades.done" : "grades.busy"];
        return result.Comment is { Length: > 0 } comment ? $"{words} – {comment}" : words;
    }
}
