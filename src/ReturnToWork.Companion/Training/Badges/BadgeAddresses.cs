using Microsoft.Extensions.Options;

namespace ReturnToWork.Companion.Training.Badges;

/// <summary>The addresses that stand in a certificate. What answers there: <see cref="BadgeRoutes"/> and the page <c>/certificate</c>.</summary>
internal sealed class BadgeAddresses(IOptions<BadgeOptions> options)
{
    /// <summary>Whether this installation can issue.</summary>
    public bool Known => options.Value.Address is not null;

    public string Issuer(string trainer) => $"{Base}/badges/issuer/{trainer}";

    public string Keys(string trainer) => $"{Base}/badges/keys/{trainer}";

    /// <summary>A key as the header of a credential names it: a URI that leads to the JSON Web Key (Open Badges 3.0, 8.2.3).</summary>
    public string Key(string trainer, string id) => $"{Base}/badges/keys/{trainer}/{id}";

    public string Status(string trainer) => $"{Base}/badges/status/{trainer}";

    public string Achievement(string trainer, string protocol) => $"{Base}/badges/achievement/{trainer}/{protocol}";

    /// <summary>Where everybody can look, without the code: for on the paper.</summary>
    public string Page => $"{Base}/certificate";

    public string PageOf(string code) => $"{Base}/certificate/{code}";

    /// <summary>Which trainer and key these are, when they are ours: of this address or a former one.</summary>
    /// <param name="issuer">The credential's issuer.</param>
    /// <param name="key">The header's <c>kid</c>.</param>
    public (string Trainer, string Key)? Own(string issuer, string key)
    {
        foreach (var address in options.Value.FormerAddresses.Prepend(options.Value.Address).OfType<Uri>().Select(Plain))
        {
            var start = $"{address}/badges/issuer/";
            if (!issuer.StartsWith(start, StringComparison.Ordinal)) continue;
            var trainer = issuer[start.Length..];
            var keys = $"{address}/badges/keys/{trainer}/";
            if (key.StartsWith(keys, StringComparison.Ordinal)) return (trainer, key[keys.Length..]);
        }

        return null;
    }

    private string Base => Plain(options.Value.Address ?? throw new InvalidOperationException("Badges:Address is not set."));

    private static string Plain(Uri address) => address.GetLeftPart(UriPartial.Path).TrimEnd('/');
}
