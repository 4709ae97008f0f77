using System.Data.Common;

namespace ReturnToWork.Lrs;

/// <summary>
/// A question as SQL that both engines answer from an index. One key of the question leads: its links lie in the order of their ticks, so a page is read
/// where it begins. The other keys must hold of the same source (L18): a statement matches by itself, or by one that it refers to, not by half of each.
/// </summary>
internal static class StatementSql
{
    public static void Compose(DbCommand command, string prefix, LrsCaller caller, StatementQuery query)
    {
        var keys = Keys(query);
        var at = keys.Count == 0 ? "s" : "l";
        var where = new List<string> { $"{at}.organisation = {command.Bind(caller.Organisation)}" };
        if (keys.Count > 0) where.Add(Is(command, "l", keys[0]));
        foreach (var key in keys.Skip(1))
            where.Add($"EXISTS (SELECT 1 FROM {prefix}links m WHERE m.organisation = l.organisation AND {Is(command, "m", key)} AND m.tick = l.tick AND m.source = l.source)");
        if (query.Since is { } since) where.Add($"{at}.tick > {command.Bind(since)}");
        if (query.Until is { } until) where.Add($"{at}.tick <= {command.Bind(until)}");
        if (query.After is { } after) where.Add($"{at}.tick {(query.Ascending ? ">" : "<")} {command.Bind(after)}");
        where.Add($"s.voided = {command.Bind(false)}");
        if (Mine(command, caller, "s") is { } mine)
        {
            where.Add(mine);
            // What somebody else said must not show through what it makes an own statement match.
            if (keys.Count > 0) where.Add($"(l.source = l.tick OR EXISTS (SELECT 1 FROM {prefix}statements o WHERE o.organisation = l.organisation AND o.tick = l.source AND {Mine(command, caller, "o")}))");
        }

        var from = keys.Count == 0 ? $"{prefix}statements s" : $"{prefix}links l JOIN {prefix}statements s ON s.organisation = l.organisation AND s.tick = l.tick";
        command.CommandText =
            $"SELECT {at}.tick, s.body FROM {from} WHERE {string.Join(" AND ", where)} ORDER BY {at}.tick {(query.Ascending ? "ASC" : "DESC")} LIMIT {command.Bind(query.Limit + 1)}";
    }

    public static void ComposeOne(DbCommand command, string prefix, LrsCaller caller, Guid id, bool voided)
    {
        var text = $"SELECT s.tick, s.body FROM {prefix}statement_ids i JOIN {prefix}statements s ON s.organisation = i.organisation AND s.tick = i.tick "
            + $"WHERE i.organisation = {command.Bind(caller.Organisation)} AND i.id = {command.Bind(id)} AND s.voided = {command.Bind(voided)}";
        command.CommandText = Mine(command, caller, "s") is { } mine ? $"{text} AND {mine}" : text;
    }

    // The one that tells most goes first: it leads.
    private static List<(short Kind, byte[] Key, bool DirectOnly)> Keys(StatementQuery query)
    {
        var keys = new List<(short, byte[], bool)>(4);
        if (query.Registration is { } registration) keys.Add((LinkKind.Registration, LinkKeys.Registration(registration), false));
        if (query.Agent is { } agent) keys.Add((LinkKind.Agent, Sql.Hash(agent), !query.RelatedAgents));
        if (query.Activity is { } activity) keys.Add((LinkKind.Activity, Sql.Hash(activity), !query.RelatedActivities));
        if (query.Verb is { } verb) keys.Add((LinkKind.Verb, Sql.Hash(verb), false));
        return keys;
    }

    private static string Is(DbCommand command, string table, (short Kind, byte[] Key, bool DirectOnly) key) =>
        $"{table}.kind = {command.Bind(key.Kind)} AND {table}.key = {command.Bind(key.Key)}" + (key.DirectOnly ? $" AND {table}.related = {command.Bind(false)}" : "");

    // statements/read/mine: what was stored on the caller's own authority (xAPI 1.0.3, Communication, 4.2).
    private static string? Mine(DbCommand command, LrsCaller caller, string table) =>
        caller.May(LrsRights.ReadStatements) ? null : $"{table}.authority = {command.Bind(Sql.Hash(caller.AuthorityJson))}";
}
