using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>One thing that a statement can be found by, as kept in <see cref="Link"/>.</summary>
internal readonly record struct LinkKey(short Kind, byte[] Key, bool Related);

internal static class LinkKeys
{
    /// <summary>Everything but the authority, which the store sets.</summary>
    public static IReadOnlyList<LinkKey> Of(Statement statement, byte[] verb)
    {
        var agents = StatementLinks.Agents(statement);
        var activities = StatementLinks.Activities(statement);
        var keys = new List<LinkKey>(agents.Count + activities.Count + 3) { new(LinkKind.Verb, verb, Related: false) };
        foreach (var agent in agents) keys.Add(new(LinkKind.Agent, Sql.Hash(agent.Key), agent.Related));
        foreach (var activity in activities) keys.Add(new(LinkKind.Activity, Sql.Hash(activity.Key), activity.Related));
        if (statement.Registration is { } registration) keys.Add(new(LinkKind.Registration, Registration(registration), Related: false));
        return keys;
    }

    /// <summary>All keys of a statement as stored, its authority included.</summary>
    public static IReadOnlyList<LinkKey> OfStored(Statement statement)
    {
        var keys = new List<LinkKey>(Of(statement, Sql.Hash(statement.Verb)));
        if (statement.Json.TryGetProperty("authority"u8, out var authority)) Authority(keys, authority);
        return keys;
    }

    public static byte[] Registration(Guid id) => id.ToByteArray(bigEndian: true);

    /// <summary>Adds the authority as a related agent (xAPI 1.0.3, Communication, 2.1.3: <c>related_agents</c>), unless the statement names it anyway.</summary>
    public static void Authority(List<LinkKey> keys, System.Text.Json.JsonElement authority)
    {
        if (AgentKey.Of(authority) is not { } key) return;
        var hash = Sql.Hash(key);
        if (!keys.Exists(known => known.Kind == LinkKind.Agent && known.Key.AsSpan().SequenceEqual(hash))) keys.Add(new(LinkKind.Agent, hash, Related: true));
    }
}
