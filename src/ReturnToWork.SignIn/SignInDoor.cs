using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ReturnToWork.SignIn;

/// <summary>Sign-in with OpenID Connect (authorization code + PKCE) and the cookie session that follows it: the one door of this room.</summary>
public static class SignInDoor
{
    /// <summary>The scheme of the session.</summary>
    public const string Session = CookieAuthenticationDefaults.AuthenticationScheme;

    /// <summary>Adds sign-in by the settings of section <c>SignIn</c>; the host does not start when they are wrong. No scheme is made the default: that is the host's to say.</summary>
    public static IServiceCollection AddSignIn<THouse>(this IServiceCollection services, SignInPlace place)
        where THouse : class, ISignInHouse
    {
        services.AddSingleton(place).AddSingleton<ISignInHouse, THouse>().AddSingleton<SignInWays>().AddSingleton<BackChannel>();
        services.AddSingleton<IValidateOptions<SignInOptions>, SignInChecks>();
        services.AddOptions<SignInOptions>().BindConfiguration("SignIn").ValidateOnStart();
        services.AddAuthentication().AddCookie(Session).AddOpenIdConnect(Provider.FirstScheme, _ => { });
        // How many there are is known once the settings are read; each has a scheme, and all share the first one's handler.
        services.AddOptions<AuthenticationOptions>().Configure<IOptions<SignInOptions>>((authentication, settings) =>
        {
            foreach (var provider in settings.Value.All.Skip(1)) authentication.AddScheme<OpenIdConnectHandler>(Provider.SchemeOf(settings.Value, provider), displayName: null);
        });
        services.AddOptions<CookieAuthenticationOptions>(Session).Configure<IOptions<SignInOptions>>((cookie, settings) => SessionCookie.Set(cookie, settings.Value, place));
        services.AddSingleton<IConfigureOptions<OpenIdConnectOptions>, Provider>();
        return services;
    }

    /// <summary>
    /// Maps <c>{Path}/go</c>, which leads to an identity provider, and <c>{Path}/end</c>, which ends its session too. Where the host has an <see cref="ISessionBook"/>:
    /// <c>{Path}/ended</c>, where providers say which sessions are over.
    /// </summary>
    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var place = app.ServiceProvider.GetRequiredService<SignInPlace>();
        // A link and not a form: the page's policy lets forms go nowhere but here.
        app.MapGet($"{place.Path}/end", IResult (HttpRequest request, string? way, IOptions<SignInOptions> settings) =>
            IsFromElsewhere(request) || Provider.Of(settings.Value, way) is not { } provider
                ? TypedResults.Redirect(place.Path)
                : TypedResults.SignOut(new AuthenticationProperties { RedirectUri = $"{place.Path}?out=true" }, [Session, Provider.SchemeOf(settings.Value, provider)])).AllowAnonymous();
        app.MapGet($"{place.Path}/go", async Task<Results<ChallengeHttpResult, RedirectHttpResult>> (
            HttpContext http, string? to, string? organisation, string? way, SignInWays ways, IOptions<SignInOptions> settings, IOptionsMonitor<OpenIdConnectOptions> oidc, CancellationToken ct) =>
        {
            var wanted = place.OwnPageOr(to);
            if (ways.Take(http, organisation, way) is not { } provider) return TypedResults.Redirect($"{place.Path}?to={Uri.EscapeDataString(wanted)}");
            var scheme = Provider.SchemeOf(settings.Value, provider);
            if (await Provider.ConfigurationAsync(oidc.Get(scheme), ct) is null) return TypedResults.Redirect($"{place.Path}/refused?why={WhyNot.Trouble}");
            return TypedResults.Challenge(new AuthenticationProperties { RedirectUri = place.IsStrict ? $"{place.Path}/in?to={Uri.EscapeDataString(wanted)}" : wanted }, [scheme]);
        }).AllowAnonymous();
        // Asked, not made: settings are not read before the start, which says in words what is wrong with them.
        if (app.ServiceProvider.GetRequiredService<IServiceProviderIsService>().IsService(typeof(ISessionBook))) app.MapPost($"{place.Path}/ended", BackChannel.AnswerAsync).AllowAnonymous().DisableAntiforgery();
    }

    /// <summary>Ends the session here.</summary>
    /// <returns>The page to go to, which offers to end the provider's session too.</returns>
    public static async Task<string> SignOutAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var place = http.RequestServices.GetRequiredService<SignInPlace>();
        var session = await http.AuthenticateAsync(Session);
        await http.SignOutAsync(Session);
        return SessionItems.WayOf(session.Properties) is { Length: > 0 } way ? $"{place.Path}?out=true&way={Uri.EscapeDataString(way)}" : $"{place.Path}?out=true";
    }

    /// <summary>The link that ends the session at the identity provider; null where that cannot, or does not answer.</summary>
    /// <param name="services">The host's.</param>
    /// <param name="way">Of the address that <see cref="SignOutAsync"/> led to.</param>
    /// <param name="cancellationToken">Gives up asking the provider.</param>
    public static async Task<string?> EndAddressAsync(IServiceProvider services, string? way, CancellationToken cancellationToken)
    {
        var settings = services.GetRequiredService<IOptions<SignInOptions>>().Value;
        if (Provider.Of(settings, way) is not { } provider) return null;
        var oidc = services.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get(Provider.SchemeOf(settings, provider));
        if ((await Provider.ConfigurationAsync(oidc, cancellationToken))?.EndSessionEndpoint is not { Length: > 0 }) return null;
        var end = $"{services.GetRequiredService<SignInPlace>().Path}/end";
        return provider.Id.Length == 0 ? end : $"{end}?way={Uri.EscapeDataString(provider.Id)}";
    }

    // A link on another site must not sign anybody out. Every browser that we support says where a navigation began.
    private static bool IsFromElsewhere(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";
}
