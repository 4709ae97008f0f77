using System.Security.Claims;

namespace ReturnToWork.SignIn;

/// <summary>The one who is signed in.</summary>
/// <param name="Organisation">The only organisation that this session can see.</param>
/// <param name="Subject">The identity provider's stable id.</param>
/// <param name="Name">As the identity provider gives it.</param>
/// <param name="Roles">At least one of the host's roles, in the host's order.</param>
public sealed record Professional(string Organisation, string Subject, string Name, IReadOnlyList<string> Roles)
{
    /// <summary>Which identity provider vouches for this: its address.</summary>
    public string Provider { get; init; } = "";

    /// <summary>Mail address as the provider gives it at the door; null where it gives none. A session does not hold it.</summary>
    public string? Mail { get; init; }

    /// <summary>Reads a session of this room.</summary>
    public static Professional Of(ClaimsPrincipal user) => new(
        user.FindFirstValue(SessionClaims.Organisation)!,
        user.FindFirstValue(SessionClaims.Subject)!,
        user.FindFirstValue(SessionClaims.Name)!,
        [.. user.FindAll(SessionClaims.Role).Select(claim => claim.Value)])
        { Provider = user.FindFirstValue(SessionClaims.Provider) ?? "" };

    /// <summary>A fresh identity with these facts and nothing else of what the identity provider sent.</summary>
    internal ClaimsPrincipal ToPrincipal() => new(new ClaimsIdentity(
        [
            new Claim(SessionClaims.Organisation, Organisation),
            new Claim(SessionClaims.Subject, Subject),
            new Claim(SessionClaims.Name, Name),
            new Claim(SessionClaims.Provider, Provider),
            .. Roles.Select(role => new Claim(SessionClaims.Role, role)),
        ],
        "returntowork", SessionClaims.Name, SessionClaims.Role));
}

internal static class SessionClaims
{
    public const string Organisation = "organisation";
    public const string Subject = "sub";
    public const string Name = "name";
    public const string Role = "role";
    public const string Provider = "provider";
}
