namespace SampleLms;

/// <summary>Every address of the LTI platform that is not a page.</summary>
internal static class PlatformRoutes
{
    public static IServiceCollection AddPlatform(this IServiceCollection services)
    {
        services.AddAuthentication().AddCookie(SampleLearners.Scheme, cookie =>
        {
            cookie.Cookie.Name = "sample-lms-learner";
            // A tool's page in a frame here leads back to us by itself; that counts as coming from another site, and a Lax cookie would stay behind.
            cookie.Cookie.SameSite = SameSiteMode.None;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.Always;
            cookie.LoginPath = "/";
        });
        services.AddHttpClient(ToolKeys.Client, client => (client.Timeout, client.MaxResponseContentBufferSize) = (TimeSpan.FromSeconds(5), 256 * 1024))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        services.AddSingleton<PlatformKeys>().AddSingleton<LaunchTampering>().AddSingleton<TroubleBox>().AddSingleton<UsedOnce>();
        services.AddSingleton<ToolBook>().AddSingleton<ToolKeys>().AddSingleton<ToolTokens>().AddSingleton<ActivityBook>().AddSingleton<GradeBook>();
        services.AddSingleton<DeepLinkQuestions>().AddSingleton<AccessTokens>().AddSingleton<RegistrationPasses>();
        services.AddScoped<Authorize>().AddScoped<LaunchClaims>().AddScoped<LoginAddress>().AddScoped<DeepLinkReturn>();
        services.AddScoped<TokenEndpoint>().AddScoped<ServiceDoor>().AddScoped<LineItemRoutes>().AddScoped<ScoreRoutes>().AddScoped<MemberRoutes>();
        services.AddScoped<Configuration>().AddScoped<RegistrationRoutes>();
        return services;
    }

    public static void MapPlatform(this IEndpointRouteBuilder app)
    {
        // OpenID Connect Core 3.1.2.1: the authorization endpoint must answer GET and POST.
        app.MapMethods("/lti/authorize", [HttpMethods.Get, HttpMethods.Post], (Authorize authorize, HttpContext http) => authorize.HandleAsync(http)).DisableAntiforgery();
        // Most platforms begin a launch with a link, as the pages here do; Moodle posts a form, and so does this on request.
        app.MapGet("/lti/start/{client}", IResult (string client, ToolBook tools, Texts texts, HttpContext http) => tools.Find(client) is { } tool
            ? new SelfPostingForm(tool.LoginAddress, http.Request.Query.ToDictionary(one => one.Key, one => one.Value.ToString(), StringComparer.Ordinal), texts)
            : Results.NotFound());
        app.MapGet("/lti/jwks", (PlatformKeys keys, HttpContext http) =>
        {
            http.Response.Headers.CacheControl = "public, max-age=300";
            return Results.Json(keys.Set);
        }).Troubled(TroublePlace.Keys);
        app.MapPost("/lti/deep-link/{id}", (string id, DeepLinkReturn answer, HttpContext http) => answer.HandleAsync(id, http)).DisableAntiforgery();
        app.MapPost("/lti/token", (TokenEndpoint token, HttpContext http) => token.HandleAsync(http)).DisableAntiforgery().Troubled(TroublePlace.Token);
        MapServices(app.MapGroup("/lti/services/{context}"));

        app.MapGet("/lti/.well-known/openid-configuration", (Configuration configuration, HttpContext http) => configuration.Answer(http)).Troubled(TroublePlace.Configuration);
        app.MapPost("/lti/registrations", (RegistrationRoutes registrations, HttpContext http) => registrations.MakeAsync(http)).Troubled(TroublePlace.Registration);
        app.MapGet("/lti/registrations", (RegistrationRoutes registrations, HttpContext http) => registrations.Get(http)).Troubled(TroublePlace.Registration);
        app.MapPut("/lti/registrations", (RegistrationRoutes registrations, HttpContext http) => registrations.ChangeAsync(http)).Troubled(TroublePlace.Registration);
    }

    private static void MapServices(RouteGroupBuilder services)
    {
        const string Item = "/lineitems/{number:int}/lineitem";
        services.MapGet("/lineitems", (string context, LineItemRoutes items, HttpContext http) => items.List(context, http)).Troubled(TroublePlace.LineItems);
        services.MapPost("/lineitems", (string context, LineItemRoutes items, HttpContext http) => items.MakeAsync(context, http)).Troubled(TroublePlace.LineItems);
        services.MapGet(Item, (string context, int number, LineItemRoutes items, HttpContext http) => items.Get(context, number, http)).Troubled(TroublePlace.LineItems);
        services.MapPut(Item, (string context, int number, LineItemRoutes items, HttpContext http) => items.ChangeAsync(context, number, http)).Troubled(TroublePlace.LineItems);
        services.MapDelete(Item, (string context, int number, LineItemRoutes items, HttpContext http) => items.Remove(context, number, http)).Troubled(TroublePlace.LineItems);
        services.MapPost(Item + "/scores", (string context, int number, ScoreRoutes scores, HttpContext http) => scores.TakeAsync(context, number, http)).Troubled(TroublePlace.Scores);
        services.MapGet(Item + "/results", (string context, int number, ScoreRoutes scores, HttpContext http) => scores.List(context, number, http)).Troubled(TroublePlace.LineItems);
        services.MapGet("/memberships", (string context, MemberRoutes members, HttpContext http) => members.List(context, http)).Troubled(TroublePlace.Members);
    }
}
