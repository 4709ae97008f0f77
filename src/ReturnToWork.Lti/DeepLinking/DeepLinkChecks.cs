using Microsoft.AspNetCore.Http;

namespace ReturnToWork.Lti;

/// <summary>What a deep linking launch must say besides what every launch does (lti.md D1, V10): settings we can answer, a safe way back, and somebody who may choose.</summary>
internal static class DeepLinkChecks
{
    public static ValueTask<No?> SettingsAreUsable(LaunchAttempt attempt)
    {
        var (settings, unclear) = DeepLinkSettings.Read(attempt.Claims);
        attempt.DeepLink = settings!;
        return new(unclear);
    }

    /// <summary>
    /// The browser will post our signature there, so it must be the platform's own: https, and an origin that the registration names. The signed claim alone is not
    /// enough, because who steals a platform's key must not gain ours as a witness too (reliability L-13). Plain http only where the registration itself has it.
    /// </summary>
    public static ValueTask<No?> ReturnUrlIsThePlatforms(LaunchAttempt attempt)
    {
        var address = attempt.DeepLink.ReturnUrl;
        if (address.UserInfo.Length == 0 && attempt.Client.Origins.Contains(address.GetLeftPart(UriPartial.Authority), StringComparer.Ordinal)) return default;
        return new(Refuse(address.UserInfo.Length == 0 && address.Scheme == Uri.UriSchemeHttps ? "L13-return-url-foreign" : "L13-return-url-unsafe", "4.4.1"));
    }

    /// <summary>Only context roles count, as everywhere (reliability L-11).</summary>
    public static ValueTask<No?> SomebodyWhoMayChoose(LaunchAttempt attempt) =>
        new(Roles.IsTeacherLike(attempt.Roles) ? null : Refuse("D1-not-a-teacher", "4.4", StatusCodes.Status403Forbidden));

    /// <summary>Optional here, because nothing is kept of who chooses; but one that is said must be one.</summary>
    public static ValueTask<No?> SubjectIsSomebodyIfNamed(LaunchAttempt attempt) =>
        attempt.Claims.TryGetProperty("sub", out _) ? ResourceLinkChecks.SubjectIsSomebody(attempt) : default;

    /// <summary>Optional here; what is said must still be what the login said.</summary>
    public static ValueTask<No?> TargetIsTheLogins(LaunchAttempt attempt) =>
        new(!attempt.Claims.TryGetProperty(Claim.TargetLink, out _) || attempt.Claims.Text(Claim.TargetLink) == attempt.Login.TargetLink
            ? null
            : new No("A4-target-link-not-the-logins", Spec.Core("5.3.4"), StatusCodes.Status401Unauthorized));

    private static No Refuse(string code, string paragraph, int status = StatusCodes.Status400BadRequest) => new(code, Spec.DeepLinking(paragraph), status);
}
