using ReturnToWork.Courses.Rendering;
using ReturnToWork.Tool.Pages;
using ReturnToWork.Tool.Pages.Mine;
using ReturnToWork.Tool.Sessions;

namespace ReturnToWork.Tool.Hiding;

/// <summary>What a link to a hidden theme shows: that it is off now, and where one's own answers are. No error: whoever opens it did nothing wrong.</summary>
internal static class HiddenPage
{
    public static IResult Answer(HttpContext http, Visit visit, Onward onward, int textSize, HouseOfPage house)
    {
        var words = OwnPageMarkup.Texts[onward.Language];
        var html = new Html();
        html.Line($"""<section><h1>{words["hidden.title"]}</h1><p>{words["hidden.1"]}</p>""");
        if (visit.IsPreview)
        {
            html.Line($"<p>{words["hidden.teacher"]}</p>");
        }
        else
        {
            html.Line($"<p>{words["hidden.2"]}</p>").AddMade("<p class=\"acts\">");
            onward.To(html, ThemeLists.Mine, words["mine.title"]);
            html.AddMade("</p>");
        }

        return FramedPage.Answer(http, onward.Language, words["hidden.title"], html.AddMade("</section>\n"), house: house, around: new FrameAround(textSize));
    }
}
