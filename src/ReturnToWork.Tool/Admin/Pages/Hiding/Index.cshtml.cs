using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Courses;
using ReturnToWork.Tool.Admin.Acts;
using ReturnToWork.Tool.Hiding;
using ReturnToWork.Tool.Pages;
using ReturnToWork.Tool.Pages.Mine;

namespace ReturnToWork.Tool.Admin.Pages;

/// <summary>Which themes the people of one organisation see. At least one stays.</summary>
internal sealed class ThemesModel(Themes themes, HiddenThemes hidden, AdminLog log) : AdminPage
{
    public IReadOnlyList<(Theme Theme, bool IsShown)> All { get; private set; } = [];

    public bool IsDone { get; private set; }

    public bool IsRefused { get; private set; }

    public async Task OnGetAsync(string? done, CancellationToken ct)
    {
        IsDone = done == "kept";
        await ReadAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(string[] shown, CancellationToken ct)
    {
        await ReadAsync(ct);
        var wanted = All.Select(one => (Number: ThemeLists.NumberOf(one.Theme), WasShown: one.IsShown, IsShown: shown.Contains(ThemeLists.NumberOf(one.Theme), StringComparer.Ordinal))).ToList();
        if (!wanted.Exists(one => one.IsShown))
        {
            IsRefused = true;
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        foreach (var (number, _, isShown) in wanted.Where(one => one.IsShown != one.WasShown))
        {
            await log.WriteAsync(Me, isShown ? Act.ThemeShown : Act.ThemeHidden, number, ct);
            await (isShown ? hidden.ShowAsync(Me.Organisation, number, CancellationToken.None) : hidden.HideAsync(Me.Organisation, number, CancellationToken.None));
        }

        return LocalRedirect("/admin/themes?done=kept");
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        var off = await hidden.OfAsync(Me.Organisation, ct);
        All = [.. themes.All.Select(theme => (theme, !off.Contains(ThemeLists.NumberOf(theme))))];
    }
}
