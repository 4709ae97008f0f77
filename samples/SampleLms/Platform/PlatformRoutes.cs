namespace SampleLms;

/// <summary>The LTI 1.3 platform: authorization endpoint and public keys.</summary>
internal static class PlatformRoutes
{
    public static IServiceCollection AddPlatform(this IServiceCollection services)
    {
        services.AddAuthentication().AddCookie(SampleLearners.Scheme, cookie =>
        {
            cookie.Cookie.Name = "sample-lms-learner";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.LoginPath = "/";
        });
        services.AddSingleton<PlatformKey>();
        services.AddSingleton<LaunchTampering>();
        services.AddScoped<Authorize>();
        return services;
    }

    public static void MapPlatform(this IEndpointRouteBuilder app)
    {
        // OpenID Connect Core 3.1.2.1: the authorization endpoint must answer GET and POST.
        app.MapMethods("/lti/authorize", [HttpMethods.Get, HttpMethods.Post], (Authorize authorize, HttpContext http) => authorize.HandleAsync(http)).DisableAntiforgery();
        app.MapGet("/lti/jwks", (PlatformKey key, HttpContext http) =>
        {
            http.Response.Headers.CacheControl = "public, max-age=300";
            return Results.Json(key.Published);
        });
    }
}
