using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using ReturnToWork.Companion.Settings;

namespace ReturnToWork.Companion.SignIn;

/// <summary>Sign-in with OpenID Connect (authorization code + PKCE) and the cookie session that follows it.</summary>
internal static class SignInDoor
{
    public const string Path = "/sign-in";
    private const string Since = "since";

    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddOptions<SignInOptions>().BindConfiguration("SignIn").ValidateDataAnnotations()
            .Validate(options => options.Authority is { } authority && (authority.Scheme == Uri.UriSchemeHttps || authority.IsLoopback), "SignIn:Authority must be https; plain http is only for an identity provider on this machine.")
            .ValidateOnStart();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie().AddOpenIdConnect();
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme).Configure<IOptions<SignInOptions>>(Session);
        services.AddOptions<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme).Configure<IOptions<SignInOptions>>(Provider);
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Roles.Coach, policy => policy.RequireRole(Roles.Coach))
            .AddPolicy(Roles.Trainer, policy => policy.RequireRole(Roles.Trainer))
            .AddPolicy(Roles.Administrator, policy => policy.RequireRole(Roles.Administrator));
        services.AddSingleton<ProfessionalBook>();
        return services;
    }

    public static void MapSignIn(this WebApplication app)
    {
        // A link and not a form: the page's policy lets forms go nowhere but here.
        app.MapGet($"{Path}/end", IResult (HttpRequest request) => IsFromElsewhere(request) ? TypedResults.Redirect(Path) : TypedResults.SignOut(
            new AuthenticationProperties { RedirectUri = $"{Path}?out=true" }, [CookieAuthenticationDefaults.AuthenticationScheme, OpenIdConnectDefaults.AuthenticationScheme])).AllowAnonymous();
        app.MapGet($"{Path}/go", (string? to) => TypedResults.Challenge(
            new AuthenticationProperties { RedirectUri = IsOwnPage(to) ? to : "/" }, [OpenIdConnectDefaults.AuthenticationScheme])).AllowAnonymous();
    }

    /// <summary>Whether the identity provider can end its own session too; false where it cannot or does not answer.</summary>
    public static async Task<bool> CanEndAsync(OpenIdConnectOptions oidc, CancellationToken ct)
    {
        try
        {
            return (await oidc.ConfigurationManager!.GetConfigurationAsync(ct)).EndSessionEndpoint is { Length: > 0 };
        }
        catch (Exception trouble) when (trouble is InvalidOperationException or IOException or HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>A path on this site, so that nobody is sent elsewhere after signing in. Encoded, as browsers send it: other characters do not fit into a header.</summary>
    public static bool IsOwnPage(string? to) => to is ['/', not ('/' or '\\'), ..] or "/" && to.All(character => character is > ' ' and <= '~');

    // A link on another site must not sign anybody out. Every browser that we support says where a navigation began.
    private static bool IsFromElsewhere(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";

    private static void Session(CookieAuthenticationOptions cookie, IOptions<SignInOptions> settings)
    {
        cookie.Cookie.Name = "rtw-companion";
        cookie.Cookie.HttpOnly = true;
        // Lax, not Strict: the way back from the identity provider is a navigation from another site.
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.LoginPath = Path;
        cookie.ReturnUrlParameter = "to";
        cookie.AccessDeniedPath = "/refused/403";
        cookie.ExpireTimeSpan = settings.Value.Idle;
        cookie.SlidingExpiration = true;
        cookie.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
        cookie.Events.OnValidatePrincipal = async context =>
        {
            var now = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
            var known = context.Properties.Items.TryGetValue(Since, out var text)
                && long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var since)
                && now - DateTimeOffset.FromUnixTimeSeconds(since) < settings.Value.Longest;
            if (known) return;
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        };
    }

    private static void Provider(OpenIdConnectOptions oidc, IOptions<SignInOptions> settings)
    {
        var options = settings.Value;
        oidc.Authority = options.Authority!.ToString();
        oidc.RequireHttpsMetadata = !options.Authority.IsLoopback;
        oidc.ClientId = options.ClientId;
        oidc.ClientSecret = options.ClientSecret;
        oidc.ResponseType = OpenIdConnectResponseType.Code;
        oidc.ResponseMode = OpenIdConnectResponseMode.Query;
        oidc.UsePkce = true;
        oidc.MapInboundClaims = false;
        oidc.SaveTokens = false;
        oidc.DisableTelemetry = true;
        oidc.Scope.Clear();
        foreach (var scope in options.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries)) oidc.Scope.Add(scope);
        oidc.TokenValidationParameters.ClockSkew = TimeSpan.FromSeconds(60);
        foreach (var cookie in new[] { oidc.CorrelationCookie, oidc.NonceCookie })
        {
            // With response_mode=query the way back is a top-level GET, for which Lax is enough; so plain http on localhost works too.
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }

        oidc.Events.OnTokenValidated = async context =>
        {
            var services = context.HttpContext.RequestServices;
            var comesIn = WhoComesIn.Of(context.Principal!, options, services.GetRequiredService<Organisations>());
            if (comesIn.Professional is not { } professional)
            {
                Refuse(context, comesIn.Why!);
                return;
            }

            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            await services.GetRequiredService<ProfessionalBook>().SignedInAsync(professional, now, context.HttpContext.RequestAborted);
            context.Principal = professional.ToPrincipal();
            context.Properties!.Items[Since] = now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        };
        oidc.Events.OnRemoteFailure = context =>
        {
            Refuse(context, "trouble");
            return Task.CompletedTask;
        };
    }

    private static void Refuse<TOptions>(HandleRequestContext<TOptions> context, string why) where TOptions : AuthenticationSchemeOptions
    {
        context.HandleResponse();
        context.Response.Redirect($"{Path}/refused?why={why}");
    }
}
