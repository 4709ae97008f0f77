namespace ReturnToWork.Companion.Coaching;

/// <summary>A statement that stands behind something shown.</summary>
/// <param name="Statement">Its id in the record store.</param>
/// <param name="Verb">The vocabulary's short name of its verb.</param>
/// <param name="At">When it happened. People see the day.</param>
internal sealed record Evidence(Guid Statement, string Verb, DateTimeOffset At)
{
    /// <summary>In place of a verb: a talk that both wrote down stands behind it, and <see cref="Statement"/> is that talk's id.</summary>
    public const string Talk = "talk";
}

/// <summary>A finished theme.</summary>
internal sealed record FinishedTheme(string Theme, Evidence Evidence);

/// <summary>A share that stands: it was not taken back.</summary>
internal sealed record Share(string Theme, IReadOnlyList<string> What, IReadOnlyList<string> Topics, Evidence Evidence)
{
    // What a share names; anything else it names is nobody's.
    private static readonly Dictionary<string, Datum> Kinds = new(StringComparer.Ordinal) { ["topics"] = Datum.Topics, ["ask"] = Datum.Topics, ["plan"] = Datum.Plan, ["bands"] = Datum.Bands };

    /// <summary>Bands that were shared, such as <c>w1-low</c>.</summary>
    public IReadOnlyList<string> Bands { get; init; } = [];

    /// <summary>What is left of it where only this may be seen; null where nothing is.</summary>
    public Share? Only(IReadOnlySet<Datum> seen)
    {
        var what = What.Where(kind => Kinds.TryGetValue(kind, out var datum) && seen.Contains(datum)).ToList();
        return what.Count == 0 ? null : this with { What = what, Topics = seen.Contains(Datum.Topics) ? Topics : [], Bands = seen.Contains(Datum.Bands) ? Bands : [] };
    }
}

/// <summary>"I have a plan", said within a share that stands.</summary>
internal sealed record SharedPlan(string Theme, DateTimeOffset At, DateOnly? LookBackDay, IReadOnlyList<Evidence> Evidence);

/// <summary>"I looked back on my plan", said within a share that stands.</summary>
/// <param name="Evidence">What was said, and last the share that it belongs to.</param>
internal sealed record LookBack(string Theme, DateTimeOffset At, IReadOnlyList<Evidence> Evidence);

/// <summary>A pairing as the learner agreed to it.</summary>
internal sealed record Agreement(string Pairing, string Sees, string? Theme, DateTimeOffset At, Guid Statement);

/// <summary>What the facts of one learner add up to. The order in which facts arrived makes no difference.</summary>
internal sealed record LearnerView(
    IReadOnlyList<Agreement> Agreements,
    IReadOnlyList<FinishedTheme> Finished,
    IReadOnlyList<Share> Shares,
    IReadOnlyList<SharedPlan> Plans)
{
    public static readonly LearnerView Empty = new([], [], [], []);

    /// <summary>Plans that were looked back on, oldest first.</summary>
    public IReadOnlyList<LookBack> LookBacks { get; init; } = [];

    /// <summary>The fold. All facts must be of one learner.</summary>
    public static LearnerView Of(IEnumerable<Fact> facts)
    {
        var all = facts.DistinctBy(fact => fact.Statement).OrderBy(fact => fact.At).ThenBy(fact => fact.Statement).ToList();
        var gone = all.Where(fact => fact.Kind is FactKind.TakenBack or FactKind.Voided).Select(fact => fact.Codes.Refers).ToHashSet();
        var elsewhere = all.Where(fact => fact.Kind == FactKind.VoidedElsewhere).Select(fact => fact.Codes.Refers).ToHashSet();
        var standing = all.Where(fact => !gone.Contains(fact.Statement) && !(fact.Kind == FactKind.Finished && elsewhere.Contains(fact.Statement))).ToList();
        var shares = standing.Where(fact => fact.Kind == FactKind.Shared).ToDictionary(fact => fact.Statement);
        var planned = standing.Where(fact => fact.Kind == FactKind.Planned).ToLookup(fact => fact.Codes.Refers);

        return new LearnerView(
            [.. standing.Where(fact => fact is { Kind: FactKind.Paired, Codes: { Pairing: not null, Sees: not null } })
                .Select(fact => new Agreement(fact.Codes.Pairing!, fact.Codes.Sees!, fact.Theme, fact.At, fact.Statement))],
            [.. standing.Where(fact => fact is { Kind: FactKind.Finished, Theme: not null })
                .GroupBy(fact => fact.Theme!, StringComparer.Ordinal).Select(theme => new FinishedTheme(theme.Key, EvidenceOf(theme.Last())))],
            [.. shares.Values.OrderBy(fact => fact.At).ThenBy(fact => fact.Statement)
                .Select(fact => new Share(fact.Theme ?? "", fact.Codes.What, fact.Codes.Topics, EvidenceOf(fact)) { Bands = fact.Codes.Bands })],
            [.. shares.Values.Where(share => share.Codes.What.Contains("plan", StringComparer.Ordinal)).OrderBy(share => share.At).ThenBy(share => share.Statement)
                .Select(share => PlanOf(share, planned[share.Statement]))])
        {
            LookBacks = [.. standing.Where(fact => fact is { Kind: FactKind.LookedBack, Codes.Refers: { } share } && shares.TryGetValue(share, out var plan) && plan.Codes.What.Contains("plan", StringComparer.Ordinal))
                .Select(fact => new LookBack(shares[fact.Codes.Refers!.Value].Theme ?? "", fact.At, [EvidenceOf(fact), EvidenceOf(shares[fact.Codes.Refers.Value])]))],
        };
    }

    /// <summary>What may be seen by this viewer (<see cref="Visibility"/>): by the newest choice that the learner made under these pairings. No pairing, nothing seen.</summary>
    public LearnerView SeenUnder(IReadOnlySet<string> pairings, Viewer viewer = Viewer.ConfidentialCoach)
    {
        var agreed = Visibility.AgreedTo(SeesUnder(pairings));
        var seen = Enum.GetValues<Datum>().Where(datum => Visibility.Shows(datum, viewer, agreed)).ToHashSet();
        return new LearnerView(Agreements, seen.Contains(Datum.Progress) ? Finished : [], [.. Shares.Select(share => share.Only(seen)).OfType<Share>()], seen.Contains(Datum.Plan) ? Plans : [])
        {
            LookBacks = seen.Contains(Datum.Plan) ? LookBacks : [],
        };
    }

    /// <summary><c>nothing</c>, <c>progress</c> or <c>topics</c>; null where the learner never agreed to any of these pairings.</summary>
    public string? SeesUnder(IReadOnlySet<string> pairings) => Agreements.LastOrDefault(agreement => pairings.Contains(agreement.Pairing))?.Sees;

    private static SharedPlan PlanOf(Fact share, IEnumerable<Fact> planned)
    {
        var said = planned.ToList();
        return new SharedPlan(
            share.Theme ?? "",
            share.At,
            said.Select(fact => fact.Codes.LookBackDay).LastOrDefault(day => day is not null),
            [EvidenceOf(share), .. said.Select(EvidenceOf)]);
    }

    private static Evidence EvidenceOf(Fact fact) => new(fact.Statement, VerbOf(fact.Kind), fact.At);

    private static string VerbOf(FactKind kind) => kind switch
    {
        FactKind.Finished => "completed",
        FactKind.Paired => "paired",
        FactKind.Shared => "shared",
        FactKind.Planned => "planned",
        FactKind.LookedBack => "looked-back",
        FactKind.TakenBack => "unshared",
        _ => "voided",
    };
}
