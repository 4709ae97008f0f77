using System.Text.Json;
using ReturnToWork.Courses;

namespace ReturnToWork.Tool.Pages.Mine;

/// <summary>A person's own workbook for the printer: what was answered, and the sheets with it filled in.</summary>
internal static class OwnPaper
{
    /// <summary>The whole document. Nothing kept: the blank sheets of the themes that the visit opens.</summary>
    public static string Write(OwnPage page, Onward onward, House house, string nonce)
    {
        var works = page.Works.Where(work => work.Theme is not null).ToList();
        IReadOnlyList<Theme> themes = works.Count > 0 ? [.. works.Select(work => work.Theme!)] : page.Themes;
        var back = new WayBack(ThemeLists.Mine, onward.Carried is { } carried ? new Dictionary<string, string>(StringComparer.Ordinal) { ["visit"] = carried } : null);
        return PaperPage.Write(new PaperPageParts(
            PaperKind.Workbook, themes, page.Language, nonce, PlayerAssets.PaperScript, PlayerAssets.PaperStyles, new Dictionary<string, string>(StringComparer.Ordinal),
            PlainPage.Icon, back, works.ToDictionary(work => work.Theme!.Number, work => Shown(work, page.Visit.Together)), house));
    }

    // Somebody sits beside: what is always private does not come on paper unasked.
    private static IReadOnlyDictionary<string, JsonElement> Shown(ThemeWork work, bool together) =>
        together ? work.Answers.Where(answer => !work.Entries.Any(entry => entry.AlwaysPrivate && entry.Activity == answer.Key)).ToDictionary(StringComparer.Ordinal) : work.Answers;
}
