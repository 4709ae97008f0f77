using ReturnToWork.Courses.Rendering;
using ReturnToWork.Tool.Consent;

namespace ReturnToWork.Tool.Pages.Mine;

/// <summary>"Waar ik ja op zei": every yes with its day and the very words that were read, and the way to withdraw it.</summary>
internal static class YesMarkup
{
    private const int ShownOfHash = 8;

    public static void Write(Html html, OwnPage page, Onward onward, Phrases words)
    {
        if (page.Receipts.Count == 0)
        {
            html.Line($"<p>{words["yes.none"]}</p>");
            return;
        }

        html.AddMade("<ul class=\"shares\">\n");
        foreach (var receipt in page.Receipts)
        {
            html.AddMade("<li>");
            What(html, receipt, page, words);
            html.Line($"""<details class="words"><summary>{words["yes.words"]}</summary>""");
            Words(html, receipt, words);
            html.AddMade("</details>");
            Way(html, receipt, page, onward, words);
            html.AddMade("</li>\n");
        }

        html.AddMade("</ul>\n");
        html.Line($"<p>{words["yes.kept"]}</p>");
        onward.Begin(html, MineRoutes.Yes, "act");
        html.Line($"""<button class="button">{words["yes.print"]}</button></form>""");
    }

    /// <summary>The list by itself with all words in sight, for the printer.</summary>
    public static (string Title, Html Html) Print(OwnPage page, Onward onward)
    {
        var words = OwnPageMarkup.Texts[page.Language];
        var html = new Html().Line($"""<section class="ask"><h1>{words["h.yes"]}</h1><div class="acts no-print"><button type="button" class="button" data-print hidden>{words["yes.print"]}</button>""");
        onward.To(html, ThemeLists.Mine, words["mine.title"]);
        html.AddMade("</div>\n");
        if (page.Receipts.Count == 0) html.Line($"<p>{words["yes.none"]}</p>");
        foreach (var receipt in page.Receipts)
        {
            html.AddMade("<article class=\"work\">");
            What(html, receipt, page, words);
            Words(html, receipt, words);
            html.AddMade("</article>\n");
        }

        return (words["h.yes"], html.AddMade("</section>\n"));
    }

    /// <summary>The button that begins to close everything to the coach.</summary>
    public static void CloseButton(Html html, Onward onward, Phrases words) => Button(html, onward, ConsentKind.Coaching, words["close"]);

    private static void What(Html html, OwnReceipt receipt, OwnPage page, Phrases words)
    {
        var row = receipt.Row;
        html.Line($"""<h3>{words["yes." + row.What]}</h3><p>{words["yes.on", ("day", Day(row.Day, page))]}</p>""");
        if (receipt.Chose is { } chose) html.Line($"""<p>{words["yes.chose", ("choice", chose)]}</p>""");
        if (row.Withdrawn is { } day) html.Line($"""<p><strong>{words["yes.until", ("day", Day(day, page))]}</strong></p>""");
    }

    private static void Words(Html html, OwnReceipt receipt, Phrases words)
    {
        html.Line($"""<div class="read" lang="{receipt.Row.Language}">""");
        foreach (var line in receipt.Text.Split('\n')) html.Add($"<p>{line}</p>");
        html.Line($"""</div><p class="small">{words["yes.version", ("hash", receipt.Row.TextHash[..ShownOfHash])]}</p>""");
    }

    private static void Way(Html html, OwnReceipt receipt, OwnPage page, Onward onward, Phrases words)
    {
        if (receipt.Row.Withdrawn is not null) return;
        switch (receipt.Row.What)
        {
            case ConsentKind.Keeping:
                html.Line($"""<p>{words["yes.erase"]} <a href="#stoppen">{words["erase"]}</a></p>""");
                break;
            case ConsentKind.Coaching when page.Progress?.Coach is { Sees: not "nothing" }:
                CloseButton(html, onward, words);
                break;
            case ConsentKind.Research:
                Button(html, onward, ConsentKind.Research, words["research.stop"]);
                break;
        }
    }

    private static void Button(Html html, Onward onward, string what, string text)
    {
        onward.Begin(html, MineRoutes.Withdraw, "act");
        html.Add(Onward.Hidden("what", what)).Line($"""<button class="button">{text}</button></form>""");
    }

    private static string Day(DateOnly day, OwnPage page) => Leaflets.LeafletPages.DayInWords(day, page.Language);
}
