using ReturnToWork.Companion.Coaching;

namespace ReturnToWork.Companion.Pages;

/// <summary>A prepared talk as a page shows it: to the coach with buttons, to the employee in the mirror without. Nothing else differs.</summary>
/// <param name="Talk">What is shown.</param>
/// <param name="CallName">Of the person.</param>
/// <param name="Person">Whose page the buttons belong to; null where there are none.</param>
/// <param name="Tool">Where themes open for anybody.</param>
internal sealed record ShownTalk(PreparedTalk Talk, string CallName, Guid? Person, Uri Tool)
{
    /// <summary>Where a theme opens for anybody, and keeps nothing.</summary>
    public string BlankTheme(string theme) => $"{Tool.AbsoluteUri.TrimEnd('/')}/open/{theme}";

    /// <summary>Talks that were written down today and may be taken back.</summary>
    public IReadOnlySet<Guid> WrittenToday { get; init; } = new HashSet<Guid>();

    /// <summary>Before every id, where a page shows more than one: the mirror of somebody with two coaches.</summary>
    public string Prefix { get; init; } = "";

    public bool MayTakeBack(HeldTalk talk) => Person is not null && WrittenToday.Contains(talk.Id);
}

/// <summary>A talking point on such a page.</summary>
/// <param name="Texts">The organisation's texts in the reader's language.</param>
/// <param name="MayHide">Whether "past niet" can be said about it.</param>
internal sealed record ShownPoint(TalkingPoint Point, Guid? Person, CoachingTexts Texts, bool MayHide)
{
    public ShownPoint(TalkingPoint point, ShownTalk on, CoachingTexts texts) : this(point, on.Person, texts, on.Talk.Sheet.MayHide(point.SaidAs(point.Sentence)))
    {
    }
}

/// <summary>The button "past niet" beside a sentence; nothing where there are no buttons.</summary>
internal sealed record HideButton(Guid? Person, string Sentence, string Words);
