using System.Text.Json.Nodes;

namespace ReturnToWork.Lti;

/// <summary>What a launch has to say for this login.</summary>
internal sealed record SelfCheckWords(string Issuer, string ClientId, string Target, string Nonce, long Now)
{
    public const string Kid = "self-check";
}

/// <summary>One launch of the list.</summary>
/// <param name="Name">Stable; the host's texts explain it.</param>
/// <param name="Who"><c>teacher</c> or <c>learner</c>.</param>
/// <param name="Expected"><c>ok</c> or the code of the refusal.</param>
/// <param name="Message">The message type that the tool must know for this case to be sent.</param>
/// <param name="Change">What makes it special.</param>
internal sealed record SelfCheckCase(string Name, string Who, string Expected, string Message, Action<JsonObject, JsonObject> Change)
{
    public bool IsGood => Expected == "ok";

    public (JsonObject Header, JsonObject Claims) Write(SelfCheckWords words)
    {
        JsonObject header = new() { ["typ"] = "JWT", ["alg"] = "RS256", ["kid"] = SelfCheckWords.Kid };
        var claims = Message == SelfCheckCases.DeepLinking ? SelfCheckClaims.DeepLink(words, Who) : SelfCheckClaims.ResourceLink(words, Who);
        Change(header, claims);
        return (header, claims);
    }
}

/// <summary>The list of lti.md 1.12, in its order: bad launches, then good ones of a teacher and a learner, then those that come to choose content (which a learner may not).</summary>
internal static class SelfCheckCases
{
    public const string DeepLinking = "LtiDeepLinkingRequest";
    private const string ResourceLink = "LtiResourceLinkRequest";
    private const string Mail = "sam@self-check.invalid";

    public static readonly IReadOnlyList<SelfCheckCase> All =
    [
        Bad("no-kid", "V1-kid-missing", (header, _) => header.Remove("kid")),
        Bad("wrong-kid", "V2-kid-unknown", (header, _) => header["kid"] = "another"),
        Bad("version-wrong", "V7-version", (_, claims) => claims[Claim.Version] = "11.3"),
        Bad("version-missing", "V7-version", (_, claims) => claims.Remove(Claim.Version)),
        Bad("no-lti", "V3-iss-other", (_, claims) =>
        {
            claims.Clear();
            claims["name"] = "a launch of something else";
        }),
        Bad("several-missing", "V7-version", (_, claims) =>
        {
            foreach (var name in (string[])[Claim.MessageType, Claim.Version, Claim.Roles]) claims.Remove(name);
        }),
        Bad("times-nonsense", "V5-iat-old", (_, claims) => (claims["iat"], claims["exp"]) = (11111, 22222)),
        Bad("message-type-missing", "V7-message-type", (_, claims) => claims.Remove(Claim.MessageType)),
        Bad("roles-missing", "V9-roles-missing", (_, claims) => claims.Remove(Claim.Roles)),
        Bad("deployment-missing", "V8-deployment-missing", (_, claims) => claims.Remove(Claim.DeploymentId)),
        Bad("resource-link-missing", "V10-resource-link", (_, claims) => claims.Remove(Claim.ResourceLink)),
        Bad("sub-empty", "V12-sub-empty", (_, claims) => claims["sub"] = ""),
        .. new[] { "teacher", "learner" }.SelectMany(Good),
        new("deep-link", "teacher", "ok", DeepLinking, Nothing),
        new("deep-link-bare", "teacher", "ok", DeepLinking, (_, claims) =>
        {
            claims.Remove("locale");
            claims.Remove(Claim.TargetLink);
        }),
        new("deep-link", "learner", "D1-not-a-teacher", DeepLinking, Nothing),
    ];

    private static IEnumerable<SelfCheckCase> Good(string who) =>
    [
        new("normal", who, "ok", ResourceLink, Nothing),
        new("several-roles", who, "ok", ResourceLink, (_, claims) => claims[Claim.Roles]!.AsArray().Add("http://purl.imsglobal.org/vocab/lis/v2/institution/person#Staff")),
        new("short-role", who, "ok", ResourceLink, (_, claims) => claims[Claim.Roles] = new JsonArray(SelfCheckClaims.ShortRoleOf(who))),
        new("unknown-role", who, "ok", ResourceLink, (_, claims) => claims[Claim.Roles]!.AsArray().Add("https://self-check.invalid/roles#Unheard")),
        new("no-role", who, "ok", ResourceLink, (_, claims) => claims[Claim.Roles] = new JsonArray("")),
        new("mail-only", who, "ok", ResourceLink, (_, claims) =>
        {
            Unnamed(claims);
            claims["email"] = Mail;
        }),
        new("names-only", who, "ok", ResourceLink, (_, claims) => claims.Remove("email")),
        new("nobody", who, "ok", ResourceLink, (_, claims) => Unnamed(claims)),
        new("no-context", who, "ok", ResourceLink, (_, claims) =>
        {
            Unnamed(claims);
            claims["email"] = Mail;
            claims.Remove(SelfCheckClaims.Context);
        }),
    ];

    private static SelfCheckCase Bad(string name, string code, Action<JsonObject, JsonObject> change) => new(name, "learner", code, ResourceLink, change);

    private static void Nothing(JsonObject header, JsonObject claims)
    {
    }

    private static void Unnamed(JsonObject claims)
    {
        foreach (var name in (string[])["name", "given_name", "family_name", "email"]) claims.Remove(name);
    }
}
