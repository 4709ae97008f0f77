namespace ReturnToWork.Lti;

/// <summary>What a registration may say, wherever it comes from.</summary>
internal static class RegistrationRules
{
    public const int LongestName = 255;
    public const int LongestAddress = 2048;

    public static bool IsWord(string value, int longest = LongestName) =>
        value.Length > 0 && value.Length <= longest && value.Trim() == value && !value.Any(char.IsControl);

    /// <summary>Absolute, without user name and fragment, https; plain http to this machine only.</summary>
    public static bool IsSafeAddress(string value) =>
        value.Length <= LongestAddress
        && Uri.TryCreate(value, UriKind.Absolute, out var address)
        && address.UserInfo.Length == 0
        && address.Fragment.Length == 0
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    /// <summary>An origin as a browser writes it, in one spelling: scheme, host and port, nothing behind it. It stands in a page's policy as it is.</summary>
    public static bool IsOrigin(string value, OutboundRules rules) =>
        rules.Refuses(value) is null && new Uri(value).GetLeftPart(UriPartial.Authority) == value;
}
