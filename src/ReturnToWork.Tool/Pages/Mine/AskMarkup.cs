using ReturnToWork.Courses.Rendering;
using ReturnToWork.Tool.Consent;
using ReturnToWork.Tool.Record;

namespace ReturnToWork.Tool.Pages.Mine;

/// <summary>What is asked before something goes for good, and what is said after: exactly what goes and what stays.</summary>
internal static class AskMarkup
{
    public static (string Title, Html Html) Remove(OwnPage page, Onward onward, string theme)
    {
        var words = OwnPageMarkup.Texts[page.Language];
        var work = page.Works.FirstOrDefault(work => work.Number == theme);
        var html = Begin(words["remove"]);
        html.Line($"<p>{words["remove.1", ("name", WorkbookMarkup.Title(theme, work?.Theme, words))]}</p><p>{words["remove.2"]}</p><p>{words["remove.3"]}</p><p>{words["remove.4"]}</p>");
        Sure(html, MineRoutes.Remove + "#werkboek", words["remove.yes"], onward, words, ("theme", theme));
        return (words["remove"], html);
    }

    public static (string Title, Html Html) Erase(OwnPage page, Onward onward)
    {
        var words = OwnPageMarkup.Texts[page.Language];
        var html = Begin(words["erase.sure"]);
        List(html, words["erase.goes"], words, "erase.goes.1", "erase.goes.2", "erase.goes.3", "erase.goes.4", "erase.goes.5", "erase.goes.6", "erase.goes.7", "erase.goes.8");
        List(html, words["erase.stays"], words, [.. (string[])["erase.stays.1", "erase.stays.2", "erase.stays.3", "erase.stays.4"], .. page.Copies ? ["erase.stays.5"] : Array.Empty<string>()]);
        html.Line($"""<p><strong>{words["erase.last"]}</strong></p>""");
        Sure(html, MineRoutes.Erase, words["erase.yes"], onward, words);
        return (words["erase.sure"], html);
    }

    /// <summary>Before a coach sees nothing any more. Saying yes is as easy here as saying no.</summary>
    public static (string Title, Html Html) Close(OwnPage page, Onward onward)
    {
        var words = OwnPageMarkup.Texts[page.Language];
        var html = Begin(words["close.ask"]);
        html.Line($"<p>{words["close.1", ("coach", page.Progress?.Coach?.Coach ?? words["close.coach"])]}</p><p>{words["close.2"]}</p><p>{words["close.3"]}</p><p>{words["close.4"]}</p><p>{words["close.5"]}</p>");
        Sure(html, MineRoutes.Withdraw + "#ja", words["close.yes"], onward, words, equal: true, ("what", ConsentKind.Coaching));
        return (words["close.ask"], html);
    }

    /// <param name="whole">Whether the record store has erased too.</param>
    /// <param name="gone">What stood here before.</param>
    public static (string Title, Html Html) Erased(OwnPage page, Onward onward, bool whole, WouldGo gone)
    {
        var words = OwnPageMarkup.Texts[page.Language];
        var title = words[whole ? "erased" : "erased.later"];
        var html = Begin(title);
        html.Line($"""<div role="status"><p>{words[whole ? "erased.1" : "erased.later.1"]}</p><p>{words["erased.2"]}</p></div>""");
        Counts(html, gone, words);
        html.AddMade("<div class=\"acts\">");
        onward.To(html, ThemeLists.Mine, words["mine.title"]);
        html.AddMade(" ");
        OwnPageMarkup.StopButton(html, onward, words);
        html.AddMade("</div></section>\n");
        return (title, html);
    }

    // A receipt in numbers: somebody can see that it was really there and went, and it names nothing. Nothing stands there for what nobody had.
    private static void Counts(Html html, WouldGo gone, Phrases words)
    {
        (string Key, long Number)[] counts = [("erased.answers", gone.Answers), ("erased.memos", gone.Memos), ("erased.yes", gone.Consents), ("erased.statements", gone.Statements + gone.Documents)];
        if (counts.All(count => count.Number == 0)) return;
        html.Line($"<h2>{words["erased.counts"]}</h2><ul>");
        foreach (var (key, number) in counts.Where(count => count.Number > 0)) html.Line($"<li>{words[key, ("n", $"{number}")]}</li>");
        html.AddMade("</ul>\n");
    }

    public static string StoppedTitle(string language) => OwnPageMarkup.Texts[language]["stopped"];

    public static Html Stopped(OwnPage page)
    {
        var words = OwnPageMarkup.Texts[page.Language];
        return Begin(words["stopped"]).Line($"<p>{words[page.Progress is null ? "stopped.unkept" : "stopped.1"]}</p><p>{words["stopped.2"]}</p></section>");
    }

    private static Html Begin(string title) => new Html().Line($"""<section class="ask"><h1>{title}</h1>""");

    private static void List(Html html, string title, Phrases words, params ReadOnlySpan<string> keys)
    {
        html.Line($"<h2>{title}</h2><ul>");
        foreach (var key in keys) html.Line($"<li>{words[key]}</li>");
        html.AddMade("</ul>\n");
    }

    private static void Sure(Html html, string path, string yes, Onward onward, Phrases words, params ReadOnlySpan<(string Name, string Value)> fields) => Sure(html, path, yes, onward, words, equal: false, fields);

    /// <param name="equal">Yes and no weigh the same; else the way back is the one that stands out.</param>
    public static void Sure(Html html, string path, string yes, Onward onward, Phrases words, bool equal, params ReadOnlySpan<(string Name, string Value)> fields)
    {
        html.AddMade("<div class=\"acts\">");
        onward.To(html, ThemeLists.Mine, words["ask.no"], cssClass: equal ? "button" : "button go");
        html.AddMade(" ");
        onward.Begin(html, path);
        foreach (var (name, value) in fields) html.Add(Onward.Hidden(name, value));
        html.Line($"""<button class="button" name="sure" value="yes">{yes}</button></form></div></section>""");
    }
}
