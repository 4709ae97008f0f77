using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>
/// Statements about statements (L15, L18). A statement whose object refers to another is found by what the other is found by; that is written down as links
/// when either of the two arrives, whichever comes first, so that a question never has to walk the chain. A chain is followed for sixteen hops.
/// </summary>
internal sealed class References(WriteScope scope)
{
    private const int MaxHops = 16;

    /// <summary>One end of a chain. <see cref="Body"/> only where its keys are needed.</summary>
    private sealed record Node(long Tick, Guid Id, Guid? ObjectRef, bool Voids, byte[] Body, int Hops);

    /// <summary>Of a statement whose own rows are written: what it refers to and what refers to it.</summary>
    public async Task FollowAsync(Incoming statement, long tick, CancellationToken ct)
    {
        var self = await OneAsync(statement.Id, 0, ct);
        if (self is null) return;
        var down = await DownAsync(self, ct);
        var up = await UpAsync(self, ct);
        if (statement.Voids && down is [var target, ..]) await VoidAsync(target.Id, ct);
        if (up.Any(node => node.Hops == 1 && node.Voids)) await VoidAsync(statement.Id, ct);
        var links = new List<object?[]>();
        foreach (var (finder, source) in Pairs(self, up, down))
            links.AddRange(KeysOf(source).Select(key => (object?[])[scope.Organisation, key.Kind, key.Key, finder.Tick, source.Tick, key.Related]));
        await scope.InsertAsync("links", "organisation,kind,key,tick,source,related", links, ct, "ON CONFLICT DO NOTHING");
    }

    /// <summary>Takes out everything by which this statement is found, and by which others are found through it.</summary>
    public async Task UnfollowAsync(long tick, CancellationToken ct)
    {
        if (await AtAsync(tick, ct) is not { } self) return;
        var (down, up) = (await DownAsync(self, ct), await UpAsync(self, ct));
        foreach (var (finder, source) in Pairs(self, up, down).Append((self, self)))
            foreach (var key in KeysOf(source))
                await scope.ExecuteAsync(
                    $"DELETE FROM {scope.Prefix}links WHERE organisation = @p0 AND kind = @p1 AND key = @p2 AND tick = @p3 AND source = @p4", [scope.Organisation, key.Kind, key.Key, finder.Tick, source.Tick], ct);
    }

    private static IEnumerable<(Node Finder, Node Source)> Pairs(Node self, List<Node> up, List<Node> down)
    {
        foreach (var source in down) yield return (self, source);
        foreach (var finder in up)
        {
            yield return (finder, self);
            foreach (var source in down.Where(source => finder.Hops + source.Hops <= MaxHops)) yield return (finder, source);
        }
    }

    private static IReadOnlyList<LinkKey> KeysOf(Node node) => LinkKeys.OfStored(StatementReader.Stored(node.Body));

    // Two statements may name each other, or themselves: nobody is visited twice.
    private async Task<List<Node>> DownAsync(Node self, CancellationToken ct)
    {
        var (found, seen, next) = (new List<Node>(), new HashSet<Guid> { self.Id }, self.ObjectRef);
        while (next is { } id && found.Count < MaxHops && seen.Add(id) && await OneAsync(id, found.Count + 1, ct) is { } node)
        {
            found.Add(node);
            next = node.ObjectRef;
        }

        return found;
    }

    private async Task<List<Node>> UpAsync(Node self, CancellationToken ct)
    {
        var (found, seen, wave) = (new List<Node>(), new HashSet<Guid> { self.Id }, new List<Node> { self });
        for (var hops = 1; hops <= MaxHops && wave.Count > 0; hops++)
        {
            var next = new List<Node>();
            foreach (var node in wave)
            {
                await using var command = Select("s.object_ref = @p1", node.Id);
                await using var reader = await command.ExecuteReaderAsync(ct);
                while (await reader.ReadAsync(ct))
                    if (seen.Add(reader.GetGuid(1))) next.Add(Read(reader, hops));
            }

            found.AddRange(next);
            wave = next;
        }

        return found;
    }

    private async Task<Node?> OneAsync(Guid id, int hops, CancellationToken ct)
    {
        await using var find = scope.Command($"SELECT tick FROM {scope.Prefix}statement_ids WHERE organisation = @p0 AND id = @p1", scope.Organisation, id);
        return await find.ExecuteScalarAsync(ct) is long tick ? await AtAsync(tick, ct, hops) : null;
    }

    private async Task<Node?> AtAsync(long tick, CancellationToken ct, int hops = 0)
    {
        await using var command = Select("s.tick = @p1", tick);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? Read(reader, hops) : null;
    }

    private System.Data.Common.DbCommand Select(string where, object value) =>
        scope.Command($"SELECT s.tick, s.id, s.object_ref, s.voids, s.body FROM {scope.Prefix}statements s WHERE s.organisation = @p0 AND {where}", scope.Organisation, value);

    private static Node Read(System.Data.Common.DbDataReader reader, int hops) =>
        new(reader.GetInt64(0), reader.GetGuid(1), reader.IsDBNull(2) ? null : reader.GetGuid(2), reader.GetBoolean(3), (byte[])reader.GetValue(4), hops);

    // Nothing that voids can be voided (xAPI 1.0.3, Data, 2.3.2).
    private Task<int> VoidAsync(Guid id, CancellationToken ct) => scope.ExecuteAsync(
        $"UPDATE {scope.Prefix}statements SET voided = @p0 WHERE organisation = @p1 AND tick = (SELECT tick FROM {scope.Prefix}statement_ids WHERE organisation = @p1 AND id = @p2) AND voids = @p3",
        [true, scope.Organisation, id, false], ct);
}
