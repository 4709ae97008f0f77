using Microsoft.AspNetCore.Http;

namespace ReturnToWork.Lti;

/// <summary>Whether this launch answers a login that began here, in this browser, and has not been answered before.</summary>
internal sealed class LoginChecks(LoginStore logins, TimeProvider clock)
{
    private static readonly string[] KnownErrors =
    [
        "login_required", "unauthorized_client", "launch_no_longer_valid", "invalid_request_object", "invalid_request", "access_denied",
        "invalid_scope", "interaction_required", "server_error", "temporarily_unavailable", "unsupported_response_type",
    ];

    /// <summary>The words are the platform's, unsigned: only a known one is repeated, and never its description (LTI Security Framework 1.0, 5.1.1.5).</summary>
    public async ValueTask<No?> PlatformDidNotAnswerWithAnError(LaunchAttempt attempt)
    {
        if (attempt.Error is not { } error) return null;
        if (await FindAsync(attempt) is { } login) await logins.SpendAsync(login, attempt.Http.RequestAborted);
        return new No($"A2-{(KnownErrors.Contains(error, StringComparer.Ordinal) ? error : "error")}", Spec.Security("5.1.1.5"), StatusCodes.Status401Unauthorized);
    }

    /// <summary>Spends the state, whatever else is wrong: it was shown, so it can never be shown again.</summary>
    public async ValueTask<No?> StateIsOursAndFresh(LaunchAttempt attempt)
    {
        if (attempt.State is null) return Refuse("A3-state-missing");
        if (await FindAsync(attempt) is not { } login) return Refuse("A3-state-unknown");
        if (!await logins.SpendAsync(login, attempt.Http.RequestAborted)) return Refuse("A3-state-used");
        if (login.Expires <= clock.GetUtcNow()) return Refuse("A3-state-expired");
        attempt.Login = login;
        return null;
    }

    /// <summary>
    /// The login's cookie. Where the proof lies in the platform's storage instead, a page of ours has to fetch it, which is done when all else is true (<see cref="Proof"/>). Which of the two
    /// counts stands in the login's row; a missing one is refused, never let through (reliability L-01).
    /// </summary>
    public static ValueTask<No?> BrowserIsTheOneThatBegan(LaunchAttempt attempt)
    {
        if (attempt.Login.StorageTarget is not null) return default;
        var request = attempt.Http.Request;
        if (LoginCookie.ProofOf(request, attempt.State!) is not { } proof) return new(Refuse(LoginCookie.AnyIn(request) ? "A3-browser-other" : "A3-browser-unproven"));
        attempt.CookiesHold = true;
        return new(Secret.Matches(proof, attempt.Login.ProofHash) ? null : Refuse("A3-browser-other"));
    }

    private async Task<OpenLogin?> FindAsync(LaunchAttempt attempt)
    {
        var login = attempt.State is { Length: <= 255 } state ? await logins.FindAsync(state, attempt.Http.RequestAborted) : null;
        if (login is not null) attempt.Client = attempt.Clients.WithKey(login.Client)!;
        return login;
    }

    private static No Refuse(string code) => new(code, Spec.Security("5.1.1.3"), StatusCodes.Status401Unauthorized);
}
