using System.Text.Json;
using ReturnToWork.Courses.Kinds;
using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses.Sheets;

/// <summary>A sheet as it lies on the table: title, a few words, things to fill in.</summary>
internal static class SheetMarkup
{
    private static readonly string[] Days = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"];

    /// <param name="answers">A person's answers by activity; null for a blank sheet.</param>
    public static void Write(ScreenContext page, Sheet sheet, IReadOnlyDictionary<string, JsonElement>? answers)
    {
        var heading = page.Id($"blad-{sheet.Id}");
        page.Html.Line($"""<article class="sheet" data-sheet="{sheet.Id}" aria-labelledby="{heading}"><p class="sheet-theme">{page.Texts["pagina.thema"]} {page.Theme.Mark}: {page.Theme.Name(page.Language)}</p>""");
        page.Html.AddMade("<header>");
        if (sheet.Picture is { } picture)
            page.Drawing(picture, "sheet-picture");
        page.Html.Line($"""<h2 id="{heading}" data-say="{sheet.Title.Id}">{sheet.Title}</h2></header>""");
        foreach (var line in sheet.Explanation)
            page.Say("p", line);
        foreach (var field in sheet.Fields)
            Field(page, field, answers);
        page.Html.AddMade("</article>\n");
    }

    private static void Field(ScreenContext page, SheetField field, IReadOnlyDictionary<string, JsonElement>? answers)
    {
        page.Html.AddMade("<section class=\"field\">");
        page.Say("h3", field.Question);
        var words = field.From is { } from && answers is not null && answers.TryGetValue(from, out var answer) ? InWords(page, from, answer) : [];
        if (words.Count > 0)
            Filled(page, words);
        else
            page.PenLines(field.Lines);
        if (field.Boxes > 0)
            page.Html.AddMade("<div class=\"boxes\" aria-hidden=\"true\">").AddMade(string.Concat(Enumerable.Repeat("<span></span>", field.Boxes))).AddMade("</div>");
        if (field.Ticks.Count > 0)
            Ticks(page, field.Ticks);
        if (field.Rows.Count > 0)
            Week(page, field.Rows);
        page.Html.AddMade("</section>\n");
    }

    private static List<AnswerLine> InWords(ScreenContext page, string id, JsonElement answer)
    {
        var text = page.Theme.In(page.Language);
        var activity = text.Screens.SelectMany(screen => screen.Parts).OfType<Activity>().SelectMany(activity => activity.WithParts).FirstOrDefault(activity => activity.Id == id);
        return activity is null ? [] : [.. activity.InWords(answer, text)];
    }

    public static void Filled(ScreenContext page, IReadOnlyList<AnswerLine> words)
    {
        page.Html.AddMade("<ul class=\"filled\">");
        foreach (var word in words)
        {
            page.Html.AddMade(word.IsTyped ? "<li data-typed>" : "<li>");
            if (word.Label is { } label)
                page.Html.Add($"{label}: ");
            page.Html.Add($"{word.Text}</li>");
        }

        page.Html.AddMade("</ul>");
    }

    private static void Ticks(ScreenContext page, IReadOnlyList<SheetPart> parts)
    {
        page.Html.AddMade("<ul class=\"ticks\">");
        foreach (var part in parts)
            page.Html.Add($"""<li><span class="tick" aria-hidden="true"></span><span data-say="{part.Text.Id}">{part.Text}</span></li>""");
        page.Html.AddMade("</ul>");
    }

    private static void Week(ScreenContext page, IReadOnlyList<SheetPart> rows)
    {
        page.Html.AddMade("<table class=\"week\"><thead><tr><td></td>");
        foreach (var day in Days)
            page.Html.Add($"""<th scope="col">{page.Texts["papier." + day]}</th>""");
        page.Html.AddMade("</tr></thead><tbody>");
        foreach (var row in rows)
            page.Html.Add($"""<tr><th scope="row" data-say="{row.Text.Id}">{row.Text}</th>""").AddMade(string.Concat(Enumerable.Repeat("<td></td>", Days.Length))).AddMade("</tr>");
        page.Html.AddMade("</tbody></table>");
    }
}
