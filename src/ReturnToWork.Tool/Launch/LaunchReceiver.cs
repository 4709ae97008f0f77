using ReturnToWork.Lti;
using ReturnToWork.Tool.Http;
using ReturnToWork.Tool.Keys;
using ReturnToWork.Tool.Pages;
using ReturnToWork.Tool.Pages.Mine;
using ReturnToWork.Tool.Picking;
using ReturnToWork.Tool.Sessions;
using ReturnToWork.Tool.Store;
using ReturnToWork.Tool.Training;

namespace ReturnToWork.Tool.Launch;

/// <summary>What a true launch becomes: a session where the browser keeps our cookie, else the page itself. Either way nothing is stored and no token stands in an address.</summary>
internal sealed class LaunchReceiver(Themes themes, ThemeLists lists, ThemePages pages, ListPages listPages, Picker picker, LearnerKeys keys, Suspensions suspensions, TrainingVisits training, JoinTraining join, Tickets tickets, TimeProvider time) : ILaunchReceiver
{
    private const string ThemePath = "/themes/";

    public bool Knows(Uri targetLink) => ListIn(targetLink) is not null || (NumberIn(targetLink) is { } number && themes.Find(number) is not null);

    public bool IsOf(Uri targetLink, string offer) => NumberIn(targetLink) == offer;

    public async ValueTask<bool> WelcomesAsync(string organisation, string registration, string subject, CancellationToken cancellationToken) =>
        !await suspensions.HoldAsync(organisation, keys.For(registration, subject), cancellationToken);

    public async Task<IResult> LaunchedAsync(ResourceLinkLaunch launch, HttpContext http)
    {
        var list = ListIn(launch.TargetLink);
        var number = list is not null ? "" : NumberIn(launch.TargetLink) ?? throw new InvalidOperationException("A launch passed with a target that was not known.");
        var visit = new Visit(
            launch.Organisation, launch.Registration, keys.For(launch.Registration, launch.Subject), launch is { IsTeacherLike: true, IsLearner: false },
            number, launch.Locale?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true ? "en" : "nl", launch.PlatformOrigin, time.GetUtcNow(), list?.Path,
            // One place in the course stands for all themes of a list: who did one of them is not done there.
            list is null ? launch.Grading : null);
        visit = await training.AsActorAsync(visit, http.RequestAborted);
        // Nothing is kept, so no session is either: the page that asks carries the visit.
        if (visit is { IsPreview: false } && !training.Fits(visit)) return await join.AskAsync(visit, asked: null, trouble: null, http, http.RequestAborted);
        if (!launch.CookiesHold) return await (list is null ? pages.AnswerAsync(visit, http, http.RequestAborted) : listPages.AnswerAsync(visit, http, http.RequestAborted));
        SessionCookie.Set(http, tickets, visit);
        http.Response.Headers.Location = list?.Path ?? $"{ThemePath}{number}";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    public Task<IResult> StepAsync(LadderStep step, HttpContext http) => Task.FromResult(LadderPages.Answer(step, http));

    public Task<IResult> PickAsync(DeepLinkRequest request, HttpContext http) => picker.AskAsync(request, http);

    public Task<IResult> RefusedAsync(LaunchRefused refusal, HttpContext http)
    {
        // Most launches happen in a frame, where a page that nobody may frame cannot be read. It holds nothing but sentences.
        if (refusal.FramedBy.Count > 0) http.RequestServices.GetRequiredService<PagePolicy>().FramedBy = string.Join(' ', refusal.FramedBy);
        return Task.FromResult(new PlainPage("refused.title")
            .Say(refusal.OwnWindowHelps ? "refused.window" : refusal.WaitsForApproval ? "refused.approval" : refusal.IsClosed ? "refused.closed" : refusal.Status == StatusCodes.Status503ServiceUnavailable ? "refused.later" : "refused.1")
            .Say("refused.help")
            .Say("refused.code", ("code", refusal.Code))
            .Say("refused.reference", ("reference", refusal.Reference))
            .Answer(refusal.Status));
    }

    private ThemeList? ListIn(Uri link) => link is { Query: "", Fragment: "" } ? lists.Find(link.AbsolutePath) : null;

    private static string? NumberIn(Uri link) =>
        link is { Query: "", Fragment: "" } && link.AbsolutePath.StartsWith(ThemePath, StringComparison.Ordinal) ? link.AbsolutePath[ThemePath.Length..] : null;
}
