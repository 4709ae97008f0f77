namespace ReturnToWork.Tests.Lrs.Properties;

/// <summary>Somebody of the small world that questions are asked about.</summary>
internal abstract record Someone
{
    public abstract string Json { get; }

    /// <summary>The identities by which it is found.</summary>
    public abstract IEnumerable<string> Found { get; }
}

/// <param name="Identity">One JSON property; equal texts are the same agent.</param>
internal sealed record Agent(string Identity) : Someone
{
    public override string Json => $$"""{"objectType":"Agent",{{Identity}}}""";

    public override IEnumerable<string> Found => [Identity];
}

/// <param name="Identity">Null for an anonymous group.</param>
internal sealed record Team(string? Identity, IReadOnlyList<Agent> Members) : Someone
{
    public override string Json => $$"""{"objectType":"Group",{{(Identity is null ? "" : Identity + ",")}}"member":[{{string.Join(',', Members.Select(member => member.Json))}}]}""";

    public override IEnumerable<string> Found => [.. Identity is null ? (string[])[] : [Identity], .. Members.Select(member => member.Identity)];
}

/// <summary>What a statement is about: exactly one of these is there.</summary>
internal sealed record About(string? Activity = null, Someone? Who = null, Guid? Statement = null, Saying? Sub = null)
{
    public string Json => Activity is not null ? $$"""{"id":"{{Activity}}"}""" : Who?.Json ?? Sub?.Json ?? $$"""{"objectType":"StatementRef","id":"{{Statement}}"}""";
}

/// <param name="Kind">parent, grouping, category or other.</param>
internal sealed record Around(Someone? Instructor, Team? Team, Guid? Registration, string? Kind, string? Activity, Guid? Statement)
{
    public string Json => "{" + string.Join(',', ((string?[])
    [
        Instructor is null ? null : $"\"instructor\":{Instructor.Json}", Team is null ? null : $"\"team\":{Team.Json}", Registration is null ? null : $"\"registration\":\"{Registration}\"",
        Activity is null ? null : $$"""
            "contextActivities":{"{{Kind}}":[{"id":"{{Activity}}"}]}
            """,
        Statement is null ? null : $$"""
            "statement":{"objectType":"StatementRef","id":"{{Statement}}"}
            """,
    ]).OfType<string>()) + "}";
}

/// <summary>A statement as a model: what it says, and by what the specification lets it be found (xAPI 1.0.3, Communication, 2.1.3). Without an id it is a sub-statement.</summary>
internal sealed record Saying(Guid? Id, Someone Actor, string Verb, About About, Around? Context)
{
    public const string Voided = "http://adlnet.gov/expapi/verbs/voided";

    public bool Voids => Verb == Voided;

    public string Json =>
        $$"""{{{(Id is null ? "\"objectType\":\"SubStatement\"" : $"\"id\":\"{Id}\"")}},"actor":{{Actor.Json}},"verb":{"id":"{{Verb}}"},"object":{{About.Json}}{{(Context is null ? "" : $",\"context\":{Context.Json}")}}}""";

    public IEnumerable<string> Agents => [.. Actor.Found, .. About.Who?.Found ?? []];

    public IEnumerable<string> RelatedAgents => [.. Agents, .. Context?.Instructor?.Found ?? [], .. Context?.Team?.Found ?? [], .. About.Sub?.RelatedAgents ?? []];

    public IEnumerable<string> Activities => About.Activity is { } one ? [one] : [];

    public IEnumerable<string> RelatedActivities => [.. Activities, .. Context?.Activity is { } one ? (string[])[one] : [], .. About.Sub?.RelatedActivities ?? []];
}
