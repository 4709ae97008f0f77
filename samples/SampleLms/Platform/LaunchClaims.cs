using System.Text.Json.Nodes;

namespace SampleLms;

/// <summary>What this platform says about a launch (LTI 1.3 Core 5.3 and 5.4). No name, no mail address: the tool never needs them.</summary>
internal static class LaunchClaims
{
    private const string Lti = "https://purl.imsglobal.org/spec/lti/claim/";
    private const string Roles = "http://purl.imsglobal.org/vocab/lis/v2/";

    public static JsonObject Of(SampleLmsOptions options, Learner learner, Course course, string nonce, Texts texts, DateTimeOffset now) => new()
    {
        ["iss"] = options.Address,
        ["aud"] = learner.Organisation.ClientId,
        ["sub"] = learner.Id,
        ["nonce"] = nonce,
        ["iat"] = now.ToUnixTimeSeconds(),
        ["exp"] = now.AddSeconds(60).ToUnixTimeSeconds(),
        [Lti + "message_type"] = "LtiResourceLinkRequest",
        [Lti + "version"] = "1.3.0",
        [Lti + "deployment_id"] = learner.Organisation.DeploymentId,
        [Lti + "target_link_uri"] = course.TargetLink(options),
        [Lti + "resource_link"] = new JsonObject { ["id"] = course.ResourceLinkId, ["title"] = texts[course.TitleKey] },
        [Lti + "roles"] = new JsonArray(Roles + "institution/person#Student", Roles + "membership#Learner"),
        [Lti + "context"] = new JsonObject
        {
            ["id"] = $"{learner.Organisation.Code}-{course.Number}",
            ["title"] = texts[course.TitleKey],
            ["type"] = new JsonArray("http://purl.imsglobal.org/vocab/lis/v2/course#CourseSection"),
        },
        [Lti + "tool_platform"] = new JsonObject { ["guid"] = "sample-lms", ["name"] = "SampleLms", ["product_family_code"] = "sample-lms", ["version"] = "1" },
        [Lti + "launch_presentation"] = new JsonObject
        {
            ["document_target"] = "iframe",
            ["locale"] = texts.Language,
            ["return_url"] = $"{options.Address}/courses",
        },
    };
}
