using System.Text.Json;

namespace ReturnToWork.Lti;

/// <summary>What a platform answers to a registration (Dynamic Registration 1.0, 3.6).</summary>
/// <param name="ClientId">Our id there.</param>
/// <param name="DeploymentId">Where it made a deployment along with it.</param>
/// <param name="Scopes">Granted; may be fewer than asked, and none where it does not say.</param>
/// <param name="Address">Where this one registration is read and changed, where that is an address of its own.</param>
internal sealed record RegistrationReply(string ClientId, string? DeploymentId, IReadOnlyList<string> Scopes, string? Address)
{
    private const int MostScopes = 7;

    public static RegistrationReply? Read(ReadOnlySpan<byte> json)
    {
        if (StrictJson.ReadObject(json) is not { } root || IdIn(root, "client_id") is not { } client) return null;
        var deployment = root.TryGetProperty(RegistrationBody.Block, out var tool) && tool.ValueKind == JsonValueKind.Object ? IdIn(tool, "deployment_id") : null;
        var scopes = root.Text("scope")?.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        var address = root.Text("registration_client_uri");
        return new RegistrationReply(
            client, deployment, [.. scopes.Where(IsOfLti).Distinct(StringComparer.Ordinal).Take(MostScopes)], address is not null && RegistrationRules.IsWord(address, RegistrationRules.LongestAddress) ? address : null);
    }

    private static bool IsOfLti(string scope) => scope.StartsWith("https://purl.imsglobal.org/spec/lti", StringComparison.Ordinal) && RegistrationRules.IsWord(scope);

    // Some platforms write their own numbers as numbers.
    private static string? IdIn(JsonElement element, string name) =>
        !element.TryGetProperty(name, out var value) ? null
        : (value.ValueKind switch { JsonValueKind.String => value.GetString(), JsonValueKind.Number => value.GetRawText(), _ => null }) is { } id && RegistrationRules.IsWord(id) ? id
        : null;
}
