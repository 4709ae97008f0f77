using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace ReturnToWork.SignIn;

/// <summary>An identity provider as ASP.NET's handler wants it: a scheme each, with addresses and rules of its own.</summary>
internal sealed class Provider(IOptions<SignInOptions> settings, SignInPlace place) : IConfigureNamedOptions<OpenIdConnectOptions>
{
    public const string FirstScheme = OpenIdConnectDefaults.AuthenticationScheme;

    public static string SchemeOf(SignInOptions settings, SignInProvider provider) => provider == settings.All[0] ? FirstScheme : $"{FirstScheme}-{provider.Id}";

    /// <summary>The provider with this id; the only one there is where none was named.</summary>
    public static SignInProvider? Of(SignInOptions settings, string? way) =>
        string.IsNullOrEmpty(way) ? settings.All is [var only] ? only : null : settings.Providers.FirstOrDefault(provider => provider.Id == way);

    /// <summary>What the provider says of itself; null while it does not answer.</summary>
    public static async Task<OpenIdConnectConfiguration?> ConfigurationAsync(OpenIdConnectOptions oidc, CancellationToken ct)
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

    public void Configure(OpenIdConnectOptions options) => Configure(FirstScheme, options);

    public void Configure(string? name, OpenIdConnectOptions options)
    {
        if (settings.Value.All.FirstOrDefault(provider => SchemeOf(settings.Value, provider) == name) is { } provider) Set(options, provider);
    }

    private void Set(OpenIdConnectOptions oidc, SignInProvider provider)
    {
        var end = provider.Id.Length == 0 ? "" : $"/{provider.Id}";
        oidc.Authority = provider.Authority!.ToString();
        oidc.RequireHttpsMetadata = !provider.Authority.IsLoopback;
        oidc.ClientId = provider.ClientId;
        oidc.ClientSecret = provider.ClientSecret;
        oidc.SignInScheme = SignInDoor.Session;
        oidc.SignOutScheme = SignInDoor.Session;
        oidc.CallbackPath = place.Back + end;
        oidc.SignedOutCallbackPath = place.SignedOutBack + end;
        // It would let a link on any site end the session.
        oidc.RemoteSignOutPath = default;
        oidc.ResponseType = OpenIdConnectResponseType.Code;
        oidc.ResponseMode = OpenIdConnectResponseMode.Query;
        oidc.UsePkce = true;
        oidc.MapInboundClaims = false;
        oidc.SaveTokens = false;
        oidc.DisableTelemetry = true;
        oidc.Scope.Clear();
        foreach (var scope in provider.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries)) oidc.Scope.Add(scope);
        oidc.TokenValidationParameters.ClockSkew = TimeSpan.FromSeconds(60);
        foreach (var cookie in new[] { oidc.CorrelationCookie, oidc.NonceCookie })
        {
            // With response_mode=query the way back is a top-level GET, for which Lax is enough; so plain http on localhost works too.
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = SessionCookie.Policy(place);
        }

        oidc.Events.OnRedirectToIdentityProvider = context =>
        {
            if (provider.RequiredAcr.Count > 0) context.ProtocolMessage.AcrValues = string.Join(' ', provider.RequiredAcr);
            return Task.CompletedTask;
        };
        oidc.Events.OnTokenValidated = context => ComeInAsync(context, provider);
        oidc.Events.OnRemoteFailure = context =>
        {
            Refuse(context, WhyNot.Trouble);
            return Task.CompletedTask;
        };
    }

    private async Task ComeInAsync(TokenValidatedContext context, SignInProvider provider)
    {
        var services = context.HttpContext.RequestServices;
        var house = services.GetRequiredService<ISignInHouse>();
        var comesIn = WhoComesIn.Of(context.Principal!, provider, place, house);
        if (comesIn.Professional is not { } professional)
        {
            Refuse(context, comesIn.Why!);
            return;
        }

        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var admission = await house.CameInAsync(professional, settings.Value.All.First(one => one.SpeaksFor(professional.Organisation)) == provider, now, context.HttpContext.RequestAborted);
        if (admission.Why is not null)
        {
            Refuse(context, admission.Why);
            return;
        }

        SessionItems.Write(context.Properties!, context.Principal!, provider, admission.Stamp, now);
        context.Principal = professional.ToPrincipal();
    }

    private void Refuse<TOptions>(HandleRequestContext<TOptions> context, string why) where TOptions : AuthenticationSchemeOptions
    {
        context.HandleResponse();
        context.Response.Redirect($"{place.Path}/refused?why={why}");
    }
}
