using ReturnToWork.Tool.Http;
using ReturnToWork.Tool.Pages;
using ReturnToWork.Tool.Pairing;
using ReturnToWork.Tool.Sessions;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.Api;

/// <summary><c>GET /api/answers/{theme}</c>: what is kept of the learner in the theme that the token is for: answers, live shares, bookmark, coach.</summary>
internal static class GetAnswers
{
    public static async Task<IResult> HandleAsync(string theme, HttpContext http, Learners learners, CoachCodes codes, BootJson boot, CancellationToken ct)
    {
        var token = http.Token();
        if (token.Visit.Theme != theme) return Refusals.Answer("theme-other");
        if (await learners.OfAsync(token, ct) is not { } learner) return Refusals.Answer("not-kept");
        var kept = new Kept(learner, token.XapiRegistration!.Value);
        return Results.Bytes(await boot.KeptAsync(token.Visit, kept, await codes.LatestOfAsync(learner, ct), ct), "application/json");
    }
}
