using System.Text.Json;
using System.Text.Json.Nodes;

namespace SampleLms;

/// <summary>
/// What a tool says of itself when it registers (LTI Dynamic Registration 1.0, 3.1). A no is an error of OpenID Connect Dynamic Client Registration 1.0, 3.3, and a sentence.
/// </summary>
internal sealed record RegistrationDocument(JsonObject Said, JsonObject Block, string TargetLink, string? DeepLink, IReadOnlyList<string> Scopes)
{
    public const string BlockName = "https://purl.imsglobal.org/spec/lti-tool-configuration";

    public string Text(string name) => ToolTokens.Text(Said, name)!;

    public IReadOnlyList<string> List(string name) => ListIn(Said, name)!;

    public IReadOnlyDictionary<string, string> Custom =>
        (Block["custom_parameters"] as JsonObject ?? []).ToDictionary(one => one.Key, one => one.Value!.GetValue<string>(), StringComparer.Ordinal);

    public static (RegistrationDocument? Document, string Error, string Why) Read(JsonObject? said)
    {
        if (said is null) return No("The body is no JSON object.");
        if (ToolTokens.Text(said, "application_type") != "web") return No("application_type must be web.");
        if (ListIn(said, "grant_types") is not { } grants || !grants.Contains("client_credentials", StringComparer.Ordinal) || !grants.Contains("implicit", StringComparer.Ordinal))
        {
            return No("grant_types must have client_credentials and implicit.");
        }

        if (ListIn(said, "response_types") is not { } responses || !responses.Contains("id_token", StringComparer.Ordinal)) return No("response_types must have id_token.");
        if (ListIn(said, "redirect_uris") is not { Count: > 0 } redirects || !redirects.All(IsAddress))
        {
            return No("redirect_uris must be a list of https addresses.", "invalid_redirect_uri");
        }

        if (!IsAddress(ToolTokens.Text(said, "initiate_login_uri"))) return No("initiate_login_uri must be an https address.");
        if (!IsAddress(ToolTokens.Text(said, "jwks_uri"))) return No("jwks_uri must be an https address.");
        if (string.IsNullOrWhiteSpace(ToolTokens.Text(said, "client_name"))) return No("client_name is missing.");
        if (ToolTokens.Text(said, "token_endpoint_auth_method") != "private_key_jwt") return No("token_endpoint_auth_method must be private_key_jwt.");
        if (said.ContainsKey("scope") && ToolTokens.Text(said, "scope") is null) return No("scope must be one text, with spaces between the scopes.");
        return said[BlockName] is JsonObject block ? ReadBlock(said, block) : No($"The block {BlockName} is missing.");
    }

    private static (RegistrationDocument?, string, string) ReadBlock(JsonObject said, JsonObject block)
    {
        if (ToolTokens.Text(block, "domain") is not { Length: > 0 } domain) return No("domain is missing in the tool's block.");
        if (!IsOn(domain, ToolTokens.Text(block, "target_link_uri"), out var target)) return No("target_link_uri must be an address on the domain.");
        if (ListIn(block, "claims") is null) return No("claims must be a list of texts.");
        if (block["custom_parameters"] is { } custom && !IsTexts(custom)) return No("custom_parameters must be texts.");
        if (block["messages"] is not JsonArray messages) return No("messages must be a list.");
        string? deepLink = null;
        foreach (var message in messages)
        {
            if (message is not JsonObject one || ToolTokens.Text(one, "type") is not { } type) return No("Each message must have a type.");
            var link = one.ContainsKey("target_link_uri") ? ToolTokens.Text(one, "target_link_uri") : target;
            if (!IsOn(domain, link, out var opens)) return No("The target_link_uri of a message must be an address on the domain.");
            if (type == "LtiDeepLinkingRequest") deepLink ??= opens;
        }

        string[] scopes = [.. Scope.Split(ToolTokens.Text(said, "scope")).Where(scope => Scope.All.Contains(scope, StringComparer.Ordinal)).Distinct(StringComparer.Ordinal)];
        return (new RegistrationDocument(said, block, target, deepLink, scopes), "", "");
    }

    private static (RegistrationDocument?, string, string) No(string why, string error = "invalid_client_metadata") => (null, error, why);

    /// <summary>https, or http on this very machine, where there is nobody to listen in.</summary>
    public static bool IsAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.UserInfo.Length == 0 && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    private static bool IsTexts(JsonNode json) => json is JsonObject values && values.All(one => one.Value?.GetValueKind() == JsonValueKind.String);

    private static bool IsOn(string domain, string? text, out string address)
    {
        address = text ?? "";
        return IsAddress(text) && new Uri(text!) is var uri && (uri.Host == domain || uri.Authority == domain);
    }

    private static IReadOnlyList<string>? ListIn(JsonObject json, string name) =>
        json[name] is JsonArray list && list.All(one => one?.GetValueKind() == JsonValueKind.String) ? [.. list.Select(one => one!.GetValue<string>())] : null;
}
