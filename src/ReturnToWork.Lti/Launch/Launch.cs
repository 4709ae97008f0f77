using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ReturnToWork.Lti;

/// <summary>
/// <c>POST /lti/launch</c>. The order of the checks is the argument that a launch is safe: nothing of the token is believed before its signature, the
/// state is spent before anything else is looked at, and no check may be left out because something is missing.
/// </summary>
internal sealed class Launch(LoginChecks login, SignatureCheck signature, ClaimChecks claims, ResourceLinkChecks resourceLink, Refusals refusals)
{
    private readonly Func<LaunchAttempt, ValueTask<No?>>[] _checks =
    [
        TokenShape.TokenIsCompactAndReadable,
        login.PlatformDidNotAnswerWithAnError,
        login.StateIsOursAndFresh,
        LoginChecks.BrowserIsTheOneThatBegan,
        LoginChecks.RegistrationStillExists,
        signature.SignatureIsThePlatforms,
        ClaimChecks.IssuerIsTheRegistered,
        claims.AudienceIsUs,
        claims.TimesAreNow,
        ClaimChecks.NonceIsThisLogins,
        ClaimChecks.VersionIs13,
        ClaimChecks.MessageIsAResourceLink,
        ResourceLinkChecks.DeploymentIsKnown,
        ResourceLinkChecks.RolesAreAList,
        ResourceLinkChecks.ResourceLinkIsNamed,
        ResourceLinkChecks.SubjectIsSomebody,
        resourceLink.TargetIsOursAndTheSame,
    ];

    public async Task<IResult> HandleAsync(HttpContext http)
    {
        if (await PostedForm.ReadAsync(http.Request) is not { } form)
        {
            return await refusals.AnswerAsync(new No("A1-no-form", Spec.Security("5.1.1.3"), StatusCodes.Status400BadRequest), http);
        }

        var attempt = new LaunchAttempt(http, form);
        foreach (var check in _checks)
        {
            if (await check(attempt) is { } no) return await refusals.AnswerAsync(no, http);
        }

        LoginCookie.Clear(http.Response, attempt.State!);
        return await http.RequestServices.GetRequiredService<ILaunchReceiver>().LaunchedAsync(attempt.ToLaunch(), http);
    }

    /// <summary>Somebody opened or reloaded the address by hand: a page, not a stack trace (lti.md A1).</summary>
    public Task<IResult> HandleGetAsync(HttpContext http)
    {
        http.Response.Headers.Allow = HttpMethods.Post;
        return refusals.AnswerAsync(new No("A1-not-a-post", Spec.Security("5.1.1.3"), StatusCodes.Status405MethodNotAllowed), http);
    }
}
