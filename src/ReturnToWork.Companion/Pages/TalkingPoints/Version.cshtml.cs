using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Companion.Coaching.House;

namespace ReturnToWork.Companion.Pages;

/// <summary>One version of the edition as it was, and the button that puts it back.</summary>
internal sealed class EditionVersionModel(EditionBook book, ChangeEdition change) : CompanionPage
{
    public Edition Shown { get; private set; } = Edition.Original;

    /// <summary>The version in use.</summary>
    public int Newest { get; private set; }

    public async Task<IActionResult> OnGetAsync(int number, CancellationToken ct)
    {
        if (await book.FindAsync(Me.Organisation, number, ct) is not { } edition) return NotFound();
        (Shown, Newest) = (edition, (await book.NewestAsync(Me.Organisation, ct)).Number);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int number, int version, CancellationToken ct)
    {
        if (await book.FindAsync(Me.Organisation, number, ct) is null) return NotFound();
        TempData["Said"] = (await change.PutBackAsync(Me, version, number, ct)).Said;
        return LocalRedirect("/talking-points");
    }
}
