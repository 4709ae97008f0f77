using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace ReturnToWork.Lrs;

/// <summary>What must hold of <c>Lrs:Forwarding</c>, <c>Lrs:Imports</c> and <c>Lrs:Flows</c>. Said at start, with what to do.</summary>
internal sealed partial class FlowChecks(IConfiguration configuration) : IValidateOptions<LrsOptions>
{
    private static readonly TimeSpan LeastOverlap = TimeSpan.FromSeconds(60);

    public ValidateOptionsResult Validate(string? name, LrsOptions options)
    {
        var wrong = new List<string>();
        if (options.Flows.Every < TimeSpan.FromMilliseconds(10) || options.Flows.Every > TimeSpan.FromHours(1)) wrong.Add("Lrs:Flows:Every must be 00:00:00.010 to 01:00:00.");
        if (options.Flows.Patience < TimeSpan.FromMilliseconds(100) || options.Flows.Patience > TimeSpan.FromMinutes(5)) wrong.Add("Lrs:Flows:Patience must be 00:00:00.100 to 00:05:00.");
        if (options.Flows.LongestPause < options.Flows.Every || options.Flows.LongestPause > TimeSpan.FromDays(1)) wrong.Add("Lrs:Flows:LongestPause must be Every or longer, and a day at most.");

        foreach (var (index, target) in options.Forwarding.Index()) Place($"Lrs:Forwarding:{index}", target, wrong);
        Once("Lrs:Forwarding", options.Forwarding, wrong);
        foreach (var organisation in options.Forwarding.GroupBy(target => target.Organisation, StringComparer.Ordinal))
            if (organisation.Count() > 1 && organisation.Any(target => target.Mode == ForwardingMode.Instead))
                wrong.Add($"Lrs:Forwarding: {organisation.Key} has a store with Mode Instead and another one. What leaves this store could not reach the other: keep the one.");

        foreach (var (index, source) in options.Imports.Index())
        {
            Place($"Lrs:Imports:{index}", source, wrong);
            if (source.Overlap < LeastOverlap) wrong.Add($"Lrs:Imports:{index}:Overlap must be 00:01:00 or more: a store may show a statement later than its time.");
            if (source.Every < TimeSpan.FromMilliseconds(10) || source.Every > TimeSpan.FromDays(1)) wrong.Add($"Lrs:Imports:{index}:Every must be 00:00:00.010 to a day.");
            if (options.Forwarding.Any(target => target.Organisation == source.Organisation && target.Mode == ForwardingMode.Instead && target.Endpoint.TrimEnd('/') == source.Endpoint.TrimEnd('/')))
                wrong.Add($"Lrs:Imports:{index} takes in what Lrs:Forwarding sends to the same place instead of keeping it. Leave out one of them.");
        }

        Once("Lrs:Imports", options.Imports, wrong);
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private void Place(string where, OtherPlace place, List<string> wrong)
    {
        if (place.Organisation.Length == 0 || place.Key.Length == 0 || place.Secret.Length == 0 || place.Key.Contains(':', StringComparison.Ordinal))
            wrong.Add($"{where} needs Organisation, Key (without a colon) and Secret.");
        if (!NameRule.IsMatch(place.Name)) wrong.Add($"{where}:Name must be 1 to 40 of a-z, 0-9 and -.");
        if (!Uri.TryCreate(place.Endpoint, UriKind.Absolute, out var endpoint) || endpoint.Query.Length > 0 || endpoint.Fragment.Length > 0 || endpoint.UserInfo.Length > 0)
            wrong.Add($"{where}:Endpoint must be the whole address of a record store, such as https://lrs.example.org/xapi, without user, query or fragment.");
        else if (!IsSafe(endpoint))
            wrong.Add($"{where}:Endpoint must be https. Plain http is for this machine, and for hosts in Outbound:AllowedPrivateHosts.");
    }

    private static void Once(string where, IEnumerable<OtherPlace> places, List<string> wrong)
    {
        if (places.GroupBy(place => (place.Organisation, place.Name)).Any(same => same.Count() > 1)) wrong.Add($"{where} has one Name twice for one organisation.");
    }

    private bool IsSafe(Uri endpoint) =>
        endpoint.Scheme == Uri.UriSchemeHttps
        || (endpoint.Scheme == Uri.UriSchemeHttp && (endpoint.IsLoopback || (configuration.GetSection("Outbound:AllowedPrivateHosts").Get<string[]>() ?? []).Contains(endpoint.Host, StringComparer.OrdinalIgnoreCase)));

    [GeneratedRegex("^[a-z0-9-]{1,40}$", RegexOptions.NonBacktracking)]
    private static partial Regex NameRule { get; }
}
