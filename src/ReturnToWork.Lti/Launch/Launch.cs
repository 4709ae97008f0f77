using Microsoft.AspNetCore.Http;

namespace ReturnToWork.Lti;

/// <summary>
/// <c>POST /lti/launch</c>. The order of the checks is the argument that a launch is safe: nothing of the token is believed before its signature, the
/// state is spent before anything else is looked at, and no check may be left out because something is missing.
/// </summary>
internal sealed class Launch(LoginChecks login, SignatureCheck signature, ClaimChecks claims, DoorChecks door, Proof proof, PlatformClients clients, LaunchLog log, Refusals refusals)
{
    private readonly Func<LaunchAttempt, ValueTask<No?>>[] _sender =
    [
        TokenShape.TokenIsCompactAndReadable,
        login.PlatformDidNotAnswerWithAnError,
        login.StateIsOursAndFresh,
        LoginChecks.BrowserIsTheOneThatBegan,
        DoorChecks.RegistrationIsOpen,
        signature.SignatureIsThePlatforms,
        ClaimChecks.IssuerIsTheRegistered,
        ClaimChecks.AudienceIsUs,
        claims.TimesAreNow,
        ClaimChecks.NonceIsThisLogins,
        ClaimChecks.VersionIs13,
    ];

    private readonly Func<LaunchAttempt, ValueTask<No?>>[] _message =
    [
        claims.MessageIsOneOfOurs,
        door.DeploymentIsKnown,
        ResourceLinkChecks.RolesAreAList,
    ];

    public async Task<IResult> HandleAsync(HttpContext http)
    {
        if (await PostedForm.ReadAsync(http.Request) is not { } form)
        {
            return await refusals.AnswerAsync(new No("A1-no-form", Spec.Security("5.1.1.3"), StatusCodes.Status400BadRequest), http, new About(LaunchKind.Launch));
        }

        var attempt = new LaunchAttempt(http, form) { Clients = await clients.NowAsync(http.RequestAborted) };
        if (await FirstNoAsync(attempt, _sender) is { } no) return await refusals.AnswerAsync(no, http, attempt.About);

        // Where the proof of this browser lies in the platform's storage, a page of ours has to fetch it first; nothing is opened yet.
        if (attempt.Login.StorageTarget is not null) return await proof.AskAsync(attempt);
        LoginCookie.Clear(http.Response, attempt.State!);
        return await HandOverAsync(attempt);
    }

    /// <summary><c>POST /lti/launch/proof</c>. Who is let in is looked at again: minutes may have passed in which somebody closed a door.</summary>
    public async Task<IResult> HandleProofAsync(HttpContext http)
    {
        var (attempt, no) = await proof.ReadAsync(http);
        no ??= await FirstNoAsync(attempt!, [DoorChecks.RegistrationIsOpen]);
        return no is null ? await HandOverAsync(attempt!) : await refusals.AnswerAsync(no, http, attempt?.About ?? new About(LaunchKind.Launch));
    }

    private async Task<IResult> HandOverAsync(LaunchAttempt attempt)
    {
        await log.WriteAsync(attempt.About, Refusals.NewReference(), "ok", "", StatusCodes.Status200OK, attempt.Http.RequestAborted);
        return attempt.Client.IsSelfCheck ? SelfCheckAnswer.Taken : await attempt.Message.FinishAsync(attempt);
    }

    /// <summary>Somebody opened or reloaded the address by hand: a page, not a stack trace (lti.md A1).</summary>
    public Task<IResult> HandleGetAsync(HttpContext http)
    {
        http.Response.Headers.Allow = HttpMethods.Post;
        return refusals.AnswerAsync(new No("A1-not-a-post", Spec.Security("5.1.1.3"), StatusCodes.Status405MethodNotAllowed), http, new About(LaunchKind.Launch));
    }

    private async Task<No?> FirstNoAsync(LaunchAttempt attempt, IEnumerable<Func<LaunchAttempt, ValueTask<No?>>> first)
    {
        foreach (var check in first.Concat(_message))
        {
            if (await check(attempt) is { } no) return no;
        }

        // Which checks come next depends on what the message is; that the door is still open is always the last.
        foreach (var check in attempt.Message.Checks.Append(door.IsStillOpen))
        {
            if (await check(attempt) is { } no) return no;
        }

        return null;
    }
}
