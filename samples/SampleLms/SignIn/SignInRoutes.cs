using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SampleLms;

/// <summary>The OpenID provider for the Companion and the Tool's administrator: discovery, authorization code with PKCE, end of session.</summary>
internal static class SignInRoutes
{
    public const string Scheme = "person";

    public static IServiceCollection AddSignIn(this IServiceCollection services, SampleLmsOptions options)
    {
        services.AddAuthentication().AddCookie(Scheme, cookie =>
        {
            cookie.Cookie.Name = "sample-lms-person";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.LoginPath = "/sign-in";
        });
        services.AddSingleton<UsedCodes>();
        services.AddOpenIddict().AddServer(server =>
        {
            server.SetIssuer(options.Address)
                .SetAuthorizationEndpointUris("connect/authorize")
                .SetTokenEndpointUris("connect/token")
                .SetEndSessionEndpointUris("connect/endsession")
                .AllowAuthorizationCodeFlow()
                .RequireProofKeyForCodeExchange()
                .RegisterScopes(Scopes.Profile, Scopes.Roles)
                .RegisterClaims(Claims.Name, "organisation", "roles", "amr")
                .SetAuthorizationCodeLifetime(TimeSpan.FromMinutes(2))
                .SetAccessTokenLifetime(TimeSpan.FromMinutes(10))
                .AddSigningKey(new RsaSecurityKey(KeptKeys.Rsa(options, "openid")) { KeyId = "openid-1" })
                .AddEncryptionKey(new SymmetricSecurityKey(KeptKeys.Bytes(options, "openid-codes")));
            // No database: two known clients, and codes that carry everything themselves, encrypted.
            server.EnableDegradedMode();
            KnownClients.AddChecks(server, options);
            server.UseAspNetCore()
                .EnableAuthorizationEndpointPassthrough()
                .EnableEndSessionEndpointPassthrough()
                // Loopback only: this provider is for trying things on one's own machine.
                .DisableTransportSecurityRequirement();
        });
        return services;
    }

    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapMethods("/connect/authorize", [HttpMethods.Get, HttpMethods.Post], (Delegate)AuthorizeAsync).DisableAntiforgery();
        app.MapMethods("/connect/endsession", [HttpMethods.Get, HttpMethods.Post], (Delegate)EndSessionAsync).DisableAntiforgery();
    }

    /// <summary>Signs in whoever picks a person on the page.</summary>
    public static Task SignInAsync(HttpContext http, Person person) =>
        http.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, person.SignInName)], Scheme)));

    private static async Task<IResult> AuthorizeAsync(HttpContext http)
    {
        var request = http.GetOpenIddictServerRequest()!;
        var ticket = await http.AuthenticateAsync(Scheme);
        if (SamplePeople.Named(ticket.Principal?.Identity?.Name) is not { } person)
        {
            if (request.HasPromptValue(PromptValues.None)) return Refuse(Errors.LoginRequired);
            var parameters = http.Request.HasFormContentType ? QueryString.Create(await http.Request.ReadFormAsync(http.RequestAborted)) : http.Request.QueryString;
            return Results.Challenge(new AuthenticationProperties { RedirectUri = "/connect/authorize" + parameters }, [Scheme]);
        }

        ClaimsIdentity identity = new(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, Claims.Name, "roles");
        identity.SetClaim(Claims.Subject, person.Subject)
            .SetClaim(Claims.Name, person.Name)
            .SetClaim("organisation", person.Organisation)
            .SetScopes(request.GetScopes());
        // Whoever clicks a name here counts as having shown a password and a one-time code: those who sign people in here insist on the code.
        identity.SetClaims("amr", ["pwd", "otp"]).SetClaims("roles", [.. person.Roles]);
        identity.SetDestinations(_ => [Destinations.IdentityToken, Destinations.AccessToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), properties: null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private static async Task<IResult> EndSessionAsync(HttpContext http)
    {
        await http.SignOutAsync(Scheme);
        return Results.SignOut(new AuthenticationProperties { RedirectUri = "/sign-in" }, [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
    }

    private static IResult Refuse(string error) => Results.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?>(StringComparer.Ordinal) { [OpenIddictServerAspNetCoreConstants.Properties.Error] = error }),
        [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
}
