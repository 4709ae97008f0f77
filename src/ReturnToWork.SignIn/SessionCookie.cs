using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ReturnToWork.SignIn;

/// <summary>The session: how its cookie looks, and when it is over.</summary>
internal static class SessionCookie
{
    public static CookieSecurePolicy Policy(SignInPlace place) => place.IsStrict ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;

    public static void Set(CookieAuthenticationOptions cookie, SignInOptions settings, SignInPlace place, string since)
    {
        cookie.Cookie.Name = place.Cookie;
        cookie.Cookie.Path = "/";
        cookie.Cookie.HttpOnly = true;
        // Lax where there is no page in between: the way back from the identity provider is a navigation from another site.
        cookie.Cookie.SameSite = place.IsStrict ? SameSiteMode.Strict : SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = Policy(place);
        cookie.LoginPath = place.Path;
        cookie.ReturnUrlParameter = "to";
        cookie.ExpireTimeSpan = settings.Idle;
        cookie.SlidingExpiration = true;
        cookie.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
        cookie.Events.OnValidatePrincipal = async context =>
        {
            var now = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
            var known = context.Properties.Items.TryGetValue(since, out var text)
                && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var began)
                && now - DateTimeOffset.FromUnixTimeSeconds(began) < settings.Longest;
            if (known) return;
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(SignInDoor.Session);
        };
    }
}
