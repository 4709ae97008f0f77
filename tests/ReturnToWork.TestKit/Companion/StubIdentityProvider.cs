using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ReturnToWork.TestKit.Companion;

/// <summary>A professional at the identity provider.</summary>
public sealed record StubProfessional(string Subject, string Name, string? Organisation, params string[] Roles);

/// <summary>
/// The smallest OpenID provider that a client can sign in at: authorization code with PKCE, RS256. Whoever <see cref="Next"/> names is signed in without a
/// question. It refuses a code whose verifier does not fit, so a sign-in that works here used PKCE.
/// </summary>
public sealed class StubIdentityProvider : IAsyncDisposable
{
    // One for the whole run: making one takes longer than most tests.
    private static readonly RsaSecurityKey Key = new(RSA.Create(2048)) { KeyId = "stub" };
    private readonly ConcurrentDictionary<string, (string Nonce, string Challenge, string Client, StubProfessional Who)> _codes = new();
    private WebApplication _app = null!;

    /// <summary>Who signs in next.</summary>
    public StubProfessional Next { get; set; } = new("anna-1", "Anna", "groenrijk", "coach");

    /// <summary>Changes the claims of the id_token, for tokens that must be refused.</summary>
    public Action<Dictionary<string, object>>? Bend { get; set; }

    /// <summary>Where it answers; its issuer too.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Name of its session with whoever signs in next (<c>sid</c>).</summary>
    public string Session { get; set; } = "session-1";

    /// <summary>How often it was asked to end its session.</summary>
    public int Ended { get; private set; }

    /// <summary>The last request to the authorization endpoint.</summary>
    public IQueryCollection? Asked { get; private set; }

    /// <summary>Starts one on a free port.</summary>
    public static async Task<StubIdentityProvider> StartAsync()
    {
        var provider = new StubIdentityProvider();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        provider._app = builder.Build();
        provider._app.Urls.Add("http://127.0.0.1:0");
        provider._app.MapGet("/.well-known/openid-configuration", provider.Configuration);
        provider._app.MapGet("/jwks", Keys);
        provider._app.MapGet("/authorize", provider.Authorize);
        provider._app.MapGet("/end", provider.End);
        provider._app.MapPost("/token", (Delegate)provider.TokenAsync);
        await provider._app.StartAsync();
        provider.Address = provider._app.Urls.Single();
        return provider;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IResult Configuration() => Results.Json(new Dictionary<string, object>
    {
        ["issuer"] = Address, ["authorization_endpoint"] = $"{Address}/authorize", ["token_endpoint"] = $"{Address}/token", ["jwks_uri"] = $"{Address}/jwks", ["end_session_endpoint"] = $"{Address}/end",
        ["response_types_supported"] = new[] { "code" }, ["id_token_signing_alg_values_supported"] = new[] { "RS256" }, ["subject_types_supported"] = new[] { "public" },
    });

    private static IResult Keys()
    {
        var jwk = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(Key.Rsa.ExportParameters(false)) { KeyId = "stub" });
        return Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = "stub", n = jwk.N, e = jwk.E } } });
    }

    private IResult Authorize(HttpContext http)
    {
        Asked = http.Request.Query;
        var code = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        _codes[code] = (Asked["nonce"]!, Asked["code_challenge"]!, Asked["client_id"]!, Next);
        return Results.Redirect($"{Asked["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(Asked["state"]!)}");
    }

    private IResult End(HttpContext http)
    {
        Ended++;
        return Results.Redirect($"{http.Request.Query["post_logout_redirect_uri"]}?state={Uri.EscapeDataString(http.Request.Query["state"].ToString())}");
    }

    private async Task<IResult> TokenAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        if (!_codes.TryRemove(form["code"].ToString(), out var asked)) return Results.BadRequest(new { error = "invalid_grant" });
        if (Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != asked.Challenge) return Results.BadRequest(new { error = "invalid_grant" });

        var claims = new Dictionary<string, object>
        {
            ["sub"] = asked.Who.Subject, ["name"] = asked.Who.Name, ["nonce"] = asked.Nonce, ["roles"] = asked.Who.Roles, ["amr"] = new[] { "pwd", "otp" }, ["sid"] = Session,
            ["iss"] = Address, ["aud"] = asked.Client, ["iat"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds(), ["exp"] = DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeSeconds(),
        };
        if (asked.Who.Organisation is not null) claims["organisation"] = asked.Who.Organisation;
        Bend?.Invoke(claims);
        return Results.Json(new { access_token = "unused", token_type = "Bearer", expires_in = 300, id_token = Signed(claims, Key, "JWT") });
    }

    /// <summary>A logout token (Back-Channel Logout 1.0, 2.4) about its <see cref="Session"/>, by its own clock's <paramref name="now"/>.</summary>
    /// <param name="client">Whom it is for.</param>
    /// <param name="now">When it was made.</param>
    /// <param name="bend">Changes the claims, for tokens that must be refused.</param>
    /// <param name="typ">The header <c>typ</c>.</param>
    /// <param name="foreignKey">Signed with a key that is not its own.</param>
    public string LogoutToken(string client, DateTimeOffset now, Action<Dictionary<string, object>>? bend = null, string typ = "logout+jwt", bool foreignKey = false)
    {
        var claims = new Dictionary<string, object>
        {
            ["iss"] = Address, ["aud"] = client, ["iat"] = now.ToUnixTimeSeconds(), ["exp"] = now.AddMinutes(2).ToUnixTimeSeconds(), ["jti"] = Guid.NewGuid().ToString("N"), ["sid"] = Session,
            ["events"] = new Dictionary<string, object> { ["http://schemas.openid.net/event/backchannel-logout"] = new Dictionary<string, object>() },
        };
        bend?.Invoke(claims);
        return Signed(claims, foreignKey ? new RsaSecurityKey(RSA.Create(2048)) { KeyId = "stub" } : Key, typ);
    }

    private static string Signed(Dictionary<string, object> claims, RsaSecurityKey key, string typ) => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
    {
        Claims = claims, TokenType = typ, SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
    });
}
