using Microsoft.Extensions.Options;

namespace ReturnToWork.Companion.Settings;

/// <summary>What must hold of <c>Intake:Sources</c> when an organisation has a second store. Said at start, with what to do.</summary>
internal sealed class SourceChecks(IConfiguration configuration) : IValidateOptions<IntakeOptions>
{
    private static readonly TimeSpan LeastOverlap = TimeSpan.FromSeconds(60);

    public ValidateOptionsResult Validate(string? name, IntakeOptions options)
    {
        var wrong = new List<string>();
        if (options.Sources.Where(source => !source.Foreign).GroupBy(source => source.Organisation, StringComparer.Ordinal).Any(own => own.Count() > 1))
            wrong.Add("Intake:Sources has two stores for one organisation that are both the Tool's own. Set Foreign to true at the one that is not.");
        foreach (var (index, source) in options.Sources.Index().Where(one => one.Item.Foreign))
        {
            if (source.Overlap < LeastOverlap) wrong.Add($"Intake:Sources:{index}:Overlap must be 00:01:00 or more: another's store may show a statement later than its time.");
            if (source.Endpoint is { IsAbsoluteUri: true } endpoint && !IsSafe(endpoint))
                wrong.Add($"Intake:Sources:{index}:Endpoint must be https. Plain http is for this machine, and for hosts in Outbound:AllowedPrivateHosts.");
            if (source.Authority is not null && source.AuthorityKey is null) wrong.Add($"Intake:Sources:{index}:Authority must be an agent as JSON, such as {{\"mbox\":\"mailto:lrs@example.org\"}}.");
        }

        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private bool IsSafe(Uri endpoint) =>
        endpoint.Scheme == Uri.UriSchemeHttps
        || (endpoint.Scheme == Uri.UriSchemeHttp && (endpoint.IsLoopback || (configuration.GetSection("Outbound:AllowedPrivateHosts").Get<string[]>() ?? []).Contains(endpoint.Host, StringComparer.OrdinalIgnoreCase)));
}
