using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses.Kinds;

/// <summary>Three doors that open by themselves, also without script; speaking needs one (<c>player/src/memo</c>). On paper: lines.</summary>
internal static class WriteOrSpeakMarkup
{
    public static void Write(ScreenContext page, WriteOrSpeak activity)
    {
        var html = page.Html;
        var question = page.Id(activity.Id + "-vraag");
        html.Line($"""<div class="activity speak" data-activity="{WriteOrSpeak.Word}" data-id="{activity.Id}" data-private role="group" aria-labelledby="{question}"><p class="question" id="{question}" data-say="{activity.Question.Id}">{activity.Question}</p>""");
        if (page.OnPaper)
        {
            page.PenLines(4);
            html.AddMade("</div>\n");
            return;
        }

        ChoiceMarkup.OnlyYou(page);
        Door(page, "opschrijven", "spreek.schrijven", scriptOnly: false);
        html.Add($"""<textarea data-text rows="4" maxlength="{WriteOrSpeak.Longest}" autocomplete="off" aria-labelledby="{question}"></textarea>""");
        page.PenLines(4);
        html.AddMade("<p class=\"note\" data-words role=\"status\"></p></details>\n");
        Door(page, "praten", "spreek.inspreken", scriptOnly: true);
        html.AddMade("<div data-memo></div></details>\n");
        Door(page, "samen", "spreek.vertellen", scriptOnly: false);
        page.Say("p", "spreek.aan-wie");
        html.Line($"""<label class="card"><input type="checkbox" data-told><span data-say="vast.spreek.vertellen">{page.Texts["spreek.vertellen"]}</span></label></details></div>""");
    }

    private static void Door(ScreenContext page, string picture, string key, bool scriptOnly)
    {
        page.Html.AddMade(scriptOnly ? "<details class=\"door script-only\"><summary>" : "<details class=\"door\"><summary>");
        page.Drawing(picture, "card-picture");
        page.Say("span", key);
        page.Html.AddMade("</summary>");
    }
}
