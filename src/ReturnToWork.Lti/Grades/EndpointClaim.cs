using System.Text.Json;

namespace ReturnToWork.Lti;

/// <summary>What a launch says of the gradebook (AGS 2.0, 3.1): where the result of this place goes, and what we may do there.</summary>
/// <param name="Item">The one line item of this place; null means none or several (lti.md G6).</param>
/// <param name="Items">All line items of the course.</param>
/// <param name="Scopes">Those we know; others say nothing to us.</param>
internal sealed record EndpointClaim(Uri? Item, Uri? Items, IReadOnlyList<string> Scopes)
{
    public const string Name = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
    private const int Longest = 2048;
    private static readonly string[] Known = [Lti.Scopes.Score, Lti.Scopes.LineItem, Lti.Scopes.LineItemReadOnly];

    /// <summary>A score may be sent, and there is a line item or a way to one.</summary>
    public bool CanTell =>
        Scopes.Contains(Lti.Scopes.Score, StringComparer.Ordinal)
        && (Item is not null || (Items is not null && Scopes.Any(scope => scope is Lti.Scopes.LineItem or Lti.Scopes.LineItemReadOnly)));

    /// <summary>Null when the launch has no such claim, or none that can be read.</summary>
    public static EndpointClaim? Read(JsonElement claims)
    {
        if (!claims.TryGetProperty(Name, out var claim) || claim.ValueKind != JsonValueKind.Object) return null;
        var scopes = claim.TryGetProperty("scope", out var said) && said.ValueKind == JsonValueKind.Array
            ? said.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.String).Select(one => one.GetString()!).Where(one => Known.Contains(one, StringComparer.Ordinal)).Distinct(StringComparer.Ordinal)
            : [];
        return new EndpointClaim(Address(claim, "lineitem"), Address(claim, "lineitems"), [.. scopes]);
    }

    /// <summary>Without the addresses that are not the platform's own (reliability L-17).</summary>
    public EndpointClaim Within(PlatformClient client) => this with
    {
        Item = Item is not null && ServiceOrigins.Has(client, Item) ? Item : null,
        Items = Items is not null && ServiceOrigins.Has(client, Items) ? Items : null,
    };

    private static Uri? Address(JsonElement claim, string name) =>
        claim.Text(name) is { Length: > 0 and <= Longest } text && Uri.TryCreate(text, UriKind.Absolute, out var address) ? address : null;
}
