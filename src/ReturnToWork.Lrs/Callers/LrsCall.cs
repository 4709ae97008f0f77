using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>Where the store hangs, and the version of its answers when a request names none (L01).</summary>
internal sealed record Mount(string At, XapiVersion Otherwise);

/// <summary>What is known of a request once it is over the threshold.</summary>
internal sealed record LrsCall(LrsCaller Caller, XapiVersion Version);

internal static class LrsCalls
{
    /// <summary>Who asks.</summary>
    public static LrsCaller Caller(this HttpContext http) => http.Features.Get<LrsCall>()!.Caller;

    /// <summary>The version that this request speaks.</summary>
    public static XapiVersion Version(this HttpContext http) => http.Features.Get<LrsCall>()!.Version;
}
