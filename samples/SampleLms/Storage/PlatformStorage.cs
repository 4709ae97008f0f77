using Microsoft.AspNetCore.WebUtilities;

namespace SampleLms;

/// <summary>How this page keeps things for a tool that cannot keep a cookie (LTI postMessage Storage 0.1). Chosen per person and activity, in a cookie, so that each way can be tried.</summary>
/// <param name="Mode">One of <see cref="Modes"/>.</param>
/// <param name="Tool">The only origin that anything is kept for.</param>
public sealed record PlatformStorage(string Mode, string Tool)
{
    /// <summary>The frame on the page that keeps things.</summary>
    public const string Frame = "lms_storage";

    /// <summary>What a person can choose; the first is what counts until then.</summary>
    public static IReadOnlyList<string> Modes { get; } =
    [
        "frame",     // a frame of its own keeps things, and the page says so when asked
        "parent",    // the page itself keeps them
        "elsewhere", // the login names a frame that is not there; only the answer to lti.capabilities names the right one
        "old",       // answers under the names of before 2023
        "refuses",   // says that there is no room
        "forgets",   // takes everything and has nothing
        "silent",    // promises storage and never answers, as Canvas's mobile apps do
        "none",      // promises nothing
    ];

    /// <summary><c>lti_storage_target</c> of the login; null when nothing is promised.</summary>
    public string? Target => Mode switch
    {
        "none" => null,
        "parent" => "_parent",
        "elsewhere" => "not_here",
        _ => Frame,
    };

    /// <summary>Where the frame comes from.</summary>
    public string FrameAddress => QueryHelpers.AddQueryString("/lti/storage", new Dictionary<string, string?>(StringComparer.Ordinal) { ["mode"] = Mode, ["tool"] = Tool });

    internal static PlatformStorage For(HttpContext http, Learner learner, string activity, RegisteredTool tool) =>
        new(Of(http, learner, activity), new Uri(tool.LoginAddress).GetLeftPart(UriPartial.Authority));

    internal static string Of(HttpContext http, Learner learner, string activity) =>
        Modes.FirstOrDefault(mode => mode == http.Request.Cookies[CookieFor(learner, activity)]) ?? Modes[0];

    internal static void Choose(HttpContext http, Learner learner, string activity, string mode) =>
        http.Response.Cookies.Append(CookieFor(learner, activity), mode, new CookieOptions { SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true });

    private static string CookieFor(Learner learner, string activity) => $"sample-lms-storage-{learner.Id}-{activity}";
}
