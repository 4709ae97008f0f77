using System.Text;
using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Courses;
using ReturnToWork.Tool.Admin.Texts;
using ReturnToWork.Tool.Houses;
using ReturnToWork.Tool.Pages;

namespace ReturnToWork.Tool.Admin.Pages;

/// <summary>The first theme as the organisation's people see it, every screen under each other: nothing of it can be filled in or kept.</summary>
internal sealed class StyleLookModel(HouseBook houses, Themes themes, Words words) : AdminPage
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var theme = themes.All.First();
        var house = await houses.OfAsync(Me.Organisation, ct);
        var parts = new ThemePageParts(theme, theme.Closest(words.Language), WhoSees.Open, Nonce: "", BootJson: null, StringsJson: null, ScriptAddress: null, PlayerAssets.Styles, new Dictionary<string, string>(StringComparer.Ordinal), PlainPage.Icon, House: house);
        return Content(ThemePage.Write(parts), "text/html", Encoding.UTF8);
    }
}
