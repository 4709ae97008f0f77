using ReturnToWork.Lti;
using ReturnToWork.Tool.Store;
using ReturnToWork.Tool.Training;

namespace ReturnToWork.Tool.Sessions;

/// <summary>Whether a visit may go on, asked at each request (reliability.md L-12): organisation, registration, deployment and person are all still let in, and nobody stopped it.</summary>
internal sealed class VisitDoor(PlatformOrigins origins, Suspensions suspensions, EndedVisits ended)
{
    /// <summary>Origins that may frame the visit's pages. Empty: it is over, and nobody is told which of the five it was.</summary>
    public async ValueTask<IReadOnlyList<string>> FramesAsync(Visit visit, CancellationToken ct) =>
        await OriginsAsync(visit, ct) is { Count: > 0 } open
        && !await suspensions.HoldAsync(visit.Organisation, visit.LearnerKey, ct) && !await ended.HoldAsync(visit, ct) ? open : [];

    // Who came with a ticket of the Companion stands in a window of their own: nobody frames it.
    private async ValueTask<IReadOnlyList<string>> OriginsAsync(Visit visit, CancellationToken ct) =>
        visit.LtiRegistration == TrainingVisits.ByTicket ? ["'none'"] : await origins.OfAsync(visit.LtiRegistration, ct);

    public async ValueTask<bool> IsOpenAsync(Visit visit, CancellationToken ct) => (await FramesAsync(visit, ct)).Count > 0;
}
