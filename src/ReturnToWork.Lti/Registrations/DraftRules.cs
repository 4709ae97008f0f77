using System.Text;

namespace ReturnToWork.Lti;

/// <summary>Looks through what somebody typed, all of it at once, so that nobody mends one field after the other.</summary>
internal static class DraftRules
{
    public static IReadOnlyList<RegistrationFault> FaultsIn(RegistrationDraft draft, OutboundRules rules) => [.. Words(draft), .. Addresses(draft, rules), .. Keys(draft)];

    private static IEnumerable<RegistrationFault> Words(RegistrationDraft draft)
    {
        if (!RegistrationRules.IsWord(draft.Label, 120)) yield return new("Label", "word");
        if (!RegistrationRules.IsWord(draft.ClientId)) yield return new("ClientId", "word");
        if (draft.Offer is { } offer && !RegistrationRules.IsWord(offer, 8)) yield return new("Offer", "word");
    }

    private static IEnumerable<RegistrationFault> Addresses(RegistrationDraft draft, OutboundRules rules)
    {
        (string Field, string? Address, int Longest)[] addresses =
        [
            ("Issuer", draft.Issuer, RegistrationRules.LongestName), ("AuthorizationEndpoint", draft.AuthorizationEndpoint, RegistrationRules.LongestAddress),
            ("TokenEndpoint", draft.TokenEndpoint, RegistrationRules.LongestAddress), ("JwksUri", draft.JwksUri, RegistrationRules.LongestAddress),
        ];
        foreach (var (field, address, longest) in addresses)
        {
            if (address is null) continue;
            if (address.Length > longest) yield return new(field, "address");
            else if (rules.Refuses(address) is { } fault) yield return new(field, fault == OutboundFault.Private ? "private" : "address");
        }

        if (draft.Sites is { } sites && FaultIn(sites.Split(' '), rules) is { } wrong) yield return new("Sites", wrong);
        if (draft.TokenAudience is { } audience && !RegistrationRules.IsWord(audience, RegistrationRules.LongestAddress)) yield return new("TokenAudience", "word");
        if (draft is { TokenEndpoint: null, Grades: true } or { TokenEndpoint: null, Members: true }) yield return new("TokenEndpoint", "needed");
    }

    private static string? FaultIn(string[] sites, OutboundRules rules) =>
        sites.Length > 10 ? "address" : sites.Select(site => RegistrationRules.IsOrigin(site, rules) ? null : rules.Refuses(site) == OutboundFault.Private ? "private" : "address").FirstOrDefault(fault => fault is not null);

    private static IEnumerable<RegistrationFault> Keys(RegistrationDraft draft)
    {
        if ((draft.JwksUri is null) == (draft.Keys is null)) yield return new("JwksUri", "keys");
        if (draft.Keys is { } pasted && (pasted.Length > 64 * 1024 || PublishedKeys.Read(Encoding.UTF8.GetBytes(pasted)) is not { Count: > 0 } keys || keys.Values.All(key => key is null))) yield return new("Keys", "keys");
    }
}
