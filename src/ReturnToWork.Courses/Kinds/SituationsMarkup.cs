using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses.Kinds;

/// <summary>Situations under each other, with the answer behind a tap, open on paper. The player shows one at a time and lets go of the answer after a second try.</summary>
internal static class SituationsMarkup
{
    public static void Write(ScreenContext page, Situations situations)
    {
        page.Html.Line($"""<div class="activity" data-activity="{situations.Kind}" data-id="{situations.Id}" data-passes="{situations.Passes}" data-needed="{situations.Needed}">""");
        page.Say("p", situations.Question, "question");
        page.Html.AddMade("<ol class=\"things\">\n");
        foreach (var one in situations.All)
            One(page, situations, one);
        page.Html.AddMade("</ol>\n");
        if (situations.Kind == Situations.CaseMap)
            Map(page, situations);
        if (!page.OnPaper)
            Ends(page);
        page.Html.AddMade("</div>\n");
    }

    private static void One(ScreenContext page, Situations situations, Situation one)
    {
        page.Html.Add($"""<li data-thing="{one.Told.Id}" data-right="{one.Right}"><fieldset><legend>""");
        PlacingMarkup.Words(page, one.Told);
        page.Html.AddMade("</legend><ul class=\"places\">");
        foreach (var answer in situations.AnswersOf(one))
        {
            page.Html.Add($"""<li><label class="card"><input type="radio" name="{page.Id($"{situations.Id}-{one.Told.Id}")}" value="{answer.Id}">""");
            PlacingMarkup.Words(page, answer);
            page.Html.AddMade("</label></li>");
        }

        page.Html.AddMade("</ul></fieldset>");
        page.Html.AddMade("<div class=\"hint\" data-hint hidden>");
        page.Say("p", "situaties.nog-een-keer");
        if (one.Hint is { } hint)
            page.Say("p", hint);
        page.Html.AddMade("</div><details class=\"other-side\">");
        page.Say("summary", "situaties.antwoord");
        page.Html.AddMade("<p>");
        page.Say("strong", situations.AnswersOf(one).FirstOrDefault(answer => answer.Id == one.Right)?.Text ?? Phrase.Empty);
        page.Html.AddMade("</p>");
        page.Say("p", one.Why);
        page.Say("p", one.Source, "note");
        page.Html.AddMade("</details></li>\n");
    }

    /// <summary>What was said, by where it belongs: filled when all of the case was seen.</summary>
    private static void Map(ScreenContext page, Situations situations)
    {
        page.Html.AddMade("<div class=\"script-only\"><div data-map hidden>");
        page.Say("p", "situaties.kaart", "question");
        page.Html.AddMade("<div class=\"piles\">");
        foreach (var answer in situations.Answers)
        {
            page.Html.AddMade("<div class=\"pile\"><h3>");
            PlacingMarkup.Words(page, answer);
            page.Html.Add($"""</h3><ul data-place="{answer.Id}"></ul></div>""");
        }

        page.Html.AddMade("</div></div></div>");
    }

    /// <summary>How it ended, one of these at a time: nobody reads a number.</summary>
    private static void Ends(ScreenContext page)
    {
        page.Html.AddMade("<div class=\"script-only\"><div data-ends role=\"status\" tabindex=\"-1\" hidden>");
        foreach (var end in (string[])["gehaald", "bewaar-eerst", "open", "ook-de-andere", "nog-eens"])
        {
            page.Html.Add($"<div data-end=\"{end}\" hidden>");
            page.Say("p", "situaties." + end, "question");
            page.Html.AddMade("</div>");
        }

        page.Html.Line($"""<p class="row"><button type="button" class="{Buttons.Quiet}" data-again>{page.Texts["situaties.opnieuw"]}</button></p></div></div>""");
    }
}
