using Microsoft.AspNetCore.Http;

namespace ReturnToWork.Lti;

/// <summary>What a platform sends its administrator's browser to us with (Dynamic Registration 1.0, 3.3). The token is the platform's secret: it goes to the configuration's origin only.</summary>
/// <param name="Configuration">Address of the openid configuration.</param>
/// <param name="Token">Bearer for the configuration and the registration; some platforms send none.</param>
internal sealed record RegistrationRequest(Uri Configuration, string? Token)
{
    private const int LongestToken = 8 * 1024;

    public static (RegistrationRequest? Request, No? No) Read(HttpRequest request, OutboundRules rules)
    {
        if (request.Query["openid_configuration"] is not [{ Length: > 0 and <= RegistrationRules.LongestAddress } address]) return (null, Refuse("R1-configuration-missing"));
        var tokens = request.Query["registration_token"];
        if (tokens.Count > 1 || (tokens is [{ } word] && !IsToken(word))) return (null, Refuse("R1-token-unusable"));
        if (rules.Refuses(address) is { } fault) return (null, Refuse(fault.Code));
        return (new RegistrationRequest(new Uri(address), tokens is [{ Length: > 0 } token] ? token : null), null);
    }

    /// <summary>Nothing that could end the header it is sent in (RFC 6750 2.1).</summary>
    private static bool IsToken(string word) => word.Length <= LongestToken && word.All(letter => char.IsAsciiLetterOrDigit(letter) || "-._~+/=".Contains(letter, StringComparison.Ordinal));

    private static No Refuse(string code) => new(code, Spec.Registration("3.3"), StatusCodes.Status400BadRequest);
}
