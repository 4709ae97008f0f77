using ReturnToWork.Lti;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.Sessions;

/// <summary>Whether a visit may go on, asked at each request (reliability.md L-12): organisation, registration, deployment and person are all still let in, and nobody stopped it.</summary>
internal sealed class VisitDoor(PlatformOrigins origins, Suspensions suspensions, EndedVisits ended)
{
    /// <summary>Origins that may frame the visit's pages. Empty: it is over, and nobody is told which of the five it was.</summary>
    public async ValueTask<IReadOnlyList<string>> FramesAsync(Visit visit, CancellationToken ct) =>
        await origins.OfAsync(visit.LtiRegistration, ct) is { Count: > 0 } open 
        && !await suspensions.HoldAsync(visit.Organisation, visit.LearnerKey, ct) && !await ended.HoldAsync(visit, ct) ? open : [];

    public async ValueTask<bool> IsOpenAsync(Visit visit, CancellationToken ct) => (await FramesAsync(visit, ct)).Count > 0;
}
