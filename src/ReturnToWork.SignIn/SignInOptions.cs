using System.ComponentModel.DataAnnotations;

namespace ReturnToWork.SignIn;

/// <summary>Sign-in at the organisation's identity provider. Section <c>SignIn</c>.</summary>
public sealed class SignInOptions
{
    /// <summary>The OpenID Connect issuer. Plain http is taken only on loopback.</summary>
    [Required(ErrorMessage = "SignIn:Authority is missing: the address of the organisation's OpenID Connect provider.")]
    public Uri? Authority { get; set; }

    /// <summary>Client id of this program there.</summary>
    [Required(AllowEmptyStrings = false, ErrorMessage = "SignIn:ClientId is missing: what the OpenID Connect provider knows this program by.")]
    public string ClientId { get; set; } = "";

    /// <summary>Client secret; may be left out for a public client, PKCE is always used.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Scopes to ask for, space between. Default <c>openid profile</c>.</summary>
    public string Scopes { get; set; } = "openid profile";

    /// <summary>Which claims hold what.</summary>
    public SignInClaims Claims { get; set; } = new();

    /// <summary>
    /// Values that the claim of the ways to sign in (<c>amr</c>) must all hold, such as <c>otp</c>: proof of a second factor. In the Companion none by default,
    /// because providers name them differently; an installation that can be reached from the internet sets at least one. The Tool demands at least one.
    /// </summary>
    public IList<string> RequiredAmr { get; } = [];

    /// <summary>Signed out after so long without a click. Default 30 minutes.</summary>
    public TimeSpan Idle { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Signed out after so long in any case. Default 8 hours.</summary>
    public TimeSpan Longest { get; set; } = TimeSpan.FromHours(8);
}

/// <summary>Names of claims at the identity provider. Section <c>SignIn:Claims</c>.</summary>
public sealed class SignInClaims
{
    /// <summary>Stable id of the professional.</summary>
    public string Subject { get; set; } = "sub";

    /// <summary>Name that colleagues and employees see.</summary>
    public string Name { get; set; } = "name";

    /// <summary>Code of the organisation.</summary>
    public string Organisation { get; set; } = "organisation";

    /// <summary>One or more roles.</summary>
    public string Roles { get; set; } = "roles";

    /// <summary>How somebody signed in: one or more values. A provider without <c>amr</c> may say it in another claim, such as <c>acr</c>.</summary>
    public string Amr { get; set; } = "amr";
}
