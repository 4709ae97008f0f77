using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ReturnToWork.Lti;

/// <summary>Our client at one platform: what (issuer, client id) says. Which organisation is launching is only known with the deployment.</summary>
internal sealed record PlatformClient(
    string Key, string Issuer, string ClientId, Uri AuthorizationEndpoint, IReadOnlyDictionary<string, Deployment> Deployments)
{
    /// <summary>Whose registration it is, and its number there; for one of the settings derived from what it says.</summary>
    public required RegistrationOf Of { get; init; }

    /// <summary>The organisation where there is exactly one; null where the settings share this client between several.</summary>
    public string? Owner { get; init; }

    public RegistrationState State { get; init; } = RegistrationState.Active;

    public Uri? TokenEndpoint { get; init; }

    public Uri? JwksUri { get; init; }

    /// <summary>A pasted key set, where the platform has no address for it.</summary>
    public string? InlineKeys { get; init; }

    public string? TokenAudience { get; init; }

    public string? Family { get; init; }

    /// <summary>Scopes that the platform granted; empty where nobody said.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>What holds for deployments that have not been seen yet.</summary>
    public Terms Terms { get; init; } = Terms.None;

    public bool IsFromSettings { get; init; }

    /// <summary>Made by <see cref="SelfCheck"/> for one run; the host never hears of its launches.</summary>
    public bool IsSelfCheck { get; init; }

    public string Origin { get; } = AuthorizationEndpoint.GetLeftPart(UriPartial.Authority);

    /// <summary>Further origins of its own pages.</summary>
    public IReadOnlyList<string> Sites { get; init; } = [];

    /// <summary>Where its pages may stand: who may frame ours, and take chosen content.</summary>
    public IReadOnlyList<string> Origins =>
        field ??= [.. Sites.Prepend(new Uri(Issuer).GetLeftPart(UriPartial.Authority)).Prepend(Origin).Distinct(StringComparer.Ordinal)];

    // The parts cannot hold a line feed (RegistrationRules), so that no two lists of parts read the same.
    public static string Hash(params string[] parts) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
}

/// <summary>One registration among those of an organisation.</summary>
internal readonly record struct RegistrationOf(string Organisation, Guid Id);

/// <summary>What an organisation wants of a platform.</summary>
/// <param name="Offer">The one theme that may be launched; null: everything.</param>
/// <param name="Grades">Tell the gradebook "klaar".</param>
/// <param name="Members">Count the members of a course when the administrator asks.</param>
internal sealed record Terms(string? Offer, bool Grades, bool Members)
{
    public static readonly Terms None = new(null, false, false);
}

/// <summary>One deployment: the tenant.</summary>
/// <param name="Registration">See <see cref="ResourceLinkLaunch.Registration"/>.</param>
/// <param name="Door">Whether its people may come in.</param>
internal sealed record Deployment(string Id, string Organisation, string Registration, Terms Terms, DeploymentState Door = DeploymentState.Approved);
