using Microsoft.Extensions.Options;

namespace ReturnToWork.Tool.Mirror;

/// <summary>Section <c>Mirror</c>: where employees see what their coach sees.</summary>
internal sealed class MirrorOptions
{
    /// <summary>The Companion's address as browsers know it, such as <c>https://companion.example</c>. Empty: the own page has no button for it.</summary>
    public string? CompanionAddress { get; set; }

    /// <summary>Its origin; null where there is none.</summary>
    public string? Origin => string.IsNullOrEmpty(CompanionAddress) ? null : new Uri(CompanionAddress).GetLeftPart(UriPartial.Authority);
}

/// <summary>What must hold of it, said at start with what to do.</summary>
internal sealed class MirrorChecks(IConfiguration configuration) : IValidateOptions<MirrorOptions>
{
    public ValidateOptionsResult Validate(string? name, MirrorOptions options)
    {
        if (string.IsNullOrEmpty(options.CompanionAddress)) return ValidateOptionsResult.Success;
        if (!Uri.TryCreate(options.CompanionAddress, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http") || address.PathAndQuery != "/" || address.Fragment.Length > 0 || address.UserInfo.Length > 0)
            return ValidateOptionsResult.Fail("Mirror:CompanionAddress must be the Companion's address without a path, such as https://companion.example. Leave it empty where employees get no mirror page.");
        return address.Scheme == "https" || address.IsLoopback || (configuration.GetSection("Outbound:AllowedPrivateHosts").Get<string[]>() ?? []).Contains(address.Host, StringComparer.OrdinalIgnoreCase)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("Mirror:CompanionAddress must be https. Plain http is for this machine, and for hosts in Outbound:AllowedPrivateHosts.");
    }
}
