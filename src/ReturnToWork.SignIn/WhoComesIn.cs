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

    public static ComesIn Of(ClaimsPrincipal token, SignInOptions settings, SignInPlace place, ISignInHouse house)
    {
        var names = settings.Claims;
        var subject = token.FindFirstValue(names.Subject);
        if (string.IsNullOrEmpty(subject)) return new ComesIn(null, "trouble");

        if (settings.RequiredAmr.Except(token.FindAll(names.Amr).SelectMany(Values), StringComparer.Ordinal).Any()) return new ComesIn(null, "factor");

        var organisation = token.FindFirstValue(names.Organisation);
        if (organisation is null || !house.Knows(organisation)) return new ComesIn(null, "organisation");

        var roles = place.Roles.Intersect(token.FindAll(names.Roles).SelectMany(Values), StringComparer.Ordinal).ToList();
        if (roles.Count == 0) return new ComesIn(null, "role");

        var name = Shown(token.FindFirstValue(names.Name) ?? "") is { Length: > 0 } given ? given : Shown(subject);
        return new ComesIn(new Professional(organisation, subject, name, roles), null);
    }

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
