using Microsoft.AspNetCore.Http;

namespace ReturnToWork.Lti;

/// <summary>Somebody who makes a course wants to place something of ours in it (LTI Deep Linking 2.0, 4.4).</summary>
internal sealed class DeepLinkMessage(ToolAddress address, ILaunchReceiver receiver, ResourceLinkChecks people, TimeProvider clock) : IMessage
{
    public string Type => "LtiDeepLinkingRequest";

    public string Kind => LaunchKind.DeepLink;

    public IReadOnlyList<Func<LaunchAttempt, ValueTask<No?>>> Checks { get; } =
    [
        DeepLinkChecks.SomebodyWhoMayChoose,
        DeepLinkChecks.SubjectIsSomebodyIfNamed,
        DeepLinkChecks.TargetIsTheLogins,
        DeepLinkChecks.SettingsAreUsable,
        DeepLinkChecks.ReturnUrlIsThePlatforms,
        attempt => attempt.Claims.Text("sub") is null ? default : people.SubjectIsWelcome(attempt),
    ];

    public Task<IResult> FinishAsync(LaunchAttempt attempt)
    {
        var (settings, deployment) = (attempt.DeepLink, attempt.Deployment);
        return receiver.PickAsync(
            new DeepLinkRequest(
                deployment.Organisation, deployment.Registration, settings.ReturnUrl, settings.AcceptTargets, settings.AcceptMultiple, settings.AcceptLineItem, settings.Data,
                deployment.Terms.Offer, deployment.Terms.Grades, new Uri(address.OriginOf(attempt.Http.Request)), attempt.Locale(), clock.GetUtcNow()),
            attempt.Http);
    }
}
