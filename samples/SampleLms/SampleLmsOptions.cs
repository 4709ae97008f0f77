using System.ComponentModel.DataAnnotations;

namespace SampleLms;

/// <summary>The section <c>SampleLms</c>. Every address is an origin: scheme, host and port, no path and no slash at the end.</summary>
public sealed class SampleLmsOptions
{
    private const string Origin = "^https?://[^/]+$";

    /// <summary>Where this platform lives, and its issuer. Another site than the tool's on purpose: that makes the hard case for cookies.</summary>
    [Required, RegularExpression(Origin)]
    public string Address { get; set; } = "http://127.0.0.1:5090";

    /// <summary>The LTI tool, which signs its administrator in here.</summary>
    [Required, RegularExpression(Origin)]
    public string ToolAddress { get; set; } = "http://localhost:5080";

    /// <summary>The Companion, which signs people in here.</summary>
    [Required, RegularExpression(Origin)]
    public string CompanionAddress { get; set; } = "http://localhost:5081";

    /// <summary>Where keys are kept, so that both hosts find them again after a restart.</summary>
    [Required]
    public string DataDirectory { get; set; } = "data/sample-lms";

    /// <summary>What tools must write as <c>aud</c> when they ask for a service token, where that is not the token address; Brightspace has such a name. Empty: the token address.</summary>
    public string? AuthorizationServer { get; set; }

    /// <summary>How many minutes a key that no longer signs stays published, unless the page says otherwise.</summary>
    [Range(0, 10080)]
    public int OldKeyMinutes { get; set; } = 10;

    internal string TokenAddress => $"{Address}/lti/token";

    internal string TokenAudience => AuthorizationServer is { Length: > 0 } named ? named : TokenAddress;

    internal string KeysAddress => $"{Address}/lti/jwks";

    internal string AuthorizeAddress => $"{Address}/lti/authorize";

    internal string ConfigurationAddress => $"{Address}/lti/.well-known/openid-configuration";
}
