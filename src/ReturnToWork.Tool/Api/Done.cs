using ReturnToWork.Lti;
using ReturnToWork.Tool.Http;
using ReturnToWork.Tool.Pages;
using ReturnToWork.Tool.Sessions;

namespace ReturnToWork.Tool.Api;

/// <summary>
/// <c>POST /api/done</c>: somebody saw the theme to its end, and the organisation wants its LMS to hear that. Also of who keeps nothing: the page said so on its
/// first screen. Nothing but the fact goes out, once; asking again changes nothing.
/// </summary>
internal static class Done
{
    public static async Task<IResult> HandleAsync(HttpContext http, Gradebook gradebook, Themes themes, CancellationToken ct)
    {
        var visit = http.Token().Visit;
        return visit.Grading is { } grading && themes.Find(visit.Theme) is { } theme && await gradebook.DoneAsync(grading, theme.Name(theme.Closest(visit.Language)), ct)
            ? Results.NoContent()
            : Refusals.Answer("lms-does-not-ask");
    }
}
