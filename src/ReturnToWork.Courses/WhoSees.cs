namespace ReturnToWork.Courses;

/// <summary>Where the page stands: inside an LMS, or open to anybody without keeping anything.</summary>
public enum HostKind
{
    Open,
    Lti,
}

/// <summary>What the employee agreed to when the coach's code was entered.</summary>
public enum CoachSees
{
    Nothing,
    Progress,
    Topics,
}

/// <summary>Works the coach for the employer, or under confidence (company doctor's delegation or external)?</summary>
public enum CoachMode
{
    Confidential,
    Employer,
}

/// <summary>The coach that was agreed to.</summary>
public sealed record PairedCoach(CoachSees Sees, CoachMode Mode);

/// <summary>
/// The situation of one person on one page, and what "Wie ziet dit?" must say about it. The sentences are data
/// (<c>shared/{language}.yaml</c>); which one is true is decided here, and only here.
/// </summary>
/// <param name="Host">Where the page stands.</param>
/// <param name="Kept">The employee chose "bewaren".</param>
/// <param name="Coach">Null until a code was agreed to.</param>
/// <param name="LmsGetsCompletion">The organisation switched on that the LMS hears that a theme is done.</param>
public sealed record WhoSees(HostKind Host, bool Kept, PairedCoach? Coach, bool LmsGetsCompletion)
{
    /// <summary>The open page: nobody is known, nothing is kept.</summary>
    public static WhoSees Open { get; } = new(HostKind.Open, Kept: false, Coach: null, LmsGetsCompletion: false);

    /// <summary>One screen for a group: everybody in the room sees it, and nothing is kept.</summary>
    public static WhoSees Group { get; } = Open with { IsGroup = true };

    public bool IsGroup { get; private init; }

    /// <summary>The sentences as <paramref name="theme"/> says them in <paramref name="language"/>.</summary>
    public WhoSeesSentences Sentences(Theme theme, string language)
    {
        var texts = theme.SharedIn(language);
        return new(texts[YouKey], texts[CoachKey], CoachModeKey is { } mode ? texts[mode] : null, texts[ManagerKey], WebsiteKey is { } site ? texts[site] : null);
    }

    internal string YouKey => IsGroup ? "wie.jij-groep" : Host == HostKind.Open ? "wie.jij-open" : Kept ? "wie.jij-bewaard" : "wie.jij-niet-bewaard";

    internal string CoachKey => Host == HostKind.Open ? "wie.coach-open" : KeyFor(Coach?.Sees);

    internal string? CoachModeKey => Host == HostKind.Open || Coach is null ? null : KeyFor(Coach.Mode);

    internal string ManagerKey => Host == HostKind.Lti && LmsGetsCompletion ? "wie.leidinggevende-klaar" : "wie.leidinggevende-niets";

    internal string? WebsiteKey => Host == HostKind.Open ? null : LmsGetsCompletion ? "wie.website-klaar" : "wie.website";

    internal static string KeyFor(CoachSees? sees) => sees switch
    {
        null => "wie.coach-niemand",
        CoachSees.Nothing => "wie.coach-niets",
        CoachSees.Progress => "wie.coach-voortgang",
        _ => "wie.coach-onderwerpen",
    };

    internal static string KeyFor(CoachMode mode) => mode == CoachMode.Confidential ? "wie.coach-vertrouwelijk" : "wie.coach-werkgever";
}

/// <summary>What is true for this person now. <paramref name="CoachMode"/> and <paramref name="Website"/> are null where they do not apply.</summary>
public sealed record WhoSeesSentences(string You, string Coach, string? CoachMode, string Manager, string? Website);
