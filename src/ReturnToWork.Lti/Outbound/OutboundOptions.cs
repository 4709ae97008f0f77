using Microsoft.Extensions.Options;

namespace ReturnToWork.Lti;

/// <summary>The section <c>Outbound</c>. Checked when the host starts.</summary>
public sealed class OutboundOptions
{
    /// <summary>
    /// Hosts, each <c>host</c> or <c>host:port</c>, that we may call over plain http and at private addresses: an LMS on the organisation's own network.
    /// Everything else must be https at a public address. Empty by default.
    /// </summary>
    public IList<string> AllowedPrivateHosts { get; init; } = [];
}

/// <summary>A word in the list that names no host would silently allow nothing: better said at the start.</summary>
internal sealed class CheckOutbound : IValidateOptions<OutboundOptions>
{
    public ValidateOptionsResult Validate(string? name, OutboundOptions options)
    {
        var wrong = options.AllowedPrivateHosts
            .Index()
            .Where(entry => OutboundRules.HostOf(entry.Item) is null)
            .Select(entry => $"Outbound:AllowedPrivateHosts:{entry.Index} must be a host or host:port, such as lms.intern or 10.0.0.5:8080, without a scheme or path.")
            .ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}
