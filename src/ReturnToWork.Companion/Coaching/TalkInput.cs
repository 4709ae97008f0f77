namespace ReturnToWork.Companion.Coaching;

/// <summary>Everything that a rule may look at.</summary>
/// <param name="Seen">The learners of one person, each cut down to what may be seen.</param>
/// <param name="Ticks">What was already discussed.</param>
/// <param name="Now">The moment of looking.</param>
internal sealed record TalkInput(IReadOnlyList<LearnerView> Seen, IReadOnlySet<Tick> Ticks, DateTimeOffset Now)
{
    /// <summary>After so many talks a sentence may come again.</summary>
    public const int RestsForTalks = 3;

    private IReadOnlySet<string>? _resting;

    /// <summary>Whether the coach works under confidentiality; bands are shown only then.</summary>
    public bool Confidential { get; init; } = true;

    /// <summary>Shared bands, one per determinant; empty where the coach works for the employer.</summary>
    public IReadOnlyList<SharedBand> Bands { get; init; } = [];

    /// <summary>The talks that were had, newest last.</summary>
    public IReadOnlyList<HeldTalk> Talks { get; init; } = [];

    /// <summary>Ids of sentences that the coach hid for this person.</summary>
    public IReadOnlySet<string> Hidden { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Codes of the rules that the organisation switched off.</summary>
    public IReadOnlySet<string> RulesOff { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Where coach and employee live: it says on which day something happened.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Week of the programme, from 1.</summary>
    public int Week { get; init; } = 1;

    /// <summary>The theme to do together where nobody asked for one.</summary>
    public string TogetherTheme { get; init; } = "3";

    public IEnumerable<Share> Shares => Seen.SelectMany(view => view.Shares);

    public DateOnly Today => DayOf(Now);

    /// <summary>Sentences that the last three talks showed.</summary>
    public IReadOnlySet<string> Resting => _resting ??= Talks.TakeLast(RestsForTalks).SelectMany(talk => talk.Sentences).ToHashSet(StringComparer.Ordinal);

    /// <summary>The theme that was agreed: the last one that the employee asked to do together, else the organisation's.</summary>
    public string AgreedTheme => Shares
        .Where(share => share.What.Contains("ask", StringComparer.Ordinal) && Catalogue.Current.DeterminantsOf(share.Theme).Count > 0)
        .OrderBy(share => share.Evidence.At).ThenBy(share => share.Evidence.Statement).LastOrDefault()?.Theme ?? TogetherTheme;

    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zone).DateTime);

    /// <summary>A moment for what is only known by its day.</summary>
    public DateTimeOffset NoonOf(DateOnly day)
    {
        var noon = day.ToDateTime(new TimeOnly(12, 0));
        return new DateTimeOffset(noon, Zone.GetUtcOffset(noon));
    }

    public bool IsOpen(string rule, string subject, Evidence evidence) => !Ticks.Contains(new Tick(rule, subject, evidence.Statement));

    /// <summary>Less than so many days ago. Facts never lie in the future: they are not later than the store says it got them.</summary>
    public bool Within(DateTimeOffset at, int days) => Now - at < TimeSpan.FromDays(days);

    /// <summary>Whether a talk about this topic was had after it was shared.</summary>
    public bool WasDiscussed(string topic, DateTimeOffset shared) => Talks.Any(talk => talk.Topics.Contains(topic, StringComparer.Ordinal) && talk.CameAfter(shared, DayOf(shared)));
}

/// <summary>A talk as coach and employee wrote it down together.</summary>
/// <param name="Topics">Codes of the share screen, at most two.</param>
/// <param name="Agreement">Code of what was agreed; null where nothing was.</param>
/// <param name="LookBack">The day to look back on it.</param>
/// <param name="Sentences">Ids of the sentences that the page showed.</param>
internal sealed record HeldTalk(Guid Id, DateOnly Day, IReadOnlyList<string> Topics, string? Agreement, DateOnly? LookBack, IReadOnlyList<string> Sentences)
{
    /// <summary>When it was written down. What was shared on the talk's own day after this moment came later.</summary>
    public DateTimeOffset Written { get; init; }

    /// <summary>Whether something shared at this moment was there when the talk was had.</summary>
    public bool CameAfter(DateTimeOffset shared, DateOnly sharedOn) => sharedOn < Day || (sharedOn == Day && shared < Written);
}
