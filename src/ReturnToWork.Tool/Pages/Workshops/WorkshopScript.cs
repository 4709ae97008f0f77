using System.Globalization;
using ReturnToWork.Courses;
using ReturnToWork.Courses.Rendering;
using ReturnToWork.Courses.Workshops;

namespace ReturnToWork.Tool.Pages.Workshops;

/// <summary>A workshop as markup: what it is, the hour at a glance, and every part with who does and says what.</summary>
internal sealed class WorkshopScript(Theme theme, Phrases words)
{
    private static readonly Dictionary<WorkshopLineKind, string> Labels = new()
    {
        [WorkshopLineKind.Group] = "group.does", [WorkshopLineKind.Mind] = "mind", [WorkshopLineKind.Refer] = "refer", [WorkshopLineKind.Sheet] = "sheet",
        [WorkshopLineKind.Screen] = "screen", [WorkshopLineKind.Scene] = "slide", [WorkshopLineKind.Slide] = "slide",
    };

    public void Facts(Html html, Workshop workshop)
    {
        html.AddMade("<section><dl class=\"facts-list\">");
        foreach (var (key, text) in new[] { ("aim", workshop.Aim), ("for", workshop.ForWhom), ("size", workshop.Group), ("room", workshop.Room) })
            html.Line($"<dt>{words[key]}</dt><dd>{text}</dd>");
        Many(html, "print.these", workshop.Sheets.Select(id => theme.SheetTitle(id, words.Language)));
        Many(html, "bring", workshop.Bring);
        html.AddMade("</dl></section>\n");
    }

    public void AtAGlance(Html html, Workshop workshop)
    {
        html.Line($"""<section><h2>{words["hour"]}</h2><ol class="glance">""");
        foreach (var (part, from) in Timed(workshop))
            html.Line($"""<li><span class="when">{words["from", ("n", Text(from))]}</span> <a href="#{part.Id}">{part.Title}</a> <span class="small">{words["minutes", ("n", Text(part.Minutes))]}</span></li>""");
        html.AddMade("</ol></section>\n");
    }

    public void Parts(Html html, Workshop workshop)
    {
        foreach (var (part, from) in Timed(workshop))
        {
            html.Line($"""<section class="part" id="{part.Id}"><h2>{part.Title} <span class="time">{words["minutes", ("n", Text(part.Minutes))]}, {words["from", ("n", Text(from))]}</span></h2>""");
            Lines(html, part);
            html.AddMade("</section>\n");
        }
    }

    /// <summary>What is read aloud together stands together, so that the eye finds it while people wait.</summary>
    public void Lines(Html html, WorkshopPart part)
    {
        var isSaying = false;
        foreach (var line in part.Lines)
        {
            if (isSaying != (line.Kind == WorkshopLineKind.Say))
            {
                if (isSaying) html.AddMade("</blockquote>\n");
                else html.Add($"""<blockquote><p class="label">{words["say"]}</p>""");
                isSaying = !isSaying;
            }

            if (Labels.TryGetValue(line.Kind, out var label)) html.Line($"""<p class="line" data-kind="{label}"><strong>{words[label]}</strong> <span>{Said(line)}</span></p>""");
            else html.Line($"<p>{line.Text}</p>");
        }

        if (isSaying) html.AddMade("</blockquote>\n");
    }

    private string Said(WorkshopLine line) => line.Kind switch
    {
        WorkshopLineKind.Sheet => theme.SheetTitle(line.Text, words.Language),
        WorkshopLineKind.Screen => theme.ScreenTitle(line.Text, words.Language),
        WorkshopLineKind.Scene => line.Picture is { } steps ? words["steps", ("n", steps)] : words["steps.all"],
        WorkshopLineKind.Slide => line.Text.Replace(" |", " ·", StringComparison.Ordinal),
        _ => line.Text,
    };

    private void Many(Html html, string key, IEnumerable<string> texts)
    {
        html.Add($"<dt>{words[key]}</dt><dd><ul>");
        foreach (var text in texts) html.Add($"<li>{text}</li>");
        html.AddMade("</ul></dd>");
    }

    private static IEnumerable<(WorkshopPart Part, int From)> Timed(Workshop workshop)
    {
        var from = 0;
        foreach (var part in workshop.Parts)
        {
            yield return (part, from);
            from += part.Minutes;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
