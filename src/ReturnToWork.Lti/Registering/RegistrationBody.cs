using System.Text.Json.Nodes;

namespace ReturnToWork.Lti;

/// <summary>What a registration is for.</summary>
/// <param name="Face">Name and place.</param>
/// <param name="Keys">Where our public keys for it are.</param>
/// <param name="Scopes">What is asked for; empty unless the organisation wants gradebook or members.</param>
internal sealed record Asked(ToolFace Face, Uri Keys, IReadOnlyList<string> Scopes);

/// <summary>
/// The particulars that we ask a platform to register (Dynamic Registration 1.0, 3.5.2). As little as can be: who somebody is there and nothing about them, so that the
/// platform's own privacy switches start at their strictest (lti.md R6).
/// </summary>
internal static class RegistrationBody
{
    public const string Block = "https://purl.imsglobal.org/spec/lti-tool-configuration";
    public const string ResourceLink = "LtiResourceLinkRequest";
    public const string DeepLinking = "LtiDeepLinkingRequest";

    // AGS 2.0, 3.1 and 3.4; NRPS 2.0, 2.3.
    private const string LineItem = "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem";
    private const string Score = "https://purl.imsglobal.org/spec/lti-ags/scope/score";
    private const string Members = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";

    // The specification's place for a link in a course, and Canvas's word for it: there, a tool that names none is nowhere to be found.
    private static readonly string[] Places = ["ContentArea", "link_selection"];

    /// <summary>The claims that a launch cannot do without.</summary>
    public static readonly IReadOnlyList<string> Claims = ["iss", "sub"];

    public static IReadOnlyList<string> ScopesFor(bool grades, bool members) =>
        [.. grades ? [LineItem, Score] : Array.Empty<string>(), .. members ? [Members] : Array.Empty<string>()];

    public static JsonObject For(Asked asked, string origin, string launch, PlatformConfiguration? platform)
    {
        var (face, target) = (asked.Face, origin + asked.Face.Path);
        var body = new JsonObject
        {
            ["application_type"] = "web",
            ["grant_types"] = new JsonArray("client_credentials", "implicit"),
            ["response_types"] = new JsonArray("id_token"),
            ["initiate_login_uri"] = origin + "/lti/login",
            ["redirect_uris"] = new JsonArray(launch),
            ["jwks_uri"] = asked.Keys.AbsoluteUri,
            ["client_name"] = face.Name,
            ["client_name#en"] = face.EnglishName,
            ["logo_uri"] = origin + face.LogoPath,
            ["token_endpoint_auth_method"] = "private_key_jwt",
            ["scope"] = string.Join(' ', asked.Scopes),
        };
        var tool = new JsonObject
        {
            // With its port, where it has one: platforms compare it with the host of the target.
            ["domain"] = new Uri(origin).Authority,
            ["target_link_uri"] = target,
            ["description"] = face.Description,
            ["description#en"] = face.EnglishDescription,
            ["claims"] = new JsonArray([.. Claims.Select(claim => (JsonNode)claim)]),
            ["custom_parameters"] = new JsonObject(),
            ["messages"] = new JsonArray(Message(ResourceLink, target, face, []), Message(DeepLinking, target, face, PlacesAt(platform))),
        };
        // Canvas does not go by the claims (lti.md R6).
        if (platform?.Family == "canvas") tool["https://canvas.instructure.com/lti/privacy_level"] = "anonymous";
        body[Block] = tool;
        return body;
    }

    private static IReadOnlyList<string> PlacesAt(PlatformConfiguration? platform) =>
        platform is { Placements.Count: > 0 } ? [.. Places.Intersect(platform.Placements, StringComparer.Ordinal)]
        : platform?.Family == "canvas" ? ["link_selection"]
        : ["ContentArea"];

    private static JsonObject Message(string type, string target, ToolFace face, IReadOnlyList<string> places)
    {
        var message = new JsonObject { ["type"] = type, ["target_link_uri"] = target, ["label"] = face.Name, ["label#en"] = face.EnglishName };
        if (places.Count > 0) message["placements"] = new JsonArray([.. places.Select(place => (JsonNode)place)]);
        return message;
    }
}
