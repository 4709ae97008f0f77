using System.Security.Claims;
using System.Text;
using System.Text.Json;

namespace ReturnToWork.SignIn;

/// <summary>What came of a validated token: a professional, or the reason why not (a key of the texts).</summary>
internal sealed record ComesIn(Professional? Professional, string? Why);

/// <summary>Reads the claims of a validated token by the installation's settings.</summary>
internal static class WhoComesIn
{
    // What the Tool takes in a pairing code.
    private const int LongestName = 80;

    // RFC 5321, 4.5.3.1.3, without the brackets.
    private const int LongestMail = 254;

    public static ComesIn Of(ClaimsPrincipal token, SignInProvider provider, SignInPlace place, ISignInHouse house)
    {
        var names = provider.Claims;
        var subject = token.FindFirstValue(names.Subject);
        if (string.IsNullOrEmpty(subject)) return new ComesIn(null, WhyNot.Trouble);

        if (provider.RequiredAmr.Except(token.FindAll(names.Amr).SelectMany(Values), StringComparer.Ordinal).Any()) return new ComesIn(null, WhyNot.Factor);
        if (provider.RequiredAcr.Count > 0 && !(token.FindAll(names.Acr).ToList() is [var acr] && provider.RequiredAcr.Contains(acr.Value, StringComparer.Ordinal))) return new ComesIn(null, WhyNot.Factor);

        if (OrganisationOf([.. token.FindAll(names.Organisation).SelectMany(Values)], provider) is not { } organisation || !house.Knows(organisation)) return new ComesIn(null, WhyNot.Organisation);

        var roles = RolesOf(token.FindAll(names.Roles).SelectMany(Values).ToHashSet(StringComparer.Ordinal), provider, place);
        if (roles.Count == 0) return new ComesIn(null, WhyNot.Role);

        var name = Shown(token.FindFirstValue(names.Name) ?? "") is { Length: > 0 } given ? given : Shown(subject);
        return new ComesIn(new Professional(organisation, subject, name, roles) { Provider = provider.Mark, Mail = MailOf(token, names) }, null);
    }

    // OpenID Connect Core 5.1: "email_verified" false says that anybody could have typed it.
    private static string? MailOf(ClaimsPrincipal token, SignInClaims names)
    {
        var address = token.FindFirstValue(names.Email)?.Trim() ?? "";
        if (address.Length is 0 or > LongestMail || address.Count(character => character == '@') != 1 || address.StartsWith('@') || address.EndsWith('@')) return null;
        if (address.Any(character => char.IsControl(character) || char.IsWhiteSpace(character) || character is '<' or '>' or ',' or ';' or '"')) return null;
        return string.Equals(token.FindFirstValue("email_verified"), "false", StringComparison.OrdinalIgnoreCase) ? null : address;
    }

    // Two names at once are none: nobody chooses between them.
    private static string? OrganisationOf(string[] said, SignInProvider provider) => said switch
    {
        [] => provider.Organisations is [var only] ? only : null,
        [var one] when provider.SpeaksFor(one) => one,
        _ => null,
    };

    private static List<string> RolesOf(HashSet<string> said, SignInProvider provider, SignInPlace place) =>
        [.. place.Roles.Where(role => provider.RoleValues.Count == 0 ? said.Contains(role) : provider.RoleValues.TryGetValue(role, out var values) && values.Any(said.Contains))];

    /// <summary>A name as it goes onto cards and to the Tool: one line, no control characters, cut between characters.</summary>
    private static string Shown(string name)
    {
        var line = string.Concat(name.Select(character => char.IsWhiteSpace(character) ? ' ' : character).Where(character => !char.IsControl(character))).Trim();
        var shown = new StringBuilder();
        foreach (var rune in line.EnumerateRunes())
        {
            if (shown.Length + rune.Utf16SequenceLength > LongestName) break;
            shown.Append(rune);
        }

        return shown.ToString().Trim();
    }

    // Some providers send a list as one claim each, others as one claim with a JSON array in it.
    private static IEnumerable<string> Values(Claim claim)
    {
        if (!claim.Value.StartsWith('[')) return [claim.Value];
        try
        {
            return JsonSerializer.Deserialize<string[]>(claim.Value) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
