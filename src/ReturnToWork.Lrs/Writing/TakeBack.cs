using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>
/// Taking a share back erases it (design section 2): its text and links, and those of planned and looked-back that belong to it, of the same actor and
/// no other. The tombstone makes the order of arrival irrelevant; the ledger tells consumers.
/// </summary>
internal sealed class TakeBack(WriteScope scope)
{
    private static readonly byte[] Shared = Sql.Hash(Vocabulary.Current.VerbIri("shared"));
    private static readonly byte[] Planned = Sql.Hash(Vocabulary.Current.VerbIri("planned"));
    private static readonly byte[] LookedBack = Sql.Hash(Vocabulary.Current.VerbIri("looked-back"));

    public async Task RunAsync(IEnumerable<Incoming> takingBack, CancellationToken ct)
    {
        foreach (var statement in takingBack)
        {
            var (share, actor) = (statement.RefersTo!.Value, statement.Actor!);
            var tick = scope.NextTick();
            var isNew = await scope.ExecuteAsync(
                $"INSERT INTO {scope.Prefix}tombstones (organisation, share, actor, tick) VALUES (@p0,@p1,@p2,@p3) ON CONFLICT DO NOTHING", [scope.Organisation, share, actor, tick], ct) > 0;
            if (!isNew) continue;
            if (!await IsSomethingElseAsync(share, actor, ct)) await NoteAsync(tick, share, share, ct);
            foreach (var (id, at) in await FindAsync(share, actor, ct)) await EraseAsync(id, at, share, ct);
        }
    }

    /// <summary>Leaves out what belongs to a share that was taken back before it came, or comes again after.</summary>
    public async Task<IReadOnlyList<Incoming>> WithoutTakenBackAsync(IReadOnlyList<Incoming> statements, CancellationToken ct)
    {
        var shares = statements.Select(statement => statement.ShareAct).OfType<Guid>().Distinct().ToList();
        if (shares.Count == 0) return statements;
        var taken = new HashSet<(Guid, string)>();
        await using var command = scope.Command("", scope.Organisation);
        command.CommandText = $"SELECT share, actor FROM {scope.Prefix}tombstones WHERE organisation = @p0 AND share IN ({string.Join(',', shares.Select(share => command.Bind(share)))})";
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) taken.Add((reader.GetGuid(0), Convert.ToHexString((byte[])reader.GetValue(1))));
        return [.. statements.Where(statement => statement.ShareAct is not { } share || !taken.Contains((share, Convert.ToHexString(statement.Actor!))))];
    }

    // Whoever learns the id of what somebody else said (a coach's page shows ids), or of an own pairing, could otherwise make every consumer forget it.
    private async Task<bool> IsSomethingElseAsync(Guid id, byte[] actor, CancellationToken ct)
    {
        await using var command = scope.Command(
            $"SELECT 1 FROM {scope.Prefix}statements WHERE organisation = @p0 AND id = @p1 AND (actor IS NULL OR actor <> @p2 OR verb <> @p3)", scope.Organisation, id, actor, Shared);
        return await command.ExecuteScalarAsync(ct) is not null;
    }

    private async Task<List<(Guid Id, long Tick)>> FindAsync(Guid share, byte[] actor, CancellationToken ct)
    {
        var found = new List<(Guid, long)>();
        await using var command = scope.Command(
            $"SELECT id, tick FROM {scope.Prefix}statements WHERE organisation = @p0 AND id = @p1 AND actor = @p2 AND verb = @p3 "
            + $"UNION SELECT id, tick FROM {scope.Prefix}statements WHERE organisation = @p0 AND refers_to = @p1 AND actor = @p2 AND verb IN (@p4, @p5)",
            scope.Organisation, share, actor, Shared, Planned, LookedBack);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) found.Add((reader.GetGuid(0), reader.GetInt64(1)));
        return found;
    }

    private async Task EraseAsync(Guid id, long tick, Guid share, CancellationToken ct)
    {
        await Removal.RunAsync(scope, [tick], keepIds: false, ct);
        await ErasingRows.CleanLaterAsync(scope, tick, ct);
        if (id != share) await NoteAsync(scope.NextTick(), id, share, ct);
    }

    private Task NoteAsync(long tick, Guid statement, Guid share, CancellationToken ct) =>
        scope.InsertAsync("erasures", "organisation,tick,statement,share", [[scope.Organisation, tick, statement, share]], ct);
}
