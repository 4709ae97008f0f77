using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace ReturnToWork.SignIn;

/// <summary>Sign-in with OpenID Connect (authorization code + PKCE) and the cookie session that follows it: the one door of this room.</summary>
public static class SignInDoor
{
    /// <summary>The scheme of the session.</summary>
    public const string Session = CookieAuthenticationDefaults.AuthenticationScheme;

    private const string Provider = OpenIdConnectDefaults.AuthenticationScheme;
    private const string Since = "since";

    /// <summary>Adds sign-in by the settings of section <c>SignIn</c>; the host does not start when they are wrong. No scheme is made the default: that is the host's to say.</summary>
    public static IServiceCollection AddSignIn<THouse>(this IServiceCollection services, SignInPlace place)
        where THouse : class, ISignInHouse
    {
        services.AddSingleton(place).AddSingleton<ISignInHouse, THouse>();
        services.AddOptions<SignInOptions>().BindConfiguration("SignIn").ValidateDataAnnotations()
            .Validate(options => options.Authority is { IsAbsoluteUri: true } authority && (authority.Scheme == Uri.UriSchemeHttps || authority.IsLoopback), "SignIn:Authority must be https; plain http is only for an identity provider on this machine.")
            .Validate(options => options.Idle > TimeSpan.Zero && options.Longest >= options.Idle, "SignIn:Idle must be longer than zero, and SignIn:Longest not shorter than it.")
            .ValidateOnStart();
        services.AddAuthentication().AddCookie(Session).AddOpenIdConnect(Provider, _ => { });
        services.AddOptions<CookieAuthenticationOptions>(Session).Configure<IOptions<SignInOptions>>((cookie, settings) => SessionCookie.Set(cookie, settings.Value, place, Since));
        services.AddOptions<OpenIdConnectOptions>(Provider).Configure<IOptions<SignInOptions>>((oidc, settings) => ProviderOf(oidc, settings.Value, place));
        return services;
    }

    /// <summary>Maps <c>{Path}/go</c>, which leads to the identity provider, and <c>{Path}/end</c>, which ends its session too.</summary>
    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var place = app.ServiceProvider.GetRequiredService<SignInPlace>();
        // A link and not a form: the page's policy lets forms go nowhere but here.
        app.MapGet($"{place.Path}/end", IResult (HttpRequest request) => IsFromElsewhere(request) ? TypedResults.Redirect(place.Path) : TypedResults.SignOut(
            new AuthenticationProperties { RedirectUri = $"{place.Path}?out=true" }, [Session, Provider])).AllowAnonymous();
        app.MapGet($"{place.Path}/go", async Task<Results<ChallengeHttpResult, RedirectHttpResult>> (string? to, IOptionsMonitor<OpenIdConnectOptions> oidc, CancellationToken ct) =>
        {
            if (await ConfigurationAsync(oidc.Get(Provider), ct) is null) return TypedResults.Redirect($"{place.Path}/refused?why=trouble");
            var wanted = place.OwnPageOr(to);
            return TypedResults.Challenge(new AuthenticationProperties { RedirectUri = place.IsStrict ? $"{place.Path}/in?to={Uri.EscapeDataString(wanted)}" : wanted }, [Provider]);
        }).AllowAnonymous();
    }

    /// <summary>Whether the identity provider can end its own session too; false where it cannot or does not answer.</summary>
    public static async Task<bool> CanEndAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        (await ConfigurationAsync(services.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get(Provider), cancellationToken))?.EndSessionEndpoint is { Length: > 0 };

    private static async Task<OpenIdConnectConfiguration?> ConfigurationAsync(OpenIdConnectOptions oidc, CancellationToken ct)
    {
        try
        {
            return await oidc.ConfigurationManager!.GetConfigurationAsync(ct);
        }
        catch (Exception trouble) when (trouble is InvalidOperationException or IOException or HttpRequestException)
        {
            return null;
        }
    }

    // A link on another site must not sign anybody out. Every browser that we support says where a navigation began.
    private static bool IsFromElsewhere(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";

    private static void ProviderOf(OpenIdConnectOptions oidc, SignInOptions options, SignInPlace place)
    {
        oidc.Authority = options.Authority!.ToString();
        oidc.RequireHttpsMetadata = !options.Authority.IsLoopback;
        oidc.ClientId = options.ClientId;
        oidc.ClientSecret = options.ClientSecret;
        oidc.SignInScheme = Session;
        oidc.SignOutScheme = Session;
        oidc.CallbackPath = place.Back;
        oidc.SignedOutCallbackPath = place.SignedOutBack;
        // It would let a link on any site end the session.
        oidc.RemoteSignOutPath = default;
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
            cookie.SecurePolicy = SessionCookie.Policy(place);
        }

        oidc.Events.OnTokenValidated = async context =>
        {
            var services = context.HttpContext.RequestServices;
            var house = services.GetRequiredService<ISignInHouse>();
            var comesIn = WhoComesIn.Of(context.Principal!, options, place, house);
            if (comesIn.Professional is not { } professional)
            {
                Refuse(context, place, comesIn.Why!);
                return;
            }

            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            await house.CameInAsync(professional, now, context.HttpContext.RequestAborted);
            context.Principal = professional.ToPrincipal();
            context.Properties!.Items[Since] = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        };
        oidc.Events.OnRemoteFailure = context =>
        {
            Refuse(context, place, "trouble");
            return Task.CompletedTask;
        };
    }

    private static void Refuse<TOptions>(HandleRequestContext<TOptions> context, SignInPlace place, string why) where TOptions : AuthenticationSchemeOptions
    {
        context.HandleResponse();
        context.Response.Redirect($"{place.Path}/refused?why={why}");
    }
}
