namespace ReturnToWork.Tool.Sessions;

/// <summary>
/// What one launch told us, for as long as it lasts. It travels encrypted, in a cookie or in the page's token; nothing of it is stored.
/// </summary>
/// <param name="Organisation">The tenant.</param>
/// <param name="LtiRegistration">Stable id of the registration that launched.</param>
/// <param name="LearnerKey">See <see cref="Keys.LearnerKeys"/>.</param>
/// <param name="IsPreview">Launched by somebody who teaches and does not learn: sees the theme, keeps nothing.</param>
/// <param name="Theme">The theme that was launched, or is open now out of a list; empty for the list itself.</param>
/// <param name="Language"><c>nl</c> or <c>en</c>: which the page opens in.</param>
/// <param name="PlatformOrigin">Who may show our page in a frame.</param>
/// <param name="LaunchedAt">When the platform said who this is.</param>
/// <param name="List">Address of the list that was launched, such as <c>/mijn</c>; null after the launch of one theme.</param>
/// <param name="Grading">For the gradebook, sealed by the Lti room; null where the LMS hears nothing.</param>
/// <param name="Wishes">How somebody who keeps nothing likes to read and listen; null: as it is.</param>
/// <param name="Together">Somebody sits beside.</param>
internal sealed record Visit(
    string Organisation,
    string LtiRegistration,
    string LearnerKey,
    bool IsPreview,
    string Theme,
    string Language,
    string PlatformOrigin,
    DateTimeOffset LaunchedAt,
    string? List = null,
    string? Grading = null,
    Preferences? Wishes = null,
    bool Together = false)
{
    /// <summary>A working day: after that the LMS must say again who this is.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(8);

    public DateTimeOffset Ends => LaunchedAt + Lasts;
}

/// <summary>What the page's script may do: write as one pseudonym in one registration of one theme, for half an hour.</summary>
/// <param name="Visit">The launch that it comes from.</param>
/// <param name="Pseudonym">Null until somebody chose "bewaren".</param>
/// <param name="XapiRegistration">Null until then.</param>
/// <param name="Expires">Never later than the visit's end.</param>
internal sealed record PlayerToken(Visit Visit, string? Pseudonym, Guid? XapiRegistration, DateTimeOffset Expires)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(30);

    /// <summary>A fresh token for a visit that still runs.</summary>
    public static PlayerToken For(Visit visit, string? pseudonym, Guid? xapiRegistration, DateTimeOffset now) =>
        new(visit, pseudonym, xapiRegistration, now + Lasts < visit.Ends ? now + Lasts : visit.Ends);
}
