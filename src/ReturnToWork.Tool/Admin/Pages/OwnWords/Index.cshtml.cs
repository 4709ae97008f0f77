using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Courses;
using ReturnToWork.Tool.OwnWords;
using ReturnToWork.Tool.Pages;

namespace ReturnToWork.Tool.Admin.Pages;

/// <summary>Every text of a theme in one language, by screen, beside what the organisation says instead.</summary>
internal sealed class OwnTextsModel(Themes themes, OwnTextBook book) : AdminPage
{
    private static readonly string[] KnownDone = ["kept", "back"];

    public TextPlace Place { get; private set; } = null!;

    public IReadOnlyList<IGrouping<string, Replaceable>> Screens { get; private set; } = [];

    public IEnumerable<Theme> All => themes.All;

    public string Search { get; private set; } = "";

    public bool OnlyOwn { get; private set; }

    /// <summary>Own texts of this theme and language, and how many of them stand for a text that has changed.</summary>
    public (int Count, int Changed) Own { get; private set; }

    public string? Done { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? theme, string? language, string? q, bool own, string? done, CancellationToken ct)
    {
        if (TextPlace.Find(themes, theme, language) is not { } place) return NotFound();
        (Place, OnlyOwn, Search) = (place, own, (q ?? "").Trim());
        Done = KnownDone.Contains(done, StringComparer.Ordinal) ? done : null;
        var texts = place.With(await book.ListAsync(Me.Organisation, ct));
        Own = (texts.Count(text => text.Own is not null), texts.Count(text => text.HasChanged));
        Screens = [.. texts.Where(text => (!own || text.Own is not null) && (Holds(text.Original) || Holds(text.Own?.Text))).GroupBy(text => text.Screen ?? "", StringComparer.Ordinal)];
        return Page();
    }

    private bool Holds(string? text) => Search.Length == 0 || text?.Contains(Search, StringComparison.OrdinalIgnoreCase) == true;
}
