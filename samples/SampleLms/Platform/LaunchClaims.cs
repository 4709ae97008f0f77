using System.Text.Json.Nodes;

namespace SampleLms;

/// <summary>What this platform says about a launch (LTI 1.3 Core 5.3 and 5.4). No name, no mail address: the tool never needs them.</summary>
internal sealed class LaunchClaims(SampleLmsOptions options, GradeBook grades, TimeProvider clock, Texts texts)
{
    private const string Lti = "https://purl.imsglobal.org/spec/lti/claim/";
    private const string DeepLinking = "https://purl.imsglobal.org/spec/lti-dl/claim/";

    /// <summary>Of somebody who opens an activity.</summary>
    public JsonObject Of(Activity activity, RegisteredTool tool, Learner learner, string nonce)
    {
        var claims = Common("LtiResourceLinkRequest", activity.TargetLink, activity.DeploymentId, tool, learner, nonce);
        claims[Lti + "resource_link"] = new JsonObject { ["id"] = activity.ResourceLinkId, ["title"] = activity.Title };
        if (Custom(tool.Custom.Concat(activity.Custom)) is { Count: > 0 } custom) claims[Lti + "custom"] = custom;
        var scopes = Scope.Grades(tool).ToArray();
        if (scopes.Length > 0)
        {
            JsonObject endpoint = new() { ["scope"] = ListOf(scopes), ["lineitems"] = ServiceAddress.LineItems(options, tool) };
            // With several columns or none the tool has to ask (Assignment and Grade Services 2.0, 3.1).
            if (grades.ItemsOf(tool).Where(item => item.ResourceLinkId == activity.ResourceLinkId).ToArray() is [{ } only]) endpoint["lineitem"] = ServiceAddress.LineItem(options, tool, only);
            claims["https://purl.imsglobal.org/spec/lti-ags/claim/endpoint"] = endpoint;
        }

        return claims;
    }

    /// <summary>Of a teacher who is going to choose (Deep Linking 2.0, 4.4).</summary>
    public JsonObject Of(DeepLinkQuestion question, RegisteredTool tool, Learner teacher, string nonce)
    {
        var claims = Common("LtiDeepLinkingRequest", tool.DeepLink ?? tool.TargetLink, question.DeploymentId, tool, teacher, nonce);
        JsonObject settings = new()
        {
            ["deep_link_return_url"] = $"{options.Address}/lti/deep-link/{question.Id}",
            ["accept_types"] = new JsonArray("ltiResourceLink"),
            ["accept_presentation_document_targets"] = new JsonArray("iframe", "window"),
            ["accept_multiple"] = question.AcceptMultiple,
            ["auto_create"] = true,
            ["title"] = texts["course.title"],
        };
        if (question.AcceptLineItem is { } lineItem) settings["accept_lineitem"] = lineItem;
        if (question.Data is { } data) settings["data"] = data;
        claims[DeepLinking + "deep_linking_settings"] = settings;
        if (Custom(tool.Custom) is { Count: > 0 } custom) claims[Lti + "custom"] = custom;
        return claims;
    }

    private JsonObject Common(string message, string target, string deployment, RegisteredTool tool, Learner learner, string nonce)
    {
        var now = clock.GetUtcNow();
        JsonObject claims = new()
        {
            ["iss"] = options.Address,
            ["aud"] = tool.ClientId,
            ["sub"] = learner.Id,
            ["nonce"] = nonce,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddSeconds(60).ToUnixTimeSeconds(),
            [Lti + "message_type"] = message,
            [Lti + "version"] = "1.3.0",
            [Lti + "deployment_id"] = deployment,
            [Lti + "target_link_uri"] = target,
            [Lti + "roles"] = ListOf(Roles.Of(learner)),
            [Lti + "context"] = new JsonObject
            {
                ["id"] = SampleCourse.ContextOf(tool.Organisation),
                ["title"] = texts["course.title"],
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
        if (tool.MayDo(Scope.Members))
        {
            claims["https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice"] = new JsonObject
            {
                ["context_memberships_url"] = ServiceAddress.Members(options, tool),
                ["service_versions"] = new JsonArray("1.0", "2.0"),
            };
        }

        return claims;
    }

    private static JsonObject Custom(IEnumerable<KeyValuePair<string, string>> values)
    {
        JsonObject custom = [];
        // What the activity says goes over what the tool says.
        foreach (var (name, value) in values) custom[name] = value;
        return custom;
    }

    private static JsonArray ListOf(IEnumerable<string> values) => new([.. values.Select(value => JsonValue.Create(value))]);
}

/// <summary>The roles of somebody here (LTI 1.3 Core A.2).</summary>
internal static class Roles
{
    private const string Vocabulary = "http://purl.imsglobal.org/vocab/lis/v2/";

    public static string[] Of(Learner learner) => learner.IsTeacher
        ? [Vocabulary + "institution/person#Instructor", Vocabulary + "membership#Instructor"]
        : [Vocabulary + "institution/person#Student", Vocabulary + "membership#Learner"];
}
