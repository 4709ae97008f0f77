using ReturnToWork.Courses.Rendering;
using ReturnToWork.Tool.Sessions;

namespace ReturnToWork.Tool.Pages.Mine;

/// <summary>The own page: themes, workbook, who sees what, what was shared, letters and voice, looking together, and going.</summary>
internal static class OwnPageMarkup
{
    public static readonly IReadOnlyDictionary<string, Phrases> Texts = Phrases.Read("mine.json");

    public static string Title(string language) => Texts[language]["mine.title"];

    /// <param name="said">What just happened, or null.</param>
    public static Html Write(OwnPage page, Onward onward, string? said)
    {
        var (html, words, visit) = (new Html(), Texts[page.Language], page.Visit);
        if (visit is { Together: true, IsPreview: false })
            html.Line($"""<p class="beside" role="status">{(page.Progress?.Coach is { } coach ? words["together.coach", ("coach", coach.Coach)] : words["together.other"])}</p>""");
        ListMarkup.Head(html, words["mine.title"], ThemeLists.Mine, onward);
        if (page.Progress?.Learner.ErasedOn is { } day)
            html.Line($"""<p class="beside" id="einde">{words["ends", ("day", Leaflets.LeafletPages.DayInWords(day, page.Language))]}</p>""");
        if (!visit.IsPreview) Contents(html, page, words);
        Begin(html, "themas", words["h.themes"], "plain");
        // The one theme that was launched is hidden now; what was kept in it stands below.
        if (page.Themes.Count == 0) html.Line($"<p>{words["hidden.1"]}</p>");
        else ListMarkup.Cards(html, page.Themes, visit, page.Progress, onward, "h3");
        html.AddMade("</section>\n");
        if (!visit.IsPreview) Part(html, "werkboek", words["h.workbook"], Said("removed"), () => WorkbookMarkup.Write(html, page, onward, words));
        Part(html, "wie", words["who"], null, () => WhoMarkup.Write(html, page, onward, words));
        if (visit.IsPreview) return html;
        Part(html, "gedeeld", words["h.shared"], Said("back", "back-later", "gone"), () => SharesMarkup.Write(html, page, onward, words));
        Part(html, "ja", words["h.yes"], Said("closed", "closed-later", "research-stopped"), () => YesMarkup.Write(html, page, onward, words));
        if (page.AsksResearch) Part(html, "onderzoek", words["h.research"], Said("research-yes", "research-no"), () => ResearchMarkup.Write(html, page, onward, words));
        Part(html, "letters", words["h.wishes"], Said("wishes"), () => WishesMarkup.Write(html, page, onward, words));
        Part(html, "samen", words["h.together"], Said("together", "alone"), () => Together(html, visit, onward, words));
        Part(html, "stoppen", words["h.stop"], null, () => Stop(html, page, onward, words));
        return html;

        // Where it happened: the browser stays at that part of the page.
        string? Said(params ReadOnlySpan<string> here) => said is not null && here.Contains(said) ? words["said." + said] : null;
    }

    /// <summary>"Stop en sluit": ends the visit at once, also without script.</summary>
    public static void StopButton(Html html, Onward onward, Phrases words)
    {
        onward.Begin(html, MineRoutes.Stop, "act stop");
        html.Add($"""<button class="button">{words["stop"]}</button></form>""");
    }

    private static void Contents(Html html, OwnPage page, Phrases words)
    {
        html.Line($"""<nav class="contents" aria-labelledby="contents"><h2 id="contents">{words["contents"]}</h2><ul>""");
        foreach (var (id, key) in ((string, string)[])[("themas", "h.themes"), ("werkboek", "h.workbook"), ("wie", "who"), ("gedeeld", "h.shared"), ("ja", "h.yes"), ("onderzoek", "h.research"), ("letters", "h.wishes"), ("samen", "h.together"), ("stoppen", "h.stop")])
            if (id != "onderzoek" || page.AsksResearch)
                html.Line($"""<li><a href="#{id}">{words[key]}</a></li>""");
        html.AddMade("</ul></nav>\n");
    }

    private static void Begin(Html html, string id, string title, string cssClass) =>
        html.Line($"""<section id="{id}" class="{cssClass}"><h2>{title}</h2>""");

    private static void Part(Html html, string id, string title, string? said, Action write)
    {
        Begin(html, id, title, id == "werkboek" ? "part workbook" : "part");
        if (said is not null) html.Line($"""<p class="said no-print" role="status">{said}</p>""");
        write();
        html.AddMade("</section>\n");
    }

    private static void Together(Html html, Visit visit, Onward onward, Phrases words)
    {
        html.Line($"<p>{words[visit.Together ? "together.is" : "together.intro"]}</p>");
        onward.Begin(html, MineRoutes.Together + "#samen");
        html.Line($"""<button class="button" name="with" value="{(visit.Together ? "no" : "yes")}">{words[visit.Together ? "together.off" : "together.on"]}</button></form>""");
        html.Line($"""<p><a href="{Cards.TalkDocument.One}?language={words.Language}" target="_blank" rel="noopener">{words["together.cards"]}</a></p>""");
    }

    private static void Stop(Html html, OwnPage page, Onward onward, Phrases words)
    {
        html.Line($"<p>{words["stop.1"]}</p>");
        StopButton(html, onward, words);
        if (page.Progress is null)
        {
            html.Line($"<h3>{words["erase"]}</h3><p>{words["erase.nothing"]}</p>");
            return;
        }

        html.Line($"<p>{(page.Progress.Coach is null ? words["keeps.alone", ("m1", $"{page.Keeping.WorkbookMonths}"), ("m2", $"{page.Keeping.PersonMonths}")] : words["keeps.coach"])}</p>");
        html.Line($"<h3>{words["file"]}</h3><p>{words["file.1"]}</p><p>{words["file.2"]}</p>");
        onward.Begin(html, MineRoutes.File);
        html.Line($"""<button class="button">{words["file.take"]}</button></form>""");
        html.Line($"""<h3>{words["erase"]}</h3><p>{words["erase.intro"]}</p>""");
        onward.Begin(html, MineRoutes.Erase);
        html.Line($"""<button class="button">{words["erase.begin"]}</button></form>""");
    }
}
