using System.Text.Json.Nodes;

namespace ReturnToWork.Lti;

/// <summary>Who we are at a platform's token endpoint: the claims of a signed assertion (LTI Security Framework 1.0, 4.1; RFC 7523).</summary>
internal static class ClientAssertion
{
    // Moodle takes no iat that is even seconds ahead of its own clock (lti.md T2).
    private static readonly TimeSpan Behind = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(240);

    /// <param name="client">Us, there.</param>
    /// <param name="tokenEndpoint">The audience, unless the platform wants another.</param>
    /// <param name="deployment">The platform's id of the deployment.</param>
    /// <param name="now">Our clock.</param>
    public static JsonObject For(PlatformClient client, Uri tokenEndpoint, string deployment, DateTimeOffset now)
    {
        var issued = (now - Behind).ToUnixTimeSeconds();
        return new JsonObject
        {
            ["iss"] = client.ClientId,
            ["sub"] = client.ClientId,
            ["aud"] = client.TokenAudience ?? tokenEndpoint.OriginalString,
            ["iat"] = issued,
            ["exp"] = issued + (long)Life.TotalSeconds,
            ["jti"] = Secret.Make(),
            [Claim.DeploymentId] = deployment,
        };
    }
}
