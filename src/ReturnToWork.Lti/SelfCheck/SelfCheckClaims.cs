using System.Text.Json.Nodes;

namespace ReturnToWork.Lti;

/// <summary>What a usual platform says, of somebody who does not exist.</summary>
internal static class SelfCheckClaims
{
    public const string Context = "https://purl.imsglobal.org/spec/lti/claim/context";
    private const string Membership = "http://purl.imsglobal.org/vocab/lis/v2/membership#";
    private const string DeepLinking = "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings";

    public static string ShortRoleOf(string who) => who == "teacher" ? "Instructor" : "Learner";

    public static JsonObject ResourceLink(SelfCheckWords words, string who)
    {
        var claims = Common(words, who, "LtiResourceLinkRequest");
        claims["sub"] = $"self-check-{who}";
        claims["name"] = "Sam Example";
        claims["given_name"] = "Sam";
        claims["family_name"] = "Example";
        claims["email"] = "sam@self-check.invalid";
        claims[Claim.ResourceLink] = new JsonObject { ["id"] = "self-check-link", ["title"] = "Self-check" };
        return claims;
    }

    public static JsonObject DeepLink(SelfCheckWords words, string who)
    {
        var claims = Common(words, who, SelfCheckCases.DeepLinking);
        claims["sub"] = $"self-check-{who}";
        claims[DeepLinking] = new JsonObject
        {
            ["deep_link_return_url"] = words.Issuer + "/return",
            ["accept_types"] = new JsonArray("ltiResourceLink"),
            ["accept_presentation_document_targets"] = new JsonArray("iframe", "window"),
            ["accept_multiple"] = true,
            ["data"] = "self-check",
        };
        return claims;
    }

    private static JsonObject Common(SelfCheckWords words, string who, string message) => new()
    {
        ["iss"] = words.Issuer,
        ["aud"] = words.ClientId,
        ["nonce"] = words.Nonce,
        ["iat"] = words.Now,
        ["exp"] = words.Now + 300,
        ["locale"] = "nl-NL",
        [Claim.MessageType] = message,
        [Claim.Version] = "1.3.0",
        [Claim.DeploymentId] = SelfCheckPlatform.Deployment,
        [Claim.TargetLink] = words.Target,
        [Claim.Roles] = new JsonArray(Membership + ShortRoleOf(who)),
        [Context] = new JsonObject { ["id"] = "self-check-course", ["type"] = new JsonArray("http://purl.imsglobal.org/vocab/lis/v2/course#CourseOffering") },
    };
}
