using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses.Kinds;

/// <summary>A script to read: numbered steps, what each says, and at each answer where it goes on. The player shows only the way that was taken.</summary>
internal static class ConversationMarkup
{
    public static void Write(ScreenContext page, Conversation talk)
    {
        page.Html.Line($"""<div class="activity" data-activity="oefengesprek" data-id="{talk.Id}" data-private>""");
        page.Say("p", talk.Question, "question");
        ChoiceMarkup.OnlyYou(page);
        page.Html.AddMade("<ol class=\"talk\">\n");
        for (var i = 0; i < talk.Steps.Count; i++)
            Step(page, talk, talk.Steps[i], i + 1);
        page.Html.AddMade("</ol></div>\n");
    }

    private static void Step(ScreenContext page, Conversation talk, TalkStep step, int number)
    {
        page.Html.Add($"""<li data-step="{step.Id}" value="{number}"><p class="who-says">""");
        page.Drawing(talk.OtherPicture, "card-picture");
        page.Say("span", talk.Other);
        page.Html.AddMade("</p>");
        page.Say("p", step.Said, "bubble");
        if (step.Closing is { } closing)
            page.Say("p", closing, "talk-end");
        else
            Answers(page, talk, step);
        page.Html.AddMade("</li>\n");
    }

    private static void Answers(ScreenContext page, Conversation talk, TalkStep step)
    {
        page.Html.AddMade("<fieldset><legend class=\"who-says\">");
        page.Drawing("wie-jij", "card-picture");
        page.Say("span", "wie.jij");
        page.Html.AddMade("</legend><ul class=\"answers\">");
        foreach (var answer in step.Answers)
        {
            page.Html.Add($"""<li><label class="card bubble mine"><input type="radio" name="{page.Id($"{talk.Id}-{step.Id}")}" value="{answer.Option.Id}" data-to="{answer.To}">""");
            page.Say("span", answer.Option.Text);
            page.Html.AddMade("</label>");
            var to = Math.Max(0, talk.Steps.ToList().FindIndex(other => other.Id == answer.To));
            page.Html.Add($"""<p class="go-on" data-not-read>{page.Texts["oefengesprek.verder"].Replace("{stap}", FormattableString.Invariant($"{to + 1}"), StringComparison.Ordinal)}</p></li>""");
        }

        page.Html.AddMade("</ul></fieldset>");
    }
}
