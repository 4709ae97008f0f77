using System.Text.Encodings.Web;
using System.Text.Unicode;
using Hangfire;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Coaching.House;
using ReturnToWork.Companion.Health;
using ReturnToWork.Companion.Intake;
using ReturnToWork.Companion.Mail;
using ReturnToWork.Companion.Mirror;
using ReturnToWork.Companion.Pairing;
using ReturnToWork.Companion.Privacy;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Retention;
using ReturnToWork.Companion.Rights;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Companion.SignIn;
using ReturnToWork.Companion.Talks;
using ReturnToWork.Companion.Training;
using ReturnToWork.Companion.Training.Badges;
using ReturnToWork.Companion.Training.Gate;
using ReturnToWork.Companion.Training.Importing;
using ReturnToWork.Companion.Training.Inviting;
using ReturnToWork.Companion.Training.Own;
using ReturnToWork.Companion.Training.Progress;
using ReturnToWork.Companion.Training.Sessions;
using ReturnToWork.Companion.Training.Statements;
using ReturnToWork.SignIn;
using ReturnToWork.Storage;
using ReturnToWork.Storage.Keys;
using ReturnToWork.Xapi;

namespace ReturnToWork.Companion;

/// <summary>Host 2: where professionals sign in. The README of this room says what it needs.</summary>
public static class CompanionHost
{
    /// <summary>Builds the host, ready to run. Settings are validated when it starts.</summary>
    /// <param name="args">Command line: settings as <c>--Section:Key value</c>.</param>
    /// <param name="configure">Last word on settings and services, for the demo and tests.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args, ApplicationName = typeof(CompanionHost).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        // Their information lines hold whole addresses: the identity provider's code, a code's hash.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning).AddFilter("System.Net.Http", LogLevel.Warning);
        // A start that fails says so once, in Program, with a sentence. What stops a running host is critical and is still told.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        // It warns on every page with a form that it sets Cache-Control to "no-cache, no-store". Ours says no-store already.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery.DefaultAntiforgery", LogLevel.Error);
        builder.Services.TryAddClock().AddSettings().AddRecords().AddIntake().AddCoaching().AddTalks().AddMirror().AddPrivacy().AddRights().AddRetention().AddMail().AddTrainingStatements().AddTrainingSessions().AddBadges().AddTrainingProgress().AddOwnTraining().AddTrainingImport().AddTrainingInvitations().AddSignIn().AddPages();
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseExceptionHandler("/refused/500");
        app.UseStatusCodePagesWithReExecute("/refused/{0}");
        app.UseHsts();
        app.UseStaticFiles(new StaticFileOptions
        {
            RequestPath = "/assets", FileProvider = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "assets", "companion")),
        });
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHealth();
        app.MapSignIn();
        app.MapBadges();
        app.MapRazorPages();
        app.Lifetime.ApplicationStarted.Register(() => WakeJobs(app.Services));
        return app;
    }

    /// <summary><c>--rebuild-facts</c>: makes all facts anew from the record stores, without serving pages.</summary>
    /// <returns>The process's exit code.</returns>
    public static async Task<int> RebuildFactsAsync(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        await using var app = Build([.. args.Where(arg => arg != RebuildFacts.Switch)], configure);
        await app.Services.GetRequiredService<RoomMigrations>().StartingAsync(CancellationToken.None);
        return await app.Services.GetRequiredService<RebuildFacts>().RunAsync(app.Lifetime.ApplicationStopping);
    }

    /// <summary>Whether the command line asks for <see cref="RebuildFactsAsync"/>.</summary>
    public static bool AsksToRebuild(string[] args) => args.Contains(RebuildFacts.Switch, StringComparer.Ordinal);

    /// <summary><c>--verify-access-log</c>: says of every organisation whether its access log is as it was written, without serving pages.</summary>
    /// <returns>The process's exit code: 0 when all are.</returns>
    public static async Task<int> VerifyAccessLogAsync(string[] args, Action<string> say, Action<WebApplicationBuilder>? configure = null)
    {
        await using var app = Build([.. args.Where(arg => arg != VerifyAccessLog.Switch)], configure);
        await app.Services.GetRequiredService<RoomMigrations>().StartingAsync(CancellationToken.None);
        return await app.Services.GetRequiredService<VerifyAccessLog>().RunAsync(say, app.Lifetime.ApplicationStopping);
    }

    /// <summary>Whether the command line asks for <see cref="VerifyAccessLogAsync"/>.</summary>
    public static bool AsksToVerify(string[] args) => args.Contains(VerifyAccessLog.Switch, StringComparer.Ordinal);

    private static void WakeJobs(IServiceProvider services)
    {
        services.Wake<IntakeWatch>("intake-watch", watch => watch.LookAsync(), Cron.Minutely());
        services.Wake<IntakeSweep>("intake-sweep", sweep => sweep.LookAsync(), "17 2 * * *");
        services.Wake<CleanUpSessions>("clean-up-sessions", cleaning => cleaning.LookAsync(CancellationToken.None), Cron.Hourly());
        services.Wake<UnusualReading>("unusual-reading", reading => reading.LookAsync(), "*/10 * * * *");
        services.Wake<MirrorDoor>("clean-up-tickets", door => door.CleanUpAsync(CancellationToken.None), Cron.Hourly());
        services.Wake<ErasureOrders>("erasure-orders", orders => orders.LookAsync(CancellationToken.None), Cron.Minutely());
        services.Wake<CleanUpCodes>("clean-up-codes", cleaning => cleaning.LookAsync(CancellationToken.None), Cron.Hourly());
        services.WakeMail();
        services.WakeRetention();
        services.WakeBadges();
        services.WakeTrainingProgress();
    }

    private static IServiceCollection TryAddClock(this IServiceCollection services) => services.AddSingleton(TimeProvider.System);

    private static IServiceCollection AddSettings(this IServiceCollection services)
    {
        services.AddOptions<List<OrganisationOptions>>().BindConfiguration("Organisations")
            .Validate(list => list.All(one => one.Id.Length > 0) && list.DistinctBy(one => one.Id, StringComparer.Ordinal).Count() == list.Count, "Organisations:N:Id must be there, each only once.")
            .Validate(list => !list.Any(one => TrainingTenant.Is(one.Id)), "Organisations:N:Id must not end in .training: that is where the training of an organisation is kept.")
            .Validate(list => list.All(one => one.TrainedBy is null || list.Any(other => other.Id == one.TrainedBy)), "Organisations:N:TrainedBy must be the Id of an organisation in this list.")
            .Validate(list => list.All(one => one.CoachMode is "confidential" or "employer"), "Organisations:N:CoachMode must be 'confidential' or 'employer'.")
            .ValidateOnStart();
        services.AddOptions<IntakeOptions>().BindConfiguration("Intake").ValidateDataAnnotations()
            .Validate(intake => intake.Sources.All(source => source.Endpoint is { IsAbsoluteUri: true } && source.Organisation.Length > 0 && source.Key.Length > 0 && source.Secret.Length > 0), "Intake:Sources:N needs Organisation, Endpoint, Key and Secret.")
            .Validate(intake => intake.Sources.DistinctBy(source => (source.Organisation, source.Endpoint)).Count() == intake.Sources.Count, "Intake:Sources names the same store twice for one organisation.")
            .Validate(intake => intake.Every > TimeSpan.Zero && intake.Patience > TimeSpan.Zero && intake.Sources.All(source => source.Overlap >= TimeSpan.Zero), "Intake: Every and Patience must be longer than zero, Overlap not negative.")
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<IntakeOptions>, SourceChecks>();
        services.AddOptions<PairingOptions>().BindConfiguration("Pairing").ValidateDataAnnotations()
            .Validate(pairing => pairing.ToolAddress is { IsAbsoluteUri: true }, "Pairing:ToolAddress must be the Tool's whole address.").ValidateOnStart();
        services.AddOptions<CoachingOptions>().BindConfiguration("Coaching").ValidateDataAnnotations()
            .Validate(coaching => TimeZoneInfo.TryFindSystemTimeZoneById(coaching.TimeZone, out _), "Coaching:TimeZone is not known on this machine.")
            .Validate(coaching => CoachingTexts.In("nl").Together.ContainsKey(coaching.TogetherTheme), "Coaching:TogetherTheme must be a theme that has texts.").ValidateOnStart();
        services.AddOptions<ActivityOptions>().BindConfiguration("Courses").ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<Organisations>();
    }

    private static IServiceCollection AddRecords(this IServiceCollection services)
    {
        services.AddRoomStore<CompanionDb, SqliteCompanionDb, PostgresCompanionDb>("companion", "companion");
        services.AddHostedService<RowWallsStand>().AddHostedService<AccessLogStands>();
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<CompanionDb>>().CreateDbContext());
        services.AddSealedKeyRing<CompanionDb>("companion", "ReturnToWork.Companion");
        services.AddAlarmClock("companion");
        return services.AddSingleton<CompanionStore>().AddSingleton<CallNames>().AddSingleton<CodeDigits>();
    }

    private static IServiceCollection AddIntake(this IServiceCollection services)
    {
        services.AddHttpClient(IntakePass.HttpName).ConfigurePrimaryHttpMessageHandler(XapiClient.NoRedirects);
        services.AddHttpClient(ToolDoor.HttpName, client => client.Timeout = TimeSpan.FromSeconds(5)).ConfigurePrimaryHttpMessageHandler(XapiClient.NoRedirects);
        services.AddSingleton<FactKeeper>().AddSingleton<IntakePass>().AddSingleton<IntakeLoops>().AddSingleton<IntakeWatch>().AddSingleton<IntakeSweep>().AddSingleton<SwapFacts>().AddSingleton<RebuildFacts>();
        return services.AddHostedService(provider => provider.GetRequiredService<IntakeLoops>());
    }

    private static IServiceCollection AddCoaching(this IServiceCollection services) => services
        .AddSingleton<CoachModes>().AddSingleton<Caseload>().AddSingleton<EditionBook>().AddSingleton<ChangeEdition>().AddSingleton<TalkPreparation>().AddSingleton<NotFitting>().AddSingleton<Pairings>().AddSingleton<ToolDoor>().AddSingleton<MakeCode>().AddSingleton<CleanUpCodes>();

    private static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddHttpContextAccessor().AddSingleton<Texts.Days>().AddScoped<Texts.Words>();
        services.AddAntiforgery(form =>
        {
            form.Cookie.Name = "rtw-companion-form";
            form.Cookie.SameSite = SameSiteMode.Lax;
            form.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddRazorPages(pages =>
        {
            pages.Conventions.AuthorizeFolder("/People", Roles.Coach);
            pages.Conventions.AuthorizeFolder("/Professionals", Roles.Trainer);
            pages.Conventions.AuthorizeFolder("/Privacy", Roles.PrivacyOfficer);
            pages.Conventions.AuthorizeFolder("/Training/Sessions", Roles.Trainer);
            foreach (var page in (string[])["/Training/Index", "/Training/Person", "/Training/Import", "/Training/Invite"]) pages.Conventions.AuthorizePage(page, Roles.Trainer);
            pages.Conventions.AddFolderApplicationModelConvention("/People", model => model.Filters.Add(new TypeFilterAttribute(typeof(GateFilter))));
            pages.Conventions.AuthorizeFolder("/Coordination", Roles.Coordinator);
            pages.Conventions.AuthorizeFolder("/Rights", Roles.PrivacyOfficer);
            pages.Conventions.AuthorizeFolder("/Sources", Roles.Administrator).AuthorizeFolder("/Accounts", Roles.Administrator).AuthorizeFolder("/TalkingPoints", Roles.Administrator);
            pages.Conventions.AllowAnonymousToFolder("/SignIn").AllowAnonymousToPage("/Refused").AllowAnonymousToPage("/Language").AllowAnonymousToFolder("/Mirror").AllowAnonymousToPage("/Certificate/Index");
        });
        services.AddHealth();
        return services;
    }
}
