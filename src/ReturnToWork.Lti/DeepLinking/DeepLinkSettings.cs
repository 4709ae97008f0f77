using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ReturnToWork.Lti;

/// <summary>The settings claim of a deep linking launch (LTI Deep Linking 2.0, 4.4.1), as far as we use it: what else stands in it may be anything.</summary>
internal sealed record DeepLinkSettings(Uri ReturnUrl, IReadOnlyList<string> AcceptTargets, bool AcceptMultiple, bool? AcceptLineItem, string? Data)
{
    private const string ResourceLink = "ltiResourceLink";
    private const int LongestAddress = 4096;
    private const int LongestData = 16 * 1024;

    public static (DeepLinkSettings? Settings, No? Unclear) Read(JsonElement claims)
    {
        if (!claims.TryGetProperty(DeepLinkClaim.Settings, out var said) || said.ValueKind != JsonValueKind.Object) return Refuse("D1-settings-missing");
        if (said.Text("deep_link_return_url") is not { Length: > 0 and <= LongestAddress } address) return Refuse("D1-return-url-missing");
        if (Texts(said, "accept_types") is not { } types) return Refuse("D1-accept-types-missing");
        if (Texts(said, "accept_presentation_document_targets") is not { } targets) return Refuse("D1-accept-targets-missing");
        // All that we have are links: a platform that takes only files, images or HTML gets none (lti.md D3).
        if (!types.Contains(ResourceLink, StringComparer.Ordinal)) return Refuse("D1-links-not-accepted");
        if (!Flag(said, "accept_multiple", out var multiple) || !Flag(said, "accept_lineitem", out var lineItem)) return Refuse("D1-settings-unreadable");
        var data = said.TryGetProperty("data", out var opaque) && opaque.ValueKind != JsonValueKind.Null ? opaque.GetRawText() : null;
        if (data is { Length: > LongestData }) return Refuse("D1-data-too-long");
        return Uri.TryCreate(address, UriKind.Absolute, out var returnUrl)
            ? (new DeepLinkSettings(returnUrl, targets, multiple == true, lineItem, data), null)
            : Refuse("L13-return-url-unsafe");
    }

    private static string[]? Texts(JsonElement said, string name) =>
        said.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(one => one.ValueKind == JsonValueKind.String)
            ? [.. list.EnumerateArray().Select(one => one.GetString()!)]
            : null;

    // Some platforms write their booleans as text.
    private static bool Flag(JsonElement said, string name, out bool? value)
    {
        value = null;
        if (!said.TryGetProperty(name, out var flag) || flag.ValueKind == JsonValueKind.Null) return true;
        value = flag.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String when bool.TryParse(flag.GetString(), out var text) => text,
            _ => null,
        };
        return value is not null;
    }

    private static (DeepLinkSettings?, No?) Refuse(string code) => (null, new No(code, Spec.DeepLinking("4.4.1"), StatusCodes.Status400BadRequest));
}

/// <summary>Names of the claims of Deep Linking 2.0.</summary>
internal static class DeepLinkClaim
{
    private const string Lti = "https://purl.imsglobal.org/spec/lti-dl/claim/";

    public const string Settings = Lti + "deep_linking_settings";
    public const string ContentItems = Lti + "content_items";
    public const string Data = Lti + "data";
    public const string Message = Lti + "msg";
}
