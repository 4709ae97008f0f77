using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.Extensions.WebEncoders;
using ReturnToWork.SignIn;
using ReturnToWork.Tool.Admin.Acts;
using ReturnToWork.Tool.Admin.Lms;
using ReturnToWork.Tool.Admin.Texts;
using ReturnToWork.Tool.Http;
using ReturnToWork.Tool.Pages;

namespace ReturnToWork.Tool.Admin;

/// <summary>Everything below <c>/admin</c>: the door of this folder. It is there once section <c>SignIn</c> is; until then one page says how to switch it on.</summary>
internal static class AdminArea
{
    public const string Home = "/admin";
    private const string Administrators = "administrators";

    public static void AddAdmin(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<AdminOptions>().BindConfiguration("Admin").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<List<OrganisationOptions>>().BindConfiguration("Organisations")
            .Validate(list => list.All(one => one.Id.Length > 0) && list.DistinctBy(one => one.Id, StringComparer.Ordinal).Count() == list.Count, "Organisations:N:Id must be there, each only once.")
            .Validate(list => list.All(one => one.Research is null or { IsWhole: true }), $"Organisations:N:Research needs By (who does the research) and Contact (whom to ask), each one line of at most {ResearchOptions.Longest} characters.").ValidateOnStart();
        if (!IsOn(builder.Configuration)) return;

        services.AddSignIn<AdminSignIn>(AdminSignIn.Place);
        services.AddOptions<SignInOptions>().Validate(
            options => options.All.All(provider => provider.RequiredAmr.Count + provider.RequiredAcr.Count > 0 && provider.RequiredAmr.All(one => !string.IsNullOrWhiteSpace(one))),
            "SignIn:RequiredAmr:0 is missing: what your provider says in the claim amr (or in SignIn:Claims:Amr) about a second factor, such as otp or mfa; or RequiredAcr, and at each of SignIn:Providers. An administrator of the Tool never comes in without one.");
        // No default: the session is read for these pages only, and never where learners are.
        services.AddAuthorizationBuilder().AddPolicy(Administrators, policy => policy.AddAuthenticationSchemes(SignInDoor.Session).RequireAuthenticatedUser().RequireRole(AdminSignIn.Role));
        services.AddAntiforgery(form =>
        {
            form.Cookie.Name = "__Host-rtw-admin-form";
            form.Cookie.Path = "/";
            form.Cookie.SameSite = SameSiteMode.Strict;
            // AdminDoor says more than this would.
            form.SuppressXFrameOptionsHeader = true;
        });
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddRazorPages(pages =>
        {
            pages.RootDirectory = "/Admin/Pages";
            pages.Conventions.AuthorizeFolder("/", Administrators);
            pages.Conventions.AllowAnonymousToFolder("/SignIn").AllowAnonymousToPage("/Language");
        });
        services.AddHttpContextAccessor().AddScoped<Words>();
        services.AddSingleton<Organisations>().AddSingleton<AdminLog>().AddSingleton<OwnAddresses>();
    }

    public static void UseAdmin(this WebApplication app)
    {
        if (!IsOn(app.Configuration)) return;
        app.UseAdminDoor();
        // Secure also on http on this machine, which browsers take as secure: the prefix __Host- demands it.
        app.UseWhen(http => IsHere(http.Request), admin => admin.UseCookiePolicy(new CookiePolicyOptions { Secure = CookieSecurePolicy.Always, HttpOnly = HttpOnlyPolicy.Always }));
        app.UseAuthentication();
        app.UseAuthorization();
    }

    public static void MapAdmin(this WebApplication app)
    {
        if (IsOn(app.Configuration))
        {
            app.MapSignIn();
            app.MapRazorPages();
        }
        else
        {
            app.MapGet($"{Home}/{{**page}}", () => new PlainPage("admin.off.title").Say("admin.off.1").Say("admin.off.2").Say("admin.off.3").Answer(StatusCodes.Status404NotFound));
        }
    }

    public static bool IsHere(HttpRequest request) => request.IsUnder(Home);

    // The whole section counts: half of it stops the start with a sentence.
    private static bool IsOn(IConfiguration configuration) => configuration.GetSection("SignIn").Exists();
}
