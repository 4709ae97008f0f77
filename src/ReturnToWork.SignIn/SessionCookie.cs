using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ReturnToWork.SignIn;

/// <summary>The session: how its cookie looks, and when it is over.</summary>
internal static partial class SessionCookie
{
    private static readonly object CannotTell = new();

    public static CookieSecurePolicy Policy(SignInPlace place) => place.IsStrict ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;

    public static void Set(CookieAuthenticationOptions cookie, SignInOptions settings, SignInPlace place)
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
        cookie.Events.OnRedirectToLogin = context =>
        {
            if (context.HttpContext.Items.ContainsKey(CannotTell)) context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            else context.Response.Redirect(context.RedirectUri);
            return Task.CompletedTask;
        };
        cookie.Events.OnValidatePrincipal = context => ValidateAsync(context, settings);
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context, SignInOptions settings)
    {
        var services = context.HttpContext.RequestServices;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        try
        {
            if (SessionItems.Read(context.Properties) is { } session && now - session.Began < settings.Longest
                && (services.GetService<ISessionBook>() is not { } book || await book.IsOpenAsync(Professional.Of(context.Principal!), session, context.HttpContext.RequestAborted))) return;
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(SignInDoor.Session);
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException)
        {
            // Nobody can tell whether the session is over, so it opens nothing now; it is not ended either.
            Log.CannotTell(services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SignInDoor)), trouble.GetType().Name);
            context.HttpContext.Items[CannotTell] = true;
            context.RejectPrincipal();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "It could not be looked up whether a session is still open ({Kind}); it opened nothing.")]
        public static partial void CannotTell(ILogger logger, string kind);
    }
}
