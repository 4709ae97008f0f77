
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReturnToWork.Lrs;
using ReturnToWork.Lti;
using ReturnToWork.Storage;
using ReturnToWork.Storage.Keys;
using ReturnToWork.Tool.Admin;
using ReturnToWork.Tool.Api;
using ReturnToWork.Tool.Consent;
using ReturnToWork.Tool.Health;
using ReturnToWork.Tool.Hiding;
using ReturnToWork.Tool.Houses;
using ReturnToWork.Tool.Http;
using ReturnToWork.Tool.Keys;
using ReturnToWork.Tool.Launch;
using ReturnToWork.Tool.Mirror;
using ReturnToWork.Tool.OwnWords;
using ReturnToWork.Tool.Pages;
using ReturnToWork.Tool.Pages.Cards;
using ReturnToWork.Tool.Pages.Leaflets;
using ReturnToWork.Tool.Pages.Mine;
using ReturnToWork.Tool.Pages.Workshops;
using ReturnToWork.Tool.Pairing;
using ReturnToWork.Tool.Picking;
using ReturnToWork.Tool.Record;
using ReturnToWork.Tool.Registering;
using ReturnToWork.Tool.Sessions;
using ReturnToWork.Tool.Store;
using ReturnToWork.Tool.Training;
using ReturnToWork.Tool.Voices;
using ReturnToWork.Xapi;

namespace ReturnToWork.Tool;

/// <summary>The first of the two programs: launches, theme pages, the player's API, the record store and its administrator. This file is its table of contents.</summary>
public static class ToolHost
{
    /// <summary>Builds the host; it is not started yet.</summary>
    /// <param name="args">Settings of the command line, in .NET's own form.</param>
    /// <param name="configure">What a test or the demo changes before building.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var app = BuildAsleep(args, configure);
        Sweep.SetAlarms(app.Services);
        return app;
    }

    /// <summary>The same without its alarms, for a command that needs settings and store and starts nothing.</summary>
    internal static WebApplication BuildAsleep(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(ToolHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        configure?.Invoke(builder);
        Services(builder);
        var app = builder.Build();
        Pipeline(app);
        Routes(app);
        return app;
    }

    private static void Services(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        builder.Logging.AddQuietLogs();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        services.TryAddSingleton(TimeProvider.System);
        services.AddRoomStore<ToolDb, SqliteToolDb, PostgresToolDb>("tool", "tool");
        services.AddSealedKeyRing<ToolDb>("tool", "ReturnToWork.Tool");
        services.AddSingleton<PersonKeys>();
        services.AddSingleton<LearnerKeys>();
        services.AddHostedService(provider => provider.GetRequiredService<LearnerKeys>());
        services.AddLti(builder.Configuration);
        services.AddLrs(builder.Configuration);
        services.AddAlarmClock("tool");
        services.AddOptions<CoursesOptions>().BindConfiguration("Courses").ValidateDataAnnotations().ValidateOnStart();
        services.AddSecurityHeaders();
        services.AddAssets();
        services.AddLimits();
        services.AddTrustedProxies();

        services.AddSingleton<ILaunchReceiver, LaunchReceiver>();
        services.AddSingleton<IRegistrationReceiver, RegistrationReceiver>();
        services.AddSingleton<Tickets>();
        services.AddSingleton<VisitDoor>();
        services.AddSingleton<Suspensions>();
        services.AddSingleton<EndedVisits>();
        services.AddSingleton<Learners>();
        services.AddSingleton<PrivateAnswers>();
        services.AddSingleton<Memos>();
        services.AddSingleton<Themes>();
        services.AddSingleton<HouseBook>();
        services.AddSingleton<HiddenThemes>();
        services.AddSingleton<OwnTextBook>();
        services.AddSingleton<ThemePages>();
        services.AddSingleton<PaperPages>();
        services.AddLeaflets();
        services.AddTalkCards();
        services.AddSingleton<WhyPages>();
        services.AddSingleton<Recordings>();
        services.AddMine();
        services.AddMirror();
        services.AddPicking();
        services.AddSingleton<BootJson>();
        services.AddSingleton<PlayerAssets>();
        services.AddPairing();
        services.AddTraining();
        services.AddSingleton<ConsentBook>().AddSingleton<ClosedToCoach>().AddSingleton<Research>();
        services.AddRecord();
        services.AddReadiness();
        builder.AddAdmin();
    }

    private static void Pipeline(WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseSurprises();
        app.UsePacking();
        app.UseAssets("/assets/player", "player");
        app.UseAssets("/assets", "tool");
        app.UseRouting();
        app.UseRequestLog();
        app.UseRateLimiter();
        app.UseGuessLimit();
        app.UseAdmin();
    }

    private static void Routes(WebApplication app)
    {
        app.MapGet("/", FrontPage.Handle);
        app.MapGet(AccessibilityPage.Address, AccessibilityPage.Handle);
        app.MapGet("/open/{n}", (string n, string? language, string? mode, HttpContext http, ThemePages pages) => pages.Open(n, language, mode, http));
        app.MapPaper();
        app.MapLeaflets();
        app.MapTalkCards();
        app.MapWorkshops();
        app.MapWhy();
        app.MapMethods(ThemeMedia.Route, ["GET", "HEAD"], ThemeMedia.Handle);
        app.MapGet("/themes/{n}", (string n, string? language, HttpContext http, ThemePages pages, CancellationToken ct) => pages.SessionAsync(n, language, http, ct));
        app.MapGet($"{GetHouseFile.Path}/{{file}}", GetHouseFile.HandleAsync);
        app.MapGet("/recordings/{address}", PlayRecording.HandleAsync);
        app.MapMine();
        app.MapPicking();
        app.MapTraining();
        app.MapLti();
        app.MapLrs("/xapi");
        app.MapLrs("/xapi2", XapiVersion.V200);
        app.MapHealth();
        app.MapAdmin();

        var api = app.MapGroup("/api").AddEndpointFilter<ApiDoor>().WithMetadata(JsonBody.Limit);
        api.MapPost("/keep", Keep.HandleAsync);
        api.MapPost("/token", RenewToken.HandleAsync).WithMetadata(new AcceptsTokenThatIsOver());
        api.MapPost("/done", Done.HandleAsync);
        api.MapPost("/stop", Stop.HandleAsync).WithMetadata(new AcceptsTokenThatIsOver());
        api.MapPut("/answers/{theme}/{activity}", PutAnswer.HandleAsync);
        api.MapGet("/answers/{theme}", GetAnswers.HandleAsync);
        const string memo = "/memos/{theme}/{activity}";
        api.MapPut(memo, VoiceMemos.PutAsync).WithMetadata(new AcceptsSound(), new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(Memos.Longest + 1));
        api.MapGet(memo, VoiceMemos.GetAsync);
        api.MapDelete(memo, VoiceMemos.DeleteAsync);
        api.MapPost("/pairing/look", LookPairing.HandleAsync);
        api.MapPost("/pairing/agree", AgreePairing.HandleAsync);
        app.MapPut("/pairing/codes/{keyedHash}", PutPairingCode.HandleAsync).WithMetadata(JsonBody.Limit);
        app.MapPut("/pairing/erasures/{order:guid}", PutErasure.HandleAsync).WithMetadata(JsonBody.Limit);
        app.MapPut("/pairing/endings/{id:guid}", PutEnding.HandleAsync).WithMetadata(JsonBody.Limit);
    }
}
