using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Courses;
using ReturnToWork.Tool.Admin.Acts;
using ReturnToWork.Tool.OwnWords;
using ReturnToWork.Tool.Pages;

namespace ReturnToWork.Tool.Admin.Pages;

/// <summary>One text: the theme's own and the organisation's. What authors must mend is refused; what they are warned about is said, and may be kept.</summary>
internal sealed class OwnTextModel(Themes themes, OwnTextBook book, AdminLog log) : AdminPage
{
    public TextPlace Place { get; private set; } = null!;

    public Replaceable Text { get; private set; } = null!;

    /// <summary>What stands in the field.</summary>
    public string Said { get; private set; } = "";

    public IReadOnlyList<ThemeProblem> Problems { get; private set; } = [];

    public bool IsRefused => Problems.Any(problem => problem.IsError);

    public async Task<IActionResult> OnGetAsync(string theme, string language, string id, CancellationToken ct)
    {
        if (!await FindAsync(theme, language, id, ct)) return NotFound();
        Said = Text.Own?.Text ?? Text.Original;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string theme, string language, string id, string? text, bool sure, CancellationToken ct)
    {
        if (!await FindAsync(theme, language, id, ct)) return NotFound();
        Said = (text ?? "").Trim();
        if (Said == Text.Original.Trim()) return await TakeBackAsync(ct);
        Problems = OwnTextCheck.Run(Place.Theme, Place.Language, Text.Original, Said);
        if (IsRefused || (Problems.Count > 0 && !sure))
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        await log.WriteAsync(Me, Act.TextChanged, About, ct);
        await book.SetAsync(Me.Organisation, Place.Home, Place.Language, Text.Id, Text.Original, Said, CancellationToken.None);
        return Back("kept");
    }

    public async Task<IActionResult> OnPostBackAsync(string theme, string language, string id, CancellationToken ct) =>
        await FindAsync(theme, language, id, ct) ? await TakeBackAsync(ct) : NotFound();

    private async Task<IActionResult> TakeBackAsync(CancellationToken ct)
    {
        if (Text.Own is null) return Back("back");
        await log.WriteAsync(Me, Act.TextBack, About, ct);
        await book.RemoveAsync(Me.Organisation, Place.Home, Place.Language, Text.Id, CancellationToken.None);
        return Back("back");
    }

    private string About => $"{Place.Home} {Place.Language} {Text.Id}";

    private async Task<bool> FindAsync(string theme, string language, string id, CancellationToken ct)
    {
        if (TextPlace.Find(themes, theme, language) is not { } place || place.With(await book.ListAsync(Me.Organisation, ct)).FirstOrDefault(text => text.Id == id) is not { } found) return false;
        (Place, Text) = (place, found);
        return true;
    }

    private LocalRedirectResult Back(string done) => LocalRedirect($"/admin/texts?theme={Place.Home}&language={Place.Language}&done={done}");
}
