using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SampleLms.Pages;

/// <summary>The administrator's corner: which tools there are, and the beginning of a registration. Anybody may be anybody here, so there is nothing an antiforgery token could guard.</summary>
[IgnoreAntiforgeryToken]
internal sealed class ManageModel(ToolBook tools, RegistrationPasses passes, TroubleBox troubles) : PageModel
{
    public bool Wrong { get; private set; }

    public string? Link { get; private set; }

    public int Troubles => troubles.Active.Count;

    public IEnumerable<RegisteredTool> ToolsOf(Organisation organisation) => tools.All.Where(tool => tool.Organisation == organisation.Code);

    public IActionResult OnPostRegister(string? link, string? organisation, string? where, string? atonce, string? guarded, string? tool)
    {
        var changed = tools.Find(tool);
        var code = changed?.Organisation ?? SampleLearners.Organisations.FirstOrDefault(known => known.Code == organisation)?.Code;
        if (code is null || (tool is not null && changed is null)) return BadRequest();
        if (!RegistrationDocument.IsAddress(link?.Trim()))
        {
            (Wrong, Link) = (true, link);
            return Page();
        }

        var pass = passes.Give(code, changed?.ClientId, new Uri(link!.Trim()), guarded == "on", atonce == "on");
        return Redirect($"/manage/register/{pass.Id}?where={(where == "window" ? "window" : "frame")}");
    }
}
