using ReturnToWork.Companion.Coaching;

namespace ReturnToWork.Companion.Pages;

/// <summary>A prepared talk as a page shows it: to the coach with buttons, to the employee in the mirror without. Nothing else differs.</summary>
/// <param name="Talk">What is shown.</param>
/// <param name="CallName">Of the person.</param>
/// <param name="Person">Whose page the buttons belong to; null where there are none.</param>
/// <param name="TogetherTheme">The theme to do together when there is nothing new.</param>
/// <param name="BlankTheme">Where that theme opens for anybody.</param>
internal sealed record ShownTalk(PreparedTalk Talk, string CallName, Guid? Person, string TogetherTheme, string BlankTheme)
{
    /// <summary>Talks that were written down today and may be taken back.</summary>
    public IReadOnlySet<Guid> WrittenToday { get; init; } = new HashSet<Guid>();

    public bool MayTakeBack(HeldTalk talk) => Person is not null && WrittenToday.Contains(talk.Id);
}

/// <summary>A talking point on such a page.</summary>
internal sealed record ShownPoint(TalkingPoint Point, Guid? Person);
