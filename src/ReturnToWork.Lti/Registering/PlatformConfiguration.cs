using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ReturnToWork.Lti;

/// <summary>A platform's openid configuration (Dynamic Registration 1.0, 3.4), as far as it is believed.</summary>
internal sealed record PlatformConfiguration(string Issuer, Uri Authorization, Uri Token, Uri Jwks, Uri Registration)
{
    private const string Block = "https://purl.imsglobal.org/spec/lti-platform-configuration";

    /// <summary>Who assertions at the token endpoint are for, where the platform says (lti.md T1).</summary>
    public string? TokenAudience { get; private init; }

    public string? Family { get; private init; }

    /// <summary>Scopes that it has at all; null where it does not say.</summary>
    public IReadOnlyList<string>? Scopes { get; private init; }

    /// <summary>Places where it can show a deep link, as far as it says.</summary>
    public IReadOnlyList<string> Placements { get; private init; } = [];

    public IEnumerable<string> Origins => [Issuer, Authorization.AbsoluteUri];

    /// <param name="json">What the configuration's address answered.</param>
    /// <param name="from">That address: nobody else's issuer may stand in it (lti.md R2, reliability L-07).</param>
    /// <param name="rules">What may be called.</param>
    public static (PlatformConfiguration? Configuration, No? No) Read(ReadOnlySpan<byte> json, Uri from, OutboundRules rules)
    {
        if (StrictJson.ReadObject(json) is not { } root) return (null, Refuse("R1-configuration-unreadable"));
        if (root.Text("issuer") is not { Length: > 0 and <= RegistrationRules.LongestName } issuer || !Uri.TryCreate(issuer, UriKind.Absolute, out var platform)) return (null, Refuse("R2-issuer-missing"));
        if (!string.Equals(platform.Authority, from.Authority, StringComparison.OrdinalIgnoreCase)) return (null, Refuse("R2-issuer-elsewhere"));
        foreach (var name in (string[])["authorization_endpoint", "token_endpoint", "jwks_uri", "registration_endpoint"])
        {
            if (root.Text(name) is not { Length: > 0 and <= RegistrationRules.LongestAddress } address) return (null, Refuse("R2-endpoint-missing"));
            if (rules.Refuses(address) is not null) return (null, Refuse("R2-endpoint-unsafe"));
        }

        if (rules.Refuses(platform) is not null) return (null, Refuse("R2-endpoint-unsafe"));
        var registration = new Uri(root.Text("registration_endpoint")!);
        // The registration token goes there: to the origin that was asked for the configuration, or nowhere.
        if (registration.GetLeftPart(UriPartial.Authority) != from.GetLeftPart(UriPartial.Authority)) return (null, Refuse("R2-registration-elsewhere"));
        if (root.Texts("id_token_signing_alg_values_supported")?.Contains("RS256", StringComparer.Ordinal) != true) return (null, Refuse("R2-no-rs256"));
        if (root.Texts("token_endpoint_auth_methods_supported")?.Contains("private_key_jwt", StringComparer.Ordinal) != true) return (null, Refuse("R2-no-private-key-jwt"));
        if (!root.TryGetProperty(Block, out var lti) || lti.ValueKind != JsonValueKind.Object) return (null, Refuse("R2-no-lti"));
        return (new PlatformConfiguration(issuer, new Uri(root.Text("authorization_endpoint")!), new Uri(root.Text("token_endpoint")!), new Uri(root.Text("jwks_uri")!), registration)
        {
            TokenAudience = root.Text("authorization_server") is { } audience && RegistrationRules.IsWord(audience, RegistrationRules.LongestAddress) ? audience : null,
            Family = lti.Text("product_family_code") is { } family && RegistrationRules.IsWord(family, 40) ? family.ToLowerInvariant() : null,
            Scopes = root.Texts("scopes_supported"),
            Placements = PlacementsIn(lti),
        }, null);
    }

    private static IReadOnlyList<string> PlacementsIn(JsonElement lti) =>
        lti.TryGetProperty("messages_supported", out var messages) && messages.ValueKind == JsonValueKind.Array
            ? [.. messages.EnumerateArray().Where(message => message.Text("type") == RegistrationBody.DeepLinking).SelectMany(message => message.Texts("placements") ?? [])]
            : [];

    private static No Refuse(string code) => new(code, Spec.Registration(code is "R2-issuer-missing" or "R2-issuer-elsewhere" ? "3.5.1" : "3.4"), StatusCodes.Status400BadRequest);
}
