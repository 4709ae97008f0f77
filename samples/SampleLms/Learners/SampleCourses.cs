using Microsoft.AspNetCore.WebUtilities;

namespace SampleLms;

/// <summary>A course with one activity: a theme of the tool. Its title says nothing about anybody's health.</summary>
/// <param name="Number">In the address of the course page and of the theme.</param>
/// <param name="TitleKey">Its title, among the texts.</param>
internal sealed record Course(string Number, string TitleKey)
{
    /// <summary>The place in the course (LTI 1.3 Core 5.3.5).</summary>
    public string ResourceLinkId => $"theme-{Number}-link";

    public string TargetLink(SampleLmsOptions options) => $"{options.ToolAddress}/themes/{Number}";
}

internal static class SampleCourses
{
    public static IReadOnlyList<Course> All { get; } = [new("3", "course.3")];

    /// <summary>Where the tool is asked to begin a launch (LTI Security Framework 1.0, 5.1.1.1).</summary>
    public static string LoginAddress(SampleLmsOptions options, Course course, Learner learner) =>
        QueryHelpers.AddQueryString($"{options.ToolAddress}/lti/login", new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["iss"] = options.Address,
            ["login_hint"] = learner.Id,
            ["lti_message_hint"] = course.ResourceLinkId,
            ["client_id"] = learner.Organisation.ClientId,
            ["lti_deployment_id"] = learner.Organisation.DeploymentId,
            ["target_link_uri"] = course.TargetLink(options),
        });
}
