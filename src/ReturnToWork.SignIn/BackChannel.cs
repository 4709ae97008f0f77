using System.Text.Json;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ReturnToWork.SignIn;

/// <summary>A provider says, server to server, that sessions are over: OpenID Connect Back-Channel Logout 1.0. Anybody may call, so nothing counts but the signed token.</summary>
internal sealed class BackChannel(IOptions<SignInOptions> settings, IOptionsMonitor<OpenIdConnectOptions> oidc, TimeProvider clock)
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";
    private const int LongestForm = 32 * 1024;

    // Older than this it is no answer to anything; the single use of a token is remembered for much longer.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);

    /// <summary>2.5 and 2.8: the answer is 200 or 400, never kept by anybody.</summary>
    public static async Task<Results<Ok, JsonHttpResult<Refused>>> AnswerAsync(HttpContext http, BackChannel channel, ISessionBook book, CancellationToken ct)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (!http.Request.HasFormContentType || http.Request.ContentLength is null or > LongestForm) return No("The logout token comes in a form, as logout_token.");
        var token = (await http.Request.ReadFormAsync(ct))["logout_token"].ToString();
        if (await channel.ReadOrNoneAsync(token, ct) is not { } end) return No("This logout token is not valid here.");
        return await book.EndAsync(end, channel.Now, ct) ? TypedResults.Ok() : No("This logout token was used before.");
    }

    private DateTimeOffset Now => clock.GetUtcNow();

    private static JsonHttpResult<Refused> No(string why) => TypedResults.Json(new Refused("invalid_request", why), statusCode: StatusCodes.Status400BadRequest);

    private async Task<SessionsEnd?> ReadOrNoneAsync(string text, CancellationToken ct)
    {
        try
        {
            return await ReadAsync(text, ct);
        }
        catch (Exception trouble) when (trouble is ArgumentException or FormatException or JsonException or SecurityTokenException or InvalidOperationException)
        {
            // The library's ways to say that this is no token, or that a claim is not what its name promises.
            return null;
        }
    }

    /// <summary>2.6: null where anything does not fit.</summary>
    private async Task<SessionsEnd?> ReadAsync(string text, CancellationToken ct)
    {
        var handler = new JsonWebTokenHandler();
        if (!handler.CanReadToken(text)) return null;
        var said = new JsonWebToken(text);
        foreach (var provider in settings.Value.All)
        {
            var options = oidc.Get(Provider.SchemeOf(settings.Value, provider));
            if (await Provider.ConfigurationAsync(options, ct) is not { } known || known.Issuer != said.Issuer || !said.Audiences.Contains(provider.ClientId, StringComparer.Ordinal)) continue;
            if (!known.SigningKeys.Any(key => key.KeyId == said.Kid))
            {
                // The provider may have a new key; asking again too often is refused by the manager itself.
                options.ConfigurationManager!.RequestRefresh();
                known = await Provider.ConfigurationAsync(options, ct) ?? known;
            }

            var result = await handler.ValidateTokenAsync(text, new TokenValidationParameters
            {
                ValidIssuer = known.Issuer, ValidAudience = provider.ClientId, IssuerSigningKeys = known.SigningKeys, RequireSignedTokens = true, ClockSkew = Skew,
                // 2.4 demands "exp" and older providers leave it out; how old the token may be is looked at below in any case.
                RequireExpirationTime = false, LifetimeValidator = (_, expires, _, _) => expires is null || expires > (Now - Skew).UtcDateTime,
            });
            return result.IsValid ? Meaning(said, provider) : null;
        }

        return null;
    }

    private SessionsEnd? Meaning(JsonWebToken token, SignInProvider provider)
    {
        // 2.4: explicitly typed or not at all, so that no other kind of token is taken for this one.
        if (token.Typ is { Length: > 0 } typ && !typ.Equals("logout+jwt", StringComparison.OrdinalIgnoreCase) && !typ.Equals("JWT", StringComparison.OrdinalIgnoreCase)) return null;
        if (!token.TryGetPayloadValue<long>(JwtRegisteredClaimNames.Iat, out var seconds) || (Now.ToUnixTimeSeconds() - seconds) is var age && (age > Fresh.TotalSeconds || age < -Skew.TotalSeconds)) return null;
        if (!token.TryGetPayloadValue<JsonElement>("events", out var events) || events.ValueKind != JsonValueKind.Object || !events.TryGetProperty(Event, out var logout) || logout.ValueKind != JsonValueKind.Object) return null;
        if (token.TryGetPayloadValue<object>(JwtRegisteredClaimNames.Nonce, out _)) return null;
        if (!token.TryGetPayloadValue<string>(JwtRegisteredClaimNames.Jti, out var id) || string.IsNullOrEmpty(id)) return null;
        // With a session it is about that one, with a person alone about all of that person's.
        var session = token.TryGetPayloadValue<string>(JwtRegisteredClaimNames.Sid, out var sid) && sid.Length > 0 ? SessionItems.MarkOf(provider, "sid", sid)
            : token.TryGetPayloadValue<string>(JwtRegisteredClaimNames.Sub, out var sub) && sub.Length > 0 ? SessionItems.MarkOf(provider, "sub", sub) : null;
        return session is null ? null : new SessionsEnd([.. provider.Organisations], session, SessionItems.MarkOf(provider, "jti", id));
    }

    /// <summary>2.8: what went wrong, for whoever runs the provider.</summary>
    internal sealed record Refused([property: System.Text.Json.Serialization.JsonPropertyName("error")] string Error, [property: System.Text.Json.Serialization.JsonPropertyName("error_description")] string Description);
}
