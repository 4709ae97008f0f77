using Microsoft.AspNetCore.Http;

namespace ReturnToWork.Lti;

/// <summary>What the host does with a launch. The Lti room decides whether a launch is true; the host decides what is then seen.</summary>
public interface ILaunchReceiver
{
    /// <summary>
    /// Whether this address, already known to be on the tool's own origin, is one that may be launched (LTI 1.3 Core 5.3.4).
    /// </summary>
    bool Knows(Uri targetLink);

    /// <summary>Whether a registration for one theme may launch this address, which <see cref="Knows"/> said yes to.</summary>
    /// <param name="targetLink">The address.</param>
    /// <param name="offer">The theme that the registration is for, such as <c>3</c>.</param>
    bool IsOf(Uri targetLink, string offer);

    /// <summary>Whether the host still lets this person in; no is refused in the words of everything else that was closed (reliability L-12).</summary>
    /// <param name="organisation">The tenant.</param>
    /// <param name="registration"><see cref="ResourceLinkLaunch.Registration"/>.</param>
    /// <param name="subject">See <see cref="ResourceLinkLaunch.Subject"/>.</param>
    /// <param name="cancellationToken">Of the request.</param>
    ValueTask<bool> WelcomesAsync(string organisation, string registration, string subject, CancellationToken cancellationToken);

    /// <summary>
    /// Answers a launch that passed every check. Where <see cref="ResourceLinkLaunch.CookiesHold"/> is false the answer
    /// must be the page itself, because nothing set on it can be expected to come back.
    /// </summary>
    Task<IResult> LaunchedAsync(ResourceLinkLaunch launch, HttpContext http);

    /// <summary>Answers with the page of one rung of the ladder that a browser without our cookies climbs. Nothing is opened by it.</summary>
    Task<IResult> StepAsync(LadderStep step, HttpContext http);

    /// <summary>
    /// Answers a deep linking launch that passed every check, with a page on which somebody chooses (LTI Deep Linking 2.0). What was chosen goes back by
    /// <see cref="DeepLinkAnswers"/>. No cookie can be expected to come back.
    /// </summary>
    Task<IResult> PickAsync(DeepLinkRequest request, HttpContext http);

    /// <summary>
    /// Answers a login or launch that was refused, with a page that shows the code and the reference and answers with
    /// <see cref="LaunchRefused.Status"/>. Nothing was kept of the refused launch.
    /// </summary>
    Task<IResult> RefusedAsync(LaunchRefused refusal, HttpContext http);
}
