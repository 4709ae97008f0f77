using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SampleLms.Pages;

/// <summary>Where a tester tells this platform what to do wrong next. Nothing here an antiforgery token could guard.</summary>
[IgnoreAntiforgeryToken]
internal sealed class TroublesModel(TroubleBox box) : PageModel
{
    public IReadOnlyList<ActiveTrouble> Active => box.Active;

    /// <param name="code">Which.</param>
    /// <param name="times">How often; 0 until it is switched off.</param>
    public IActionResult OnPost(string[] code, int times)
    {
        if (times is < 0 or > 1000 || code.Any(one => TroubleList.Find(one) is null)) return BadRequest();
        foreach (var one in code) box.Start(one, times == 0 ? null : times);
        return Redirect("/manage/troubles");
    }

    public IActionResult OnPostStop(string? code)
    {
        if (code == "*") box.StopAll();
        else box.Stop(code);
        return Redirect("/manage/troubles");
    }
}
