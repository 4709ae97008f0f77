using System.Collections.Concurrent;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;
using static OpenIddict.Server.OpenIddictServerHandlers;

namespace SampleLms;

/// <summary>
/// The one client of the OpenID provider: <c>companion</c>. It is a public client, proven by PKCE; a secret is neither needed nor looked at. Its addresses
/// come from the settings and are compared whole.
/// </summary>
internal static class KnownClient
{
    private const string Id = "companion";

    public static void AddChecks(OpenIddictServerBuilder server, SampleLmsOptions options)
    {
        server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            if (context.ClientId != Id)
            {
                context.Reject(Errors.InvalidClient, "Only the client 'companion' is known here.");
            }
            else if (context.RedirectUri != $"{options.CompanionAddress}/signin-oidc")
            {
                context.Reject(Errors.InvalidRequest, $"The redirect_uri must be {options.CompanionAddress}/signin-oidc.");
            }

            return default;
        }));
        server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            if (context.ClientId != Id) context.Reject(Errors.InvalidClient, "Only the client 'companion' is known here.");
            return default;
        }));
        server.AddEventHandler<HandleTokenRequestContext>(handler => handler.UseSingletonHandler<UsedCodes>());
        // A list of one would become a plain string in the token; those who read it should not have to look at both.
        server.AddEventHandler<GenerateTokenContext>(handler => handler
            .SetOrder(Protection.GenerateIdentityModelToken.Descriptor.Order - 1)
            .UseInlineHandler(context =>
            {
                if (context.TokenType == TokenTypeIdentifiers.IdentityToken)
                {
                    context.SecurityTokenDescriptor.Claims ??= new Dictionary<string, object>(StringComparer.Ordinal);
                    context.SecurityTokenDescriptor.Claims["roles"] = context.Principal.GetClaims("roles").ToArray();
                }

                return default;
            }));
        server.AddEventHandler<ValidateEndSessionRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            if (context.PostLogoutRedirectUri is { Length: > 0 } back && back != $"{options.CompanionAddress}/signout-callback-oidc")
            {
                context.Reject(Errors.InvalidRequest, $"The post_logout_redirect_uri must be {options.CompanionAddress}/signout-callback-oidc.");
            }

            return default;
        }));
    }
}

/// <summary>An authorization code works once (RFC 6749 4.1.2). Codes live two minutes, so that a restart forgets hardly any.</summary>
internal sealed class UsedCodes(TimeProvider clock) : OpenIddict.Server.IOpenIddictServerHandler<HandleTokenRequestContext>
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _used = new(StringComparer.Ordinal);

    public ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        var now = clock.GetUtcNow();
        foreach (var (old, _) in _used.Where(code => code.Value < now)) _used.TryRemove(old, out _);

        var id = context.AuthorizationCodePrincipal?.GetClaim(Claims.JwtId) ?? context.AuthorizationCodePrincipal?.GetTokenId() ?? context.Request.Code;
        if (id is null || !_used.TryAdd(id, now.AddMinutes(5))) context.Reject(Errors.InvalidGrant, "This code was used before.");
        return default;
    }
}
