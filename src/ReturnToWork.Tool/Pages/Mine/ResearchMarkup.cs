using System.Globalization;
using ReturnToWork.Courses.Leaflets;
using ReturnToWork.Courses.Rendering;
using ReturnToWork.Tool.Consent;

namespace ReturnToWork.Tool.Pages.Mine;

/// <summary>The question about research: nothing is chosen beforehand, and yes and no weigh the same.</summary>
internal static class ResearchMarkup
{
    private const string Choices = "kiezen";

    public static void Write(Html html, OwnPage page, Onward onward, Phrases words)
    {
        var takesPart = page.Receipts.FirstOrDefault(receipt => receipt.Row is { What: ConsentKind.Research, Withdrawn: null });
        html.Line($"<p>{words[takesPart is null ? "research.intro" : "research.in"]}</p>");
        // In a window of its own: nobody may frame a page that is open to anybody.
        html.Line($"""<p><a href="/open/onderzoek?language={words.Language}" target="_blank" rel="noopener">{words[takesPart is null ? "research.leaflet" : "research.read"]}</a></p>""");
        if (takesPart?.Row is { } row && row.Day.AddDays(Consent.Research.CoolingOffDays) is var from)
        {
            html.Line($"<p>{words["research.from", ("day", Leaflets.LeafletPages.DayInWords(from, words.Language))]}</p>");
            return;
        }

        onward.Begin(html, MineRoutes.Research);
        html.Line($"""<button class="button">{words["research.choose"]}</button></form>""");
    }

    /// <summary>The whole text and the choice.</summary>
    /// <param name="text">The consent text; the lines of its last part are yes and no.</param>
    /// <param name="unclear">Somebody sent it without choosing.</param>
    public static (string Title, Html Html) Ask(Onward onward, ResearchQuestion question, LeafletText text, bool unclear)
    {
        var words = OwnPageMarkup.Texts[onward.Language];
        var html = new Html().Line($"""<section class="ask"><h1>{text.Title}</h1>""");
        if (unclear) html.Line($"""<p class="said" role="alert">{words["research.unclear"]}</p>""");
        foreach (var part in text.Parts.Where(part => part.Id != Choices))
        {
            html.Line($"<h2>{part.Title}</h2>");
            foreach (var block in part.Blocks) Block(html, block, question);
        }

        onward.Begin(html, MineRoutes.Research + "#onderzoek", "act wishes");
        html.Add(Onward.Hidden("text", question.Hash));
        var choices = text.Parts.Single(part => part.Id == Choices);
        html.Line($"<fieldset><legend>{choices.Title}</legend>");
        foreach (var (value, line) in ((string[])["yes", "no"]).Zip(choices.Blocks.SelectMany(block => block.Lines)))
            html.Line($"""<label class="choice"><input type="radio" name="answer" value="{value}"> <span>{line.Text}</span></label>""");
        html.Line($"""</fieldset><div class="acts"><button class="button" name="sure" value="yes">{words["research.sure"]}</button></div></form>""");
        html.AddMade("<p class=\"acts no-print\">");
        onward.To(html, ThemeLists.Mine, words["ask.later"], cssClass: "link");
        return (text.Title, html.AddMade("</p></section>\n"));
    }

    /// <summary>Before somebody stops.</summary>
    public static (string Title, Html Html) Stop(OwnPage page, Onward onward)
    {
        var words = OwnPageMarkup.Texts[page.Language];
        var html = new Html().Line($"""<section class="ask"><h1>{words["research.stop.ask"]}</h1><p>{words["research.stop.1"]}</p><p>{words["close.4"]}</p>""");
        AskMarkup.Sure(html, MineRoutes.Withdraw + "#ja", words["research.stop.yes"], onward, words, equal: true, ("what", ConsentKind.Research));
        return (words["research.stop.ask"], html);
    }

    private static void Block(Html html, LeafletBlock block, ResearchQuestion question)
    {
        html.AddMade(block.IsList ? "<ul>" : "");
        foreach (var line in block.Lines)
        {
            var said = line.Text.Replace("{by}", question.Asked.By, StringComparison.Ordinal).Replace("{contact}", question.Asked.Contact, StringComparison.Ordinal);
            if (block.IsList) html.Add($"<li>{said}</li>");
            else html.Add($"<p>{said}</p>");
        }

        html.AddMade(block.IsList ? "</ul>\n" : "\n");
    }
}
