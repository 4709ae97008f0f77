using System.Collections.Concurrent;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;
using static OpenIddict.Server.OpenIddictServerHandlers;

namespace SampleLms;

/// <summary>A program that signs people in here.</summary>
/// <param name="Back">Where the code goes.</param>
/// <param name="SignedOutBack">Where somebody comes after signing out.</param>
internal sealed record KnownClient(string Id, string Back, string SignedOutBack);

/// <summary>
/// The two clients of the OpenID provider: <c>companion</c>, and <c>tool</c> for its administrator. They are public clients, proven by PKCE; a secret is neither
/// needed nor looked at. Their addresses come from the settings and are compared whole.
/// </summary>
internal static class KnownClients
{
    private const string Unknown = "Only the clients 'companion' and 'tool' are known here.";

    public static void AddChecks(OpenIddictServerBuilder server, SampleLmsOptions options)
    {
        KnownClient[] known =
        [
            new("companion", $"{options.CompanionAddress}/signin-oidc", $"{options.CompanionAddress}/signout-callback-oidc"),
            new("tool", $"{options.ToolAddress}/admin/signin-oidc", $"{options.ToolAddress}/admin/signout-callback-oidc"),
        ];
        server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            if (Array.Find(known, client => client.Id == context.ClientId) is not { } client)
            {
                context.Reject(Errors.InvalidClient, Unknown);
            }
            else if (context.RedirectUri != client.Back)
            {
                context.Reject(Errors.InvalidRequest, $"The redirect_uri must be {client.Back}.");
            }

            return default;
        }));
        server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            if (!Array.Exists(known, client => client.Id == context.ClientId)) context.Reject(Errors.InvalidClient, Unknown);
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
            if (context.PostLogoutRedirectUri is { Length: > 0 } back && !Array.Exists(known, client => client.SignedOutBack == back))
            {
                context.Reject(Errors.InvalidRequest, $"The post_logout_redirect_uri must be {string.Join(" or ", known.Select(client => client.SignedOutBack))}.");
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
