using CsCheck;

namespace ReturnToWork.Tests.Lrs.Properties;

/// <summary>A question of <c>GET /statements</c>, and its answer by the model: a filter over the list of everything.</summary>
/// <param name="Agent">An identity; <paramref name="Verb"/> and the others likewise null when they are not asked for.</param>
internal sealed record Question(string? Agent, bool RelatedAgents, string? Verb, string? Activity, bool RelatedActivities, Guid? Registration)
{
    private const int MostHops = 16;

    /// <summary>Every kind of filter, alone and together.</summary>
    public static readonly Gen<Question> Any = Gen.Select(
        Maybe(Gen.OneOf((string[])[.. World.Agents.Select(agent => agent.Identity), .. World.Groups]), 2), Gen.Bool, Maybe(Gen.OneOf((string[])[.. World.Verbs, Saying.Voided]), 3), Maybe(Gen.OneOf(World.Activities), 3), Gen.Bool, Gen.Int[0, 9],
        (agent, relatedAgents, verb, activity, relatedActivities, registration) => new Question(agent, relatedAgents, verb, activity, relatedActivities, registration < 3 ? World.Registrations[registration] : null));

    /// <summary>Each filter alone, for every value of the world.</summary>
    public static IEnumerable<Question> Single =>
    [
        .. World.Agents.Select(agent => agent.Identity).Concat(World.Groups).SelectMany(agent => (Question[])[new(agent, false, null, null, false, null), new(agent, true, null, null, false, null)]),
        .. World.Activities.SelectMany(activity => (Question[])[new(null, false, null, activity, false, null), new(null, false, null, activity, true, null)]),
        .. World.Verbs.Append(Saying.Voided).Select(verb => new Question(null, false, verb, null, false, null)), .. World.Registrations.Select(registration => new Question(null, false, null, null, false, registration)),
    ];

    public string Query => string.Join('&', ((string?[])
    [
        Agent is null ? null : "agent=" + Uri.EscapeDataString($$"""{{{Agent}}}"""), RelatedAgents ? "related_agents=true" : null, Verb is null ? null : "verb=" + Uri.EscapeDataString(Verb),
        Activity is null ? null : "activity=" + Uri.EscapeDataString(Activity), RelatedActivities ? "related_activities=true" : null, Registration is null ? null : $"registration={Registration}",
    ]).OfType<string>());

    /// <summary>Matched by itself, or by a statement that it refers to, through any chain (L18): all filters by the same one.</summary>
    public bool Matches(Saying saying, IReadOnlyDictionary<Guid, Saying> all)
    {
        var seen = new HashSet<Guid>();
        for (var (one, hops) = (saying, 0); one is not null && hops <= MostHops && seen.Add(one.Id!.Value); hops++)
        {
            if (MatchesAlone(one)) return true;
            one = one.About.Statement is { } to ? all.GetValueOrDefault(to) : null;
        }

        return false;
    }

    private bool MatchesAlone(Saying saying) =>
        (Agent is null || (RelatedAgents ? saying.RelatedAgents : saying.Agents).Contains(Agent, StringComparer.Ordinal))
        && (Verb is null || Verb == saying.Verb)
        && (Activity is null || (RelatedActivities ? saying.RelatedActivities : saying.Activities).Contains(Activity, StringComparer.Ordinal))
        && (Registration is null || Registration == saying.Context?.Registration);

    private static Gen<string?> Maybe(Gen<string> gen, int one) => Gen.Select(Gen.Int[1, one], gen, (n, value) => n == 1 ? value : null);
}

/// <summary>What the model knows of a set of statements.</summary>
internal sealed class Model(IEnumerable<Saying> sayings)
{
    public IReadOnlyDictionary<Guid, Saying> All { get; } = sayings.ToDictionary(saying => saying.Id!.Value);

    /// <summary>A void hides what it names, unless that voids too (L15); whichever came first.</summary>
    public bool IsVoided(Saying saying) => !saying.Voids && All.Values.Any(other => other.Voids && other.About.Statement == saying.Id);

    public IEnumerable<Saying> Visible => All.Values.Where(saying => !IsVoided(saying));

    public bool Answers(Question question, Saying saying) => !IsVoided(saying) && question.Matches(saying, All);
}
