using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.JsonWebTokens;

namespace ReturnToWork.SignIn;

/// <summary>What the session's cookie carries beside who somebody is. It is encrypted; still, of the provider's names it holds hashes only.</summary>
internal static class SessionItems
{
    private const string Since = "since";
    private const string Stamp = "stamp";
    private const string Own = "own";
    private const string Person = "person";
    private const string Way = "way";

    public static void Write(AuthenticationProperties properties, ClaimsPrincipal token, SignInProvider provider, string stamp, DateTimeOffset now)
    {
        properties.Items[Since] = now.UtcTicks.ToString(CultureInfo.InvariantCulture);
        properties.Items[Stamp] = stamp;
        properties.Items[Person] = MarkOf(provider, "sub", token.FindFirstValue(JwtRegisteredClaimNames.Sub) ?? "");
        if (token.FindFirstValue(JwtRegisteredClaimNames.Sid) is { Length: > 0 } session) properties.Items[Own] = MarkOf(provider, "sid", session);
        properties.Items[Way] = provider.Id;
    }

    /// <summary>Null where the cookie is not one that we wrote so.</summary>
    public static SessionState? Read(AuthenticationProperties properties)
    {
        var items = properties.Items;
        return items.TryGetValue(Since, out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.UtcTicks
            && items.TryGetValue(Stamp, out var stamp) && items.TryGetValue(Person, out var person)
            ? new SessionState(new DateTimeOffset(ticks, TimeSpan.Zero), stamp!, items.TryGetValue(Own, out var own) ? own : null, person!)
            : null;
    }

    /// <summary><see cref="SignInProvider.Id"/> of the way that somebody came.</summary>
    public static string? WayOf(AuthenticationProperties? properties) => properties?.Items.TryGetValue(Way, out var way) == true ? way : null;

    /// <summary>What a name of the provider is kept under: nobody can read from it whom it is about.</summary>
    public static string MarkOf(SignInProvider provider, string kind, string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{provider.Mark}\n{name}")));
}
