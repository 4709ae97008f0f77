using System.Collections.Frozen;

namespace ReturnToWork.Lti;

/// <summary>
/// What the roles of a launch are worth to us (LTI 1.3 Core 5.3.7 and appendix A.2.2). Whole URIs are compared, never parts of them, and only
/// context roles count: an institution or system role says what somebody is elsewhere (reliability L-11).
/// </summary>
internal static class Roles
{
    private const string Membership = "http://purl.imsglobal.org/vocab/lis/v2/membership";

    private static readonly FrozenSet<string> Learners = Table(
        "Learner", "ExternalLearner", "GuestLearner", "Instructor", "Learner", "NonCreditLearner");

    private static readonly FrozenSet<string> TeacherLikes = new[]
    {
        Table("Instructor", "ExternalInstructor", "Grader", "GuestInstructor", "Lecturer", "PrimaryInstructor", "SecondaryInstructor",
            "TeachingAssistant", "TeachingAssistantGroup", "TeachingAssistantOffering", "TeachingAssistantSection",
            "TeachingAssistantSectionAssociation", "TeachingAssistantTemplate"),
        Table("Administrator", "Administrator", "Developer", "ExternalDeveloper", "ExternalSupport", "ExternalSystemAdministrator",
            "Support", "SystemAdministrator"),
        Table("ContentDeveloper", "ContentDeveloper", "ContentExpert", "ExternalContentExpert", "Librarian"),
        Table("Mentor", "Advisor", "Auditor", "ExternalAdvisor", "ExternalAuditor", "ExternalLearningCoordinator", "ExternalMentor",
            "ExternalReviewer", "ExternalTutor", "LearningCoordinator", "Mentor", "Reviewer", "Tutor"),
    }.SelectMany(table => table).ToFrozenSet(StringComparer.Ordinal);

    public static bool IsLearner(IEnumerable<string> roles) => roles.Any(Learners.Contains);

    public static bool IsTeacherLike(IEnumerable<string> roles) => roles.Any(TeacherLikes.Contains);

    // A principal role in full and as the deprecated short name, and its sub-roles. "Learner#Instructor" is a kind of learner.
    private static FrozenSet<string> Table(string principal, params string[] subRoles) =>
        new[] { principal, $"{Membership}#{principal}" }
            .Concat(subRoles.Select(sub => $"{Membership}/{principal}#{sub}"))
            .ToFrozenSet(StringComparer.Ordinal);
}
