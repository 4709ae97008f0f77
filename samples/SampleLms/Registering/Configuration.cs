using System.Text.Json.Nodes;

namespace SampleLms;

/// <summary>
/// <c>GET /lti/.well-known/openid-configuration</c>: what a tool must know to register itself (LTI Dynamic Registration 1.0, 2.1). Not at the root of this host: there stands
/// the configuration of the OpenID provider for coaches, which has other keys and addresses. With <c>?guarded=true</c> it asks for the registration token, as Canvas does.
/// </summary>
internal sealed class Configuration(SampleLmsOptions options, RegistrationPasses passes)
{
    public IResult Answer(HttpContext http)
    {
        if (http.Request.Query["guarded"] == "true" && passes.Find(AccessTokens.BearerOf(http.Request)) is null)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
            return No.Of(StatusCodes.Status401Unauthorized, "The configuration asks for the registration token as bearer.");
        }

        JsonObject said = new()
        {
            ["issuer"] = options.Address,
            ["authorization_endpoint"] = options.AuthorizeAddress,
            ["token_endpoint"] = options.TokenAddress,
            ["token_endpoint_auth_methods_supported"] = new JsonArray("private_key_jwt"),
            ["token_endpoint_auth_signing_alg_values_supported"] = new JsonArray("RS256"),
            ["jwks_uri"] = options.KeysAddress,
            ["registration_endpoint"] = $"{options.Address}/lti/registrations",
            ["scopes_supported"] = new JsonArray(["openid", .. Scope.All.Select(scope => (JsonNode)scope)]),
            ["response_types_supported"] = new JsonArray("id_token"),
            ["response_modes_supported"] = new JsonArray("form_post"),
            ["subject_types_supported"] = new JsonArray("public"),
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
            ["claims_supported"] = new JsonArray("iss", "sub"),
            ["https://purl.imsglobal.org/spec/lti-platform-configuration"] = new JsonObject
            {
                ["product_family_code"] = "sample-lms",
                ["version"] = "1",
                ["messages_supported"] = new JsonArray(new JsonObject { ["type"] = "LtiResourceLinkRequest" }, new JsonObject { ["type"] = "LtiDeepLinkingRequest" }),
                ["variables"] = new JsonArray(),
            },
        };
        if (options.AuthorizationServer is { Length: > 0 } named) said["authorization_server"] = named;
        Spoil(said, TroubleBox.Of(http));
        return Results.Json(said);
    }

    private static void Spoil(JsonObject said, string? trouble)
    {
        if (trouble == "configuration-other-host") said["issuer"] = "https://elsewhere.example";
        if (trouble == "configuration-no-rs256") said["id_token_signing_alg_values_supported"] = new JsonArray("ES256");
        if (trouble == "configuration-no-registration") said.Remove("registration_endpoint");
    }
}
