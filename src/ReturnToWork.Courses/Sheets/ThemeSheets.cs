using System.Text.Json;
using ReturnToWork.Courses.Rendering;
using ReturnToWork.Courses.Sheets;

namespace ReturnToWork.Courses;

/// <summary>A theme on paper: its sheets, blank or with a person's own answers in them, and its screens as pages of a booklet.</summary>
public static class ThemeSheets
{
    /// <summary>The sheets as markup, one after the other; empty for a theme that has none.</summary>
    /// <param name="answers">Id of an activity → its kept answer; null for blank sheets.</param>
    public static string Write(Theme theme, string language, IReadOnlyDictionary<string, JsonElement>? answers = null)
    {
        var page = Page(theme, language);
        foreach (var sheet in theme.In(language).Sheets)
            SheetMarkup.Write(page, sheet, answers);
        return page.Html.ToString();
    }

    /// <summary>The screens as pages to read, tick and write on. Nothing about keeping, coach or code: those are not of paper.</summary>
    public static string Screens(Theme theme, string language)
    {
        var (page, text) = (Page(theme, language), theme.In(language));
        for (var i = 0; i < text.Screens.Count; i++)
            ThemeRenderer.Screen(page, text.Screens[i], i + 1);
        return page.Html.ToString();
    }

    /// <summary>What a person answered, in words, screen by screen.</summary>
    public static string Answers(Theme theme, string language, IReadOnlyDictionary<string, JsonElement> answers)
    {
        var page = Page(theme, language);
        var entries = ThemeWorkbook.InWords(theme, language, answers);
        if (entries.Count == 0)
            return "";
        page.Html.Line($"""<section class="sheet answers"><h2>{page.Texts["papier.antwoorden"]}</h2>""");
        foreach (var entry in entries)
        {
            page.Html.Add($"""<section class="field"><h3>{entry.Screen}</h3>""");
            SheetMarkup.Filled(page, entry.Lines);
            page.Html.AddMade("</section>\n");
        }

        return page.Html.AddMade("</section>\n").ToString();
    }

    private static ScreenContext Page(Theme theme, string language) => new(theme, theme.Closest(language), WhoSees.Open, new Html()) { OnPaper = true };
}
