using Microsoft.AspNetCore.Authorization;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Companion.Training;
using ReturnToWork.SignIn;

namespace ReturnToWork.Companion.SignIn;

/// <summary>Who may come in at the Companion, and where (room SignIn).</summary>
internal sealed class CompanionSignIn(Organisations organisations, ProfessionalBook book) : ISignInHouse
{
    /// <summary>The cookie is Lax and follows the request's scheme, so that plain http on localhost works in every browser.</summary>
    public static readonly SignInPlace Place = new("/", "/sign-in", "/signin-oidc", "/signout-callback-oidc", "rtw-companion", Roles.All);

    // Nobody signs in to the place where the training is kept: people have an organisation.
    public bool Knows(string organisation) => organisations.Knows(organisation) && !TrainingTenant.Is(organisation);

    public string NameOf(string organisation) => organisations.NameOf(organisation);

    public Task<Admission> CameInAsync(Professional professional, bool first, DateTimeOffset now, CancellationToken cancellationToken) => book.CameInAsync(professional, first, now, cancellationToken);
}

internal static class CompanionSignInServices
{
    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        // Every page asks who somebody is, so the session is the default.
        services.AddAuthentication(SignInDoor.Session);
        services.AddSignIn<CompanionSignIn>(CompanionSignIn.Place);
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Roles.Coach, policy => policy.RequireRole(Roles.Coach))
            .AddPolicy(Roles.Trainer, policy => policy.RequireRole(Roles.Trainer))
            .AddPolicy(Roles.Administrator, policy => policy.RequireRole(Roles.Administrator))
            .AddPolicy(Roles.Coordinator, policy => policy.RequireRole(Roles.Coordinator))
            .AddPolicy(Roles.PrivacyOfficer, policy => policy.RequireRole(Roles.PrivacyOfficer));
        return services.AddSingleton<ProfessionalBook>().AddSingleton<SessionBook>().AddSingleton<ISessionBook>(provider => provider.GetRequiredService<SessionBook>()).AddSingleton<CleanUpSessions>();
    }
}
