using Microsoft.AspNetCore.Http;

namespace ReturnToWork.Lti;

/// <summary>Somebody opens a place in a course (LTI 1.3 Core 5.3).</summary>
internal sealed class ResourceLinkMessage(ResourceLinkChecks checks, LaunchGrades grades, LaunchMembers members, ILaunchReceiver receiver) : IMessage
{
    public string Type => "LtiResourceLinkRequest";

    public string Kind => LaunchKind.Launch;

    public IReadOnlyList<Func<LaunchAttempt, ValueTask<No?>>> Checks { get; } =
        [ResourceLinkChecks.ResourceLinkIsNamed, ResourceLinkChecks.SubjectIsSomebody, checks.TargetIsOursAndTheSame, checks.SubjectIsWelcome];

    public async Task<IResult> FinishAsync(LaunchAttempt attempt)
    {
        attempt.Grading = await grades.NoteAsync(attempt);
        await members.NoteAsync(attempt);
        return await receiver.LaunchedAsync(attempt.ToLaunch(), attempt.Http);
    }
}
