namespace ReturnToWork.SignIn;

/// <summary>Sign-in at the organisations' identity providers. Section <c>SignIn</c>: either one provider, described in the section itself, or several below <c>Providers</c>.</summary>
public sealed class SignInOptions : SignInProvider
{
    /// <summary>Section <c>SignIn:Providers:N</c>: where organisations have a provider each. Then the section itself describes none.</summary>
    public IList<SignInProvider> Providers { get; } = [];

    /// <summary>Signed out after so long without a click. Default 30 minutes.</summary>
    public TimeSpan Idle { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Signed out after so long in any case. Default 8 hours.</summary>
    public TimeSpan Longest { get; set; } = TimeSpan.FromHours(8);

    /// <summary>The providers, in the order of the settings.</summary>
    public IReadOnlyList<SignInProvider> All => Providers.Count > 0 ? [.. Providers] : [this];

    /// <summary>Where a provider stands in the settings, for sentences about it.</summary>
    public string SectionOf(SignInProvider provider) => Providers.IndexOf(provider) is >= 0 and var index ? $"SignIn:Providers:{index}" : "SignIn";
}

/// <summary>One OpenID Connect provider.</summary>
public class SignInProvider
{
    /// <summary>
    /// Short code of a provider below <c>Providers</c>, <c>a-z 0-9 -</c>. It ends the redirect addresses that are registered there, so that the answer of one provider is never
    /// taken for another's (RFC 9700, 4.4.2.1).
    /// </summary>
    public string Id { get; set; } = "";

    /// <summary>What the sign-in page calls it beside the organisation's name; needed where an organisation has two.</summary>
    public string? Name { get; set; }

    /// <summary>
    /// The organisations that it may speak for; at least one below <c>Providers</c>, empty in the single form for all of the installation. With exactly one, its tokens need not
    /// name an organisation; a token that names another is refused in any case.
    /// </summary>
    public IList<string> Organisations { get; } = [];

    /// <summary>The OpenID Connect issuer. Plain http is taken only on loopback.</summary>
    public Uri? Authority { get; set; }

    /// <summary>Client id of this program there.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>Client secret; may be left out for a public client, PKCE is always used.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Scopes to ask for, space between. Default <c>openid profile</c>.</summary>
    public string Scopes { get; set; } = "openid profile";

    /// <summary>Which claims hold what.</summary>
    public SignInClaims Claims { get; set; } = new();

    /// <summary>
    /// Role here → what the provider says for it, such as <c>RoleValues:coach:0 = GG-ReturnToWork-Coach</c>. Empty: the provider says our roles themselves. Not empty: only these
    /// values count.
    /// </summary>
    public IDictionary<string, string[]> RoleValues { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal);

    /// <summary>
    /// Values that the claim of the ways to sign in (<c>amr</c>) must all hold, such as <c>otp</c>: proof of a second factor. In the Companion none by default,
    /// because providers name them differently; an installation that can be reached from the internet sets at least one here or in <see cref="RequiredAcr"/>. The Tool demands it.
    /// </summary>
    public IList<string> RequiredAmr { get; } = [];

    /// <summary>Values of which the claim <c>acr</c> must be one, best first: they are asked for (<c>acr_values</c>), and a token without any of them is refused.</summary>
    public IList<string> RequiredAcr { get; } = [];

    /// <summary>What accounts remember of who vouched for them.</summary>
    internal string Mark => Authority!.AbsoluteUri.TrimEnd('/');

    /// <summary>Whether it may say that somebody belongs to this organisation.</summary>
    internal bool SpeaksFor(string organisation) => Organisations.Count == 0 || Organisations.Contains(organisation, StringComparer.Ordinal);
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

    /// <summary>How somebody signed in: one or more values.</summary>
    public string Amr { get; set; } = "amr";

    /// <summary>How sure the provider is of who signed in: one value.</summary>
    public string Acr { get; set; } = "acr";

    /// <summary>Mail address; providers give it for the scope <c>email</c>. Without it somebody comes in all the same.</summary>
    public string Email { get; set; } = "email";
}
