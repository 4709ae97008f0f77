using System.Text.Json;

namespace ReturnToWork.Xapi;

/// <param name="Key">An agent's identity (<see cref="AgentKey"/>) or an activity's IRI.</param>
/// <param name="Related">Found only by <c>related_agents</c> or <c>related_activities</c> (L17).</param>
public readonly record struct StatementLink(string Key, bool Related);

/// <summary>Whom and what a statement can be found by (xAPI 1.0.3, Communication, 2.1.3; row L17).</summary>
public static class StatementLinks
{
    public static IReadOnlyList<StatementLink> Agents(Statement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        var found = new List<StatementLink>();
        Agent(found, statement.Actor, related: false);
        if (statement.ObjectType is "Agent" or "Group") Agent(found, statement.Object, related: false);
        if (statement.Context is { } context) ContextAgents(found, context);
        if (statement.ObjectType == "SubStatement")
        {
            Agent(found, statement.Object.GetProperty("actor"), related: true);
            var about = statement.Object.GetProperty("object");
            if (Words.TextOf(about, "objectType") is "Agent" or "Group") Agent(found, about, related: true);
            if (statement.Object.TryGetProperty("context", out var inner)) ContextAgents(found, inner);
        }

        return Distinct(found);
    }

    public static IReadOnlyList<StatementLink> Activities(Statement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        var found = new List<StatementLink>();
        Activity(found, statement.Object, related: false);
        if (statement.Context is { } context) ContextActivities(found, context);
        if (statement.ObjectType == "SubStatement")
        {
            Activity(found, statement.Object.GetProperty("object"), related: true);
            if (statement.Object.TryGetProperty("context", out var inner)) ContextActivities(found, inner);
        }

        return Distinct(found);
    }

    private static void Agent(List<StatementLink> found, JsonElement agent, bool related)
    {
        if (ActorShape.Key(agent) is { } key) found.Add(new(key, related));
        if (agent.TryGetProperty("member", out var members))
            foreach (var member in members.EnumerateArray()) Agent(found, member, related);
    }

    private static void ContextAgents(List<StatementLink> found, JsonElement context)
    {
        foreach (var name in (string[])["instructor", "team"])
            if (context.TryGetProperty(name, out var agent)) Agent(found, agent, related: true);
    }

    private static void Activity(List<StatementLink> found, JsonElement about, bool related)
    {
        if (Words.TextOf(about, "objectType") is null or "Activity" && Words.TextOf(about, "id") is { } id) found.Add(new(id, related));
    }

    private static void ContextActivities(List<StatementLink> found, JsonElement context)
    {
        if (!context.TryGetProperty("contextActivities", out var kinds)) return;
        foreach (var kind in kinds.EnumerateObject())
        {
            if (kind.Value.ValueKind == JsonValueKind.Object) Activity(found, kind.Value, related: true);
            else foreach (var activity in kind.Value.EnumerateArray()) Activity(found, activity, related: true);
        }
    }

    private static List<StatementLink> Distinct(List<StatementLink> found) =>
        [.. found.GroupBy(link => link.Key, StringComparer.Ordinal).Select(same => new StatementLink(same.Key, same.All(link => link.Related)))];
}
