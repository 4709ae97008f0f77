using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Tool.Pages.Mine;

/// <summary>"Wat ik deelde": everything that is shared now, of all themes, who sees it, and the way back.</summary>
internal static class SharesMarkup
{
    public static void Write(Html html, OwnPage page, Onward onward, Phrases words)
    {
        if (page.Shares.Count == 0)
        {
            html.Line($"<p>{words["shares.none"]}</p>");
            return;
        }

        html.Line($"<p>{Audience(page, words)}</p>");
        foreach (var theme in page.Shares)
        {
            html.Line($"""<h3>{WorkbookMarkup.Title(theme.Number, theme.Theme, words)}</h3><ul class="shares">""");
            foreach (var shown in theme.Shares)
            {
                var (share, lines) = (shown.Share, shown.Lines);
                html.Line($"""<li><p class="small">{OwnPageReader.DayInWords(share.At, page.Language)}</p><ul>""");
                foreach (var line in lines) html.Add($"<li>{line}</li>");
                html.AddMade("</ul>");
                // Shared with an earlier coach who worked confidentially: this one does not see it, and "alleen … ziet dit" would be untrue.
                if (page.Progress?.Coach is { Sees: "topics" } coach && shown.LinesFor(coach).Count < lines.Count) html.Line($"""<p class="small">{words["shares.blocks.closed", ("coach", coach.Coach)]}</p>""");
                onward.Begin(html, MineRoutes.TakeBack + "#gedeeld");
                html.Add(Onward.Hidden("theme", theme.Number)).Add(Onward.Hidden("share", share.Id.ToString()));
                // Several buttons say the same: a screen reader hears what each takes back.
                html.Line($"""<button class="button" aria-label="{words["shares.back"]}: {string.Join(", ", lines)}">{words["shares.back"]}</button></form></li>""");
            }

            html.AddMade("</ul>\n");
        }

        html.Line($"<p>{words["shares.read"]}</p>");
    }

    private static string Audience(OwnPage page, Phrases words) => page.Progress?.Coach switch
    {
        null => words["shares.unpaired"],
        { Sees: "topics", Coach: var coach } => words["shares.audience", ("coach", coach)],
        { Coach: var coach } => words["shares.closed", ("coach", coach)],
    };
}
