using System.Text.Json;
using Microsoft.Extensions.Options;
using ReturnToWork.Tool.Pairing;
using ReturnToWork.Tool.Record;
using ReturnToWork.Tool.Sessions;
using ReturnToWork.Tool.Store;
using ReturnToWork.Xapi;

namespace ReturnToWork.Tool.Pages.Mine;

/// <summary>What somebody who chose "bewaren" did so far.</summary>
/// <param name="Enrolments">The themes that were ever opened.</param>
/// <param name="Done">Theme → whether it is done; a theme that was never opened is not there.</param>
internal sealed record Progress(Learner Learner, IReadOnlyList<Enrolment> Enrolments, CoachCode? Coach, IReadOnlyDictionary<string, bool> Done);

/// <summary>How far a learner is, from what was kept; null for somebody of whom nothing was. Looking makes no row.</summary>
internal sealed class HowFar(Learners learners, CoachCodes codes, IRecord record, IOptions<CoursesOptions> courses)
{
    public async Task<Progress?> OfAsync(Visit visit, CancellationToken ct)
    {
        if (visit.IsPreview || await learners.WithEnrolmentsAsync(visit, ct) is not var (learner, enrolments)) return null;
        var done = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var enrolment in enrolments) done[enrolment.Theme] = await IsDoneAsync(enrolment, ct);
        return new Progress(learner, enrolments, await codes.LatestOfAsync(learner, ct), done);
    }

    // The player keeps "done" in the bookmark when it says that the theme is completed.
    private async Task<bool> IsDoneAsync(Enrolment enrolment, CancellationToken ct)
    {
        var bookmark = await record.ReadStateAsync(
            enrolment.Organisation, courses.Value.ThemeOf(enrolment.Theme), courses.Value.PeopleOf(enrolment.Organisation), enrolment.Pseudonym, enrolment.XapiRegistration, BookmarkGate.StateId, ct);
        // An organisation's own key for the record store may write anything there.
        if (bookmark is null || BookmarkGate.Check(BookmarkGate.StateId, bookmark) is not null) return false;
        using var json = JsonDocument.Parse(bookmark);
        return json.RootElement.TryGetProperty("done", out _);
    }
}
