using ReturnToWork.Courses;
using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Tool.Pages.Mine;

/// <summary>"Mijn werkboek": what somebody answered, per theme, in words, and the way to paper.</summary>
internal static class WorkbookMarkup
{
    public static void Write(Html html, OwnPage page, Onward onward, Phrases words)
    {
        html.Line($"""<p class="no-print">{words[page.Works.Count > 0 ? "workbook.intro" : page.Progress is null ? "workbook.empty" : "workbook.none"]}</p>""");
        foreach (var work in page.Works) Theme(html, page, work, onward, words);
        if (page.Works.Count == 0) return;
        onward.Begin(html, MineRoutes.Paper, "act no-print");
        html.Line($"""<button class="button">{words["workbook.print"]}</button></form>""");
    }

    private static void Theme(Html html, OwnPage page, ThemeWork work, Onward onward, Phrases words)
    {
        var title = Title(work.Number, work.Theme, words);
        html.Line($"""<article class="work" data-work="{work.Number}"><h3>{title}</h3>""");
        if (work.Entries.Count == 0) html.Line($"<p>{words["workbook.wordless"]}</p>");
        html.AddMade("<dl>\n");
        foreach (var entry in work.Entries)
        {
            html.Add($"""<div><dt>{entry.Screen}</dt><dd>""");
            // Somebody sits beside: what is always private waits for a tap.
            if (entry.AlwaysPrivate && page.Visit.Together) html.Add($"""<details><summary>{words["workbook.show"]}</summary>""");
            foreach (var line in entry.Lines) Line(html, line);
            if (entry.AlwaysPrivate && page.Visit.Together) html.AddMade("</details>");
            html.AddMade("</dd></div>\n");
        }

        html.AddMade("</dl>\n");
        onward.Begin(html, MineRoutes.Remove, "act no-print");
        html.Add(Onward.Hidden("theme", work.Number));
        html.Line($"""<button class="button" aria-label="{words["workbook.remove.label", ("name", title)]}">{words["workbook.remove"]}</button></form></article>""");
    }

    private static void Line(Html html, AnswerLine line)
    {
        html.AddMade(line.IsTyped ? "<p data-typed>" : "<p>");
        if (line.Label is { } label) html.Add($"""<span class="label">{label}</span> """);
        html.Add($"{line.Text}").AddMade("</p>");
    }

    public static string Title(string number, Theme? theme, Phrases words) =>
        theme is null ? words["theme", ("n", number)] : $"{words["theme", ("n", number)]}: {theme.Name(words.Language)}";
}
