using System.Text.Json;

namespace ReturnToWork.Xapi;

/// <param name="Key">An agent's identity (<see cref="AgentKey"/>) or an activity's IRI.</param>
/// <param name="Related">Found only by <c>related_agents</c> or <c>related_activities</c> (L17).</param>
public readonly record struct StatementLink(string Key, bool Related);

/// <summary>Whom and what a statement can be found by (xAPI 1.0.3, Communication, 2.1.3; IEEE 9274.1.1, 4.1.6.1; row L17). The authority is the store's to add.</summary>
public static class StatementLinks
{
    /// <summary>Actor and object with the members of groups there; as related also instructor, team, context agents and groups, and all of these in a sub-statement.</summary>
    public static IReadOnlyList<StatementLink> Agents(Statement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        var found = new Found();
        Agents(found, statement.Json, related: false);
        return found.Links;
    }

    /// <summary>The object; as related also the context's activities and those of a sub-statement.</summary>
    public static IReadOnlyList<StatementLink> Activities(Statement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        var found = new Found();
        Activities(found, statement.Json, related: false);
        return found.Links;
    }

    private static void Agents(Found found, JsonElement statement, bool related)
    {
        Agent(found, statement.GetProperty("actor"u8), related);
        var about = statement.GetProperty("object"u8);
        switch (Roles.Of(Role.Object, about))
        {
            case Role.Agent:
                Agent(found, about, related);
                break;
            case Role.Statement:
                Agents(found, about, related: true);
                break;
        }

        if (!statement.TryGetProperty("context"u8, out var context)) return;
        if (context.TryGetProperty("instructor"u8, out var instructor)) Agent(found, instructor, related: true);
        if (context.TryGetProperty("team"u8, out var team)) Agent(found, team, related: true);
        if (context.TryGetProperty("contextAgents"u8, out var agents))
            foreach (var relation in agents.EnumerateArray()) Agent(found, relation.GetProperty("agent"u8), related: true);
        if (context.TryGetProperty("contextGroups"u8, out var groups))
            foreach (var relation in groups.EnumerateArray()) Agent(found, relation.GetProperty("group"u8), related: true);
    }

    private static void Agent(Found found, JsonElement agent, bool related)
    {
        if (ActorShape.Key(agent) is { } key) found.Add(key, related);
        if (agent.TryGetProperty("member"u8, out var members))
            foreach (var member in members.EnumerateArray()) Agent(found, member, related);
    }

    private static void Activities(Found found, JsonElement statement, bool related)
    {
        var about = statement.GetProperty("object"u8);
        switch (Roles.Of(Role.Object, about))
        {
            case Role.Activity:
                Activity(found, about, related);
                break;
            case Role.Statement:
                Activities(found, about, related: true);
                break;
        }

        if (!statement.TryGetProperty("context"u8, out var context) || !context.TryGetProperty("contextActivities"u8, out var kinds)) return;
        foreach (var kind in kinds.EnumerateObject())
        {
            if (kind.Value.ValueKind == JsonValueKind.Object) Activity(found, kind.Value, related: true);
            else foreach (var activity in kind.Value.EnumerateArray()) Activity(found, activity, related: true);
        }
    }

    private static void Activity(Found found, JsonElement activity, bool related) => found.Add(activity.GetProperty("id"u8).GetString()!, related);

    /// <summary>Each key once, found directly when one of its places says so.</summary>
    private sealed class Found
    {
        private const int Few = 16;
        private Dictionary<string, int>? _places;

        public List<StatementLink> Links { get; } = new(4);

        public void Add(string key, bool related)
        {
            var at = PlaceOf(key);
            if (at < 0)
            {
                _places?.Add(key, Links.Count);
                Links.Add(new(key, related));
            }
            else if (!related) Links[at] = new(key, false);
        }

        // Most statements hold a handful of keys; a group may hold thousands.
        private int PlaceOf(string key)
        {
            if (Links.Count < Few) return Links.FindIndex(link => string.Equals(link.Key, key, StringComparison.Ordinal));
            _places ??= Links.Select((link, at) => (link.Key, at)).ToDictionary(link => link.Key, link => link.at, StringComparer.Ordinal);
            return _places.GetValueOrDefault(key, -1);
        }
    }
}
