namespace ReturnToWork.Courses.Workshops;

/// <summary>A theme told to a group: what a coach does, says and shows, in one language.</summary>
/// <param name="Aim">What everybody goes home with.</param>
/// <param name="ForWhom">For whom it is worth the time.</param>
/// <param name="Group">How many people.</param>
/// <param name="Room">How the room stands.</param>
/// <param name="Bring">What to bring beside the sheets.</param>
/// <param name="Parts">In the order of the hour.</param>
/// <param name="Variants">Other ways: a small group, one to one.</param>
/// <param name="Cases">What to do when something happens that belongs to this theme.</param>
public sealed record Workshop(
    string Language, string File, string Title, string Aim, string ForWhom, string Group, string Room, IReadOnlyList<string> Bring,
    IReadOnlyList<WorkshopPart> Parts, IReadOnlyList<WorkshopPart> Variants, IReadOnlyList<WorkshopPart> Cases)
{
    public int Minutes => Parts.Sum(part => part.Minutes);

    /// <summary>Ids of the sheets to print, each once.</summary>
    public IEnumerable<string> Sheets => Lines.Where(line => line.Kind == WorkshopLineKind.Sheet).Select(line => line.Text).Distinct(StringComparer.Ordinal);

    /// <summary>Ids of the screens to show, each once.</summary>
    public IEnumerable<string> Screens => Lines.Where(line => line.Kind == WorkshopLineKind.Screen).Select(line => line.Text).Distinct(StringComparer.Ordinal);

    internal IEnumerable<WorkshopPart> AllParts => [.. Parts, .. Variants, .. Cases];

    private IEnumerable<WorkshopLine> Lines => Parts.SelectMany(part => part.Lines);
}

/// <summary>What holds for the workshop of every theme: the agreements, and what to do when something happens that can happen anywhere.</summary>
/// <param name="Agreements">Read aloud and shown at the start.</param>
/// <param name="Thanks">The last slide.</param>
public sealed record WorkshopShared(string Language, string File, WorkshopPart Agreements, WorkshopPart Thanks, IReadOnlyList<WorkshopPart> Cases)
{
    internal IEnumerable<WorkshopPart> AllParts => [Agreements, Thanks, .. Cases];
}

/// <summary>What stands under one heading.</summary>
/// <param name="Id">The same in every language.</param>
/// <param name="Minutes">0 for what is no part of the hour.</param>
public sealed record WorkshopPart(string Id, string Title, int Minutes, int Line, IReadOnlyList<WorkshopLine> Lines);

/// <summary>One line.</summary>
/// <param name="Picture">With a slide: a symbol; with a scene: which steps, as <c>2-3</c>.</param>
public sealed record WorkshopLine(WorkshopLineKind Kind, string Text, string? Picture, int Line);

/// <summary>What a line is for.</summary>
public enum WorkshopLineKind
{
    /// <summary>What the leader does or has to know.</summary>
    Do,

    /// <summary>What the leader reads aloud.</summary>
    Say,

    /// <summary>What the group does.</summary>
    Group,

    /// <summary>What to be careful with.</summary>
    Mind,

    /// <summary>To whom somebody can go.</summary>
    Refer,

    /// <summary>A sheet that is needed now.</summary>
    Sheet,

    /// <summary>A screen of the theme that belongs to this part.</summary>
    Screen,

    /// <summary>Steps of the theme's scene on the beamer.</summary>
    Scene,

    /// <summary>A slide of words: heading and lines with <c>|</c> between them.</summary>
    Slide,
}

/// <summary>One screen of the beamer.</summary>
/// <param name="Picture">Name of a drawing; null for words alone.</param>
/// <param name="Alt">What is to be seen; empty where the words say it all.</param>
/// <param name="IsScene">A large picture with one sentence.</param>
public sealed record WorkshopSlide(string Title, IReadOnlyList<string> Lines, string? Picture, string Alt, bool IsScene);
