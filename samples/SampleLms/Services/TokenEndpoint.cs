using System.Text.Json.Nodes;

namespace SampleLms;

/// <summary><c>POST /lti/token</c>: a service token for a signed assertion (LTI Security Framework 1.0, 4.1). Stricter than some platforms: aud, jti and the clock count.</summary>
internal sealed class TokenEndpoint(SampleLmsOptions options, ToolBook tools, ToolTokens tokens, UsedOnce used, AccessTokens given)
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private const int LifeInSeconds = 3600;

    public async Task<IResult> HandleAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (!http.Request.HasFormContentType) return Refuse("invalid_request", "The body must be a form (application/x-www-form-urlencoded).");
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (Field("grant_type") != "client_credentials") return Refuse("unsupported_grant_type", "grant_type must be client_credentials.");
        if (Field("client_assertion_type") != AssertionType) return Refuse("invalid_request", $"client_assertion_type must be {AssertionType}.");
        if (tools.Find(ToolTokens.IssuerOf(Field("client_assertion"))) is not { Active: true } tool) return Refuse("invalid_client", "iss names no tool that is switched on here.");

        var (claims, why) = await tokens.ReadAsync(Field("client_assertion"), tool, [options.TokenAudience], http.RequestAborted);
        if (claims is null || (why = WrongIn(claims, tool)) is not "") return Refuse("invalid_client", why);
        if (!used.Take($"jti {tool.ClientId}", ToolTokens.Text(claims, "jti")!, ToolTokens.ExpiryOf(claims))) return Refuse("invalid_client", "This jti was used before.");

        string[] scopes = [.. Scope.Split(Field("scope")).Where(tool.MayDo).Distinct(StringComparer.Ordinal)];
        if (TroubleBox.Of(http) is "token-fewer") scopes = [.. scopes.Take(1)];
        if (scopes.Length == 0) return Refuse("invalid_scope", "None of the scopes was granted to this tool.");
        var life = TroubleBox.Of(http) is "token-short" ? 5 : LifeInSeconds;
        JsonObject answer = new()
        {
            ["access_token"] = given.Give(tool, scopes, TimeSpan.FromSeconds(life)),
            ["token_type"] = "Bearer",
            ["expires_in"] = life,
            ["scope"] = string.Join(' ', scopes),
        };
        // Moodle says so of its JSON.
        return TroubleBox.Of(http) is "token-html" ? Results.Text(answer.ToJsonString(), "text/html; charset=utf-8") : Results.Json(answer);

        string? Field(string name) => form[name] is [{ } only] ? only : null;
    }

    private static string WrongIn(JsonObject claims, RegisteredTool tool) =>
        ToolTokens.Text(claims, "sub") != tool.ClientId ? "sub must be the client id, as iss is."
        : ToolTokens.Text(claims, "jti") is not { Length: > 0 and <= 255 } ? "jti is missing."
        : claims["https://purl.imsglobal.org/spec/lti/claim/deployment_id"] is not null
            && !tool.Deployments.Contains(ToolTokens.Text(claims, "https://purl.imsglobal.org/spec/lti/claim/deployment_id"), StringComparer.Ordinal) ? "deployment_id names no deployment of this tool."
        : "";

    // RFC 6749 5.2: 400, whatever was wrong; a client that fails to prove itself may get 401.
    private static IResult Refuse(string error, string why) =>
        Results.Json(new { error, error_description = why }, statusCode: error == "invalid_client" ? StatusCodes.Status401Unauthorized : StatusCodes.Status400BadRequest);
}
