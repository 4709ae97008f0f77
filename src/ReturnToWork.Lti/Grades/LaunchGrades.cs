using Microsoft.Extensions.Logging;

namespace ReturnToWork.Lti;

/// <summary>What a launch leaves behind for the gradebook: the place's addresses in the store, and the sealed word for who it is with the visit.</summary>
internal sealed partial class LaunchGrades(LineItemBook book, GradingSeal seal, ILogger<LaunchGrades> logger)
{
    // A pretend student of the LMS itself (LTI 1.3 Core, A.2.1): there is nobody to tell anything about.
    private const string TestUser = "http://purl.imsglobal.org/vocab/lti/system/person#TestUser";

    /// <summary>
    /// Null unless the organisation switched it on, the platform lets us tell, and this is a learner and nothing else: platforms refuse scores of who teaches (lti.md G8).
    /// </summary>
    public async Task<string?> NoteAsync(LaunchAttempt attempt)
    {
        if (!attempt.Deployment.Terms.Grades
            || !Roles.IsLearner(attempt.Roles) || Roles.IsTeacherLike(attempt.Roles) || attempt.Roles.Contains(TestUser, StringComparer.Ordinal)
            || EndpointClaim.Read(attempt.Claims) is not { } said)
        {
            return null;
        }

        var claim = said.Within(attempt.Client);
        if (claim.Item != said.Item || claim.Items != said.Items) Log.Foreign(logger, attempt.Client.Of.Id);
        if (!claim.CanTell) return null;
        var link = attempt.Claims.GetProperty(Claim.ResourceLink).Text("id")!;
        await book.SeeAsync(attempt.Deployment, link, claim, attempt.Http.RequestAborted);
        return seal.Seal(new Grading(attempt.Deployment.Registration, link, attempt.Claims.Text("sub")!));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Registration {Registration} named a line item outside its own addresses: L17-foreign-address. A site of the registration can add one.")]
        public static partial void Foreign(ILogger logger, Guid registration);
    }
}
