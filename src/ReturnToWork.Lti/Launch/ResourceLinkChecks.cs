using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ReturnToWork.Lti;

/// <summary>What a resource link launch must say: which roles, which place, who, and where to (lti.md V9 to V12, A4).</summary>
internal sealed class ResourceLinkChecks(ToolAddress address, ILaunchReceiver receiver)
{
    private const int Longest = RegistrationRules.LongestName;

    /// <summary>Empty, unknown and deprecated roles are all well; a missing list is not.</summary>
    public static ValueTask<No?> RolesAreAList(LaunchAttempt attempt)
    {
        if (!attempt.Claims.TryGetProperty(Claim.Roles, out var roles)
            || roles.ValueKind != JsonValueKind.Array
            || roles.EnumerateArray().Any(role => role.ValueKind != JsonValueKind.String))
        {
            return new(Refuse("V9-roles-missing", "5.3.7"));
        }

        attempt.Roles = [.. roles.EnumerateArray().Select(role => role.GetString()!)];
        return default;
    }

    public static ValueTask<No?> ResourceLinkIsNamed(LaunchAttempt attempt) =>
        new(attempt.Claims.TryGetProperty(Claim.ResourceLink, out var link) && link.Text("id") is { Length: > 0 and <= Longest } ? null : Refuse("V10-resource-link", "5.3.5"));

    /// <summary>Without a sub nobody could find their own answers again; anonymous launches are refused as well (lti.md V12).</summary>
    public static ValueTask<No?> SubjectIsSomebody(LaunchAttempt attempt) =>
        new(!attempt.Claims.TryGetProperty("sub", out _) ? Refuse("V12-sub-missing", "5.3.6.1")
            : attempt.Claims.Text("sub") is { Length: > 0 and <= Longest } sub && sub.All(c => c is >= ' ' and <= '~') ? null
            : Refuse(attempt.Claims.Text("sub") == "" ? "V12-sub-empty" : "V11-sub-unusable", "5.3.6"));

    /// <summary>Only the signed address counts, only on our own origin, only one we know, and only the one the login named (reliability L-08).</summary>
    public ValueTask<No?> TargetIsOursAndTheSame(LaunchAttempt attempt)
    {
        if (attempt.Claims.Text(Claim.TargetLink) is not { Length: > 0 } said) return new(Refuse("V10-target-link-missing", "5.3.4"));
        if (said != attempt.Login.TargetLink) return new(Refuse("A4-target-link-not-the-logins", "5.3.4", StatusCodes.Status401Unauthorized));
        if (!Uri.TryCreate(said, UriKind.Absolute, out var target)
            || target.UserInfo.Length > 0
            || target.GetLeftPart(UriPartial.Authority) != address.OriginOf(attempt.Http.Request)
            || !receiver.Knows(target))
        {
            return new(Refuse("A4-target-link-unknown", "5.3.4"));
        }

        if (attempt.Deployment.Terms.Offer is { } offer && !receiver.IsOf(target, offer)) return new(Refuse("A4-target-not-offered", "5.3.4", StatusCodes.Status403Forbidden));
        attempt.TargetLink = target;
        return default;
    }

    /// <summary>Known by a signed sub only; what the screen says tells nobody beside that it is this person.</summary>
    public async ValueTask<No?> SubjectIsWelcome(LaunchAttempt attempt) =>
        await receiver.WelcomesAsync(attempt.Deployment.Organisation, attempt.Deployment.Registration, attempt.Claims.Text("sub")!, attempt.Http.RequestAborted) ? null : Refuse("L12-closed", "5.3.6", StatusCodes.Status403Forbidden);

    private static No Refuse(string code, string paragraph, int status = StatusCodes.Status400BadRequest) => new(code, Spec.Core(paragraph), status);
}
