using ReturnToWork.Lti;

namespace ReturnToWork.Tool.SelfChecking;

/// <summary>Where the self-check finds the running Tool.</summary>
internal static class SelfCheckAddress
{
    /// <summary>A page that can be launched in every installation.</summary>
    public const string Page = "/themes/3";

    /// <summary>As somebody said it; else as platforms reach it; else where it listens, on this machine. Never from a request: that could name any address.</summary>
    public static Uri? Of(string? said, LtiOptions lti, IEnumerable<string> listening)
    {
        var address = said ?? lti.Address ?? listening.OrderBy(one => one.StartsWith("https", StringComparison.OrdinalIgnoreCase)).FirstOrDefault();
        if (address is null) return null;
        // What means every address of this machine is no address to call.
        foreach (var every in (string[])["//*", "//+", "//0.0.0.0", "//[::]"]) address = address.Replace(every, "//localhost", StringComparison.Ordinal);
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null;
    }
}
