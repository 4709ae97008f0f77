using System.Text.Json.Nodes;

namespace SampleLms;

/// <summary>
/// <c>/lti/registrations</c>: a tool registers itself (POST), reads (GET) or changes (PUT) what it registered. The bearer is the registration token of one pass, or for reading
/// and changing the token that came with the first answer (LTI Dynamic Registration 1.0, 3; RFC 7592).
/// </summary>
internal sealed class RegistrationRoutes(SampleLmsOptions options, ToolBook tools, RegistrationPasses passes)
{
    public async Task<IResult> MakeAsync(HttpContext http)
    {
        if (PassOf(http) is not { } pass) return Unknown(http);
        // A pass for a change may be used with POST too: so does Moodle.
        if (pass.ClientId is not null) return await ChangeAsync(http);
        var (document, error, why) = RegistrationDocument.Read(await JsonBody.ReadAsync(http));
        if (document is null) return Refuse(error, why);
        if (!passes.Spend(pass)) return Unknown(http);

        var access = Chance.Name();
        var tool = tools.Add(number =>
        {
            var empty = new RegisteredTool
            {
                Number = number,
                ClientId = Chance.Name(),
                Organisation = pass.Organisation,
                Name = "",
                Origin = ToolOrigin.ByItself,
                Active = pass.ActiveAtOnce,
                LoginAddress = "",
                RedirectAddresses = [],
                TargetLink = "",
                AccessHash = Chance.Hash(access),
            };
            return With(empty with { Deployments = [ToolBook.NewDeployment(empty)] }, document, TroubleBox.Of(http));
        });
        return Results.Json(Shown(tool, access, TroubleBox.Of(http)), statusCode: StatusCodes.Status201Created);
    }

    public IResult Get(HttpContext http) => ToolOf(http) is { } tool ? Results.Json(Shown(tool, access: null, trouble: null)) : Unknown(http);

    public async Task<IResult> ChangeAsync(HttpContext http)
    {
        if (ToolOf(http) is not { } tool) return Unknown(http);
        var (document, error, why) = RegistrationDocument.Read(await JsonBody.ReadAsync(http));
        if (document is null) return Refuse(error, why);
        if (ToolTokens.Text(document.Said, "client_id") is { } said && said != tool.ClientId) return Refuse("invalid_client_metadata", $"client_id must be {tool.ClientId}, or be left out.");
        if (PassOf(http) is { } pass && !passes.Spend(pass)) return Unknown(http);
        return tools.Change(tool.ClientId, old => With(old, document, TroubleBox.Of(http))) is { } changed ? Results.Json(Shown(changed, access: null, TroubleBox.Of(http))) : Unknown(http);
    }

    private RegistrationPass? PassOf(HttpContext http) => passes.Find(AccessTokens.BearerOf(http.Request));

    private RegisteredTool? ToolOf(HttpContext http) =>
        AccessTokens.BearerOf(http.Request) is not { } bearer ? null
        : passes.Find(bearer) is { ClientId: { } clientId } ? tools.Find(clientId)
        : Chance.Hash(bearer) is var hash && tools.All.Find(tool => tool.AccessHash == hash) is { } own && http.Request.Query["client_id"] == own.ClientId ? own
        : null;

    private static RegisteredTool With(RegisteredTool tool, RegistrationDocument document, string? trouble) => tool with
    {
        Name = document.Text("client_name"),
        LoginAddress = document.Text("initiate_login_uri"),
        RedirectAddresses = document.List("redirect_uris"),
        KeysAddress = document.Text("jwks_uri"),
        TargetLink = document.TargetLink,
        DeepLink = document.DeepLink,
        Custom = document.Custom,
        Scopes = trouble == "registration-fewer-scopes" ? [.. document.Scopes.Take(1)] : document.Scopes,
        Said = document.Said,
    };

    private JsonObject Shown(RegisteredTool tool, string? access, string? trouble)
    {
        var shown = (tool.Said?.DeepClone() as JsonObject) ?? Described(tool);
        shown["client_id"] = tool.ClientId;
        shown["scope"] = string.Join(' ', tool.Scopes);
        if (shown[RegistrationDocument.BlockName] is JsonObject block && trouble != "registration-no-deployment") block["deployment_id"] = tool.Deployments is [var first, ..] ? first : null;
        if (access is not null)
        {
            shown["registration_client_uri"] = $"{options.Address}/lti/registrations?client_id={tool.ClientId}";
            shown["registration_access_token"] = access;
        }

        return shown;
    }

    /// <summary>Of a tool that did not register itself there is no document of its own.</summary>
    private static JsonObject Described(RegisteredTool tool) => new()
    {
        ["application_type"] = "web",
        ["client_name"] = tool.Name,
        ["initiate_login_uri"] = tool.LoginAddress,
        ["redirect_uris"] = new JsonArray([.. tool.RedirectAddresses.Select(address => JsonValue.Create(address))]),
        ["jwks_uri"] = tool.KeysAddress,
        ["token_endpoint_auth_method"] = "private_key_jwt",
        [RegistrationDocument.BlockName] = new JsonObject { ["domain"] = new Uri(tool.TargetLink).Authority, ["target_link_uri"] = tool.TargetLink },
    };

    private static IResult Unknown(HttpContext http)
    {
        http.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        return Results.Json(new { error = "invalid_token", error_description = "The registration token is missing, unknown, expired or used." }, statusCode: StatusCodes.Status401Unauthorized);
    }

    private static IResult Refuse(string error, string why) => Results.Json(new { error, error_description = why }, statusCode: StatusCodes.Status400BadRequest);
}
