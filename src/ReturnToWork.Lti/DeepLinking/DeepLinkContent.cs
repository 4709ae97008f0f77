using System.Text.Json.Nodes;

namespace ReturnToWork.Lti;

/// <summary>The claims of an answer to a deep linking launch (LTI Deep Linking 2.0, 4.5), without a signature.</summary>
internal static class DeepLinkContent
{
    // A platform with zero leeway refuses an iat that is seconds ahead of its clock (lti.md T2); five minutes in all are the most (reliability L-13).
    private static readonly TimeSpan Back = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(4);

    public static JsonObject Claims(DeepLinkRequest request, PlatformClient client, string deployment, IEnumerable<DeepLinkItem> items, string? message, DateTimeOffset now)
    {
        JsonObject claims = new()
        {
            ["iss"] = client.ClientId,
            ["aud"] = client.Issuer,
            ["iat"] = (now - Back).ToUnixTimeSeconds(),
            ["exp"] = (now + Ahead).ToUnixTimeSeconds(),
            ["nonce"] = Secret.Make(),
            [Claim.DeploymentId] = deployment,
            [Claim.MessageType] = "LtiDeepLinkingResponse",
            [Claim.Version] = "1.3.0",
            [DeepLinkClaim.ContentItems] = new JsonArray([.. items.Select(item => Item(request, item))]),
        };
        if (request.Data is { } data) claims[DeepLinkClaim.Data] = JsonNode.Parse(data);
        if (message is not null) claims[DeepLinkClaim.Message] = message;
        return claims;
    }

    private static JsonObject Item(DeepLinkRequest request, DeepLinkItem item)
    {
        JsonObject link = new()
        {
            ["type"] = "ltiResourceLink",
            // Blackboard makes a link that cannot be opened of one without it (lti.md D4).
            ["url"] = new Uri(request.Tool, item.Path).AbsoluteUri,
            ["title"] = item.Title,
            ["text"] = item.Text,
            ["custom"] = new JsonObject(item.Custom.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
        };
        if (item.ResourceId is { } resource && request is { Grades: true, AcceptLineItem: not false })
        {
            link["lineItem"] = new JsonObject { ["scoreMaximum"] = 1, ["label"] = item.Title, ["resourceId"] = resource, ["tag"] = "klaar" };
        }

        if (request.AcceptTargets.Contains("iframe", StringComparer.Ordinal)) link["iframe"] = new JsonObject { ["width"] = 960, ["height"] = 720 };
        // A name and not _blank: with an opener the launch can still ask the platform's page for its storage (lti.md C2).
        if (request.AcceptTargets.Contains("window", StringComparer.Ordinal)) link["window"] = new JsonObject { ["targetName"] = "leren-en-werken" };
        return link;
    }
}
