using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>
/// One bounded step of an erasure: some of the statements that are due, or, when none is left, the documents and the end. What is found on the way
/// (statements about an erased one) is written down as due in the same transaction, so that a kill between two steps loses nothing.
/// </summary>
internal sealed class ErasePart(string organisation, Guid erasing) : Work(organisation)
{
    /// <summary>A step holds up everybody who writes, so it is short.</summary>
    private const int Step = 40;

    public override int Weight => Step;

    /// <summary>As it is after this step; null when there is no such erasure.</summary>
    public Erasing? After { get; private set; }

    public override async Task RunAsync(WriteScope scope, CancellationToken ct)
    {
        After = await ErasingRows.ReadAsync(scope, erasing, ct);
        if (After is not { Done: null } row) return;
        var due = await DueAsync(scope, row, ct);
        foreach (var (id, tick) in due) row = await OneAsync(scope, row, id, tick, ct);
        After = due.Count > 0 ? row : await EndAsync(scope, row, ct);
        await ErasingRows.WriteAsync(scope, After, ct);
    }

    private async Task<List<(Guid Id, long? Tick)>> DueAsync(WriteScope scope, Erasing row, CancellationToken ct)
    {
        var due = new List<(Guid, long?)>();
        await using (var found = scope.Command(
            $"SELECT d.statement, i.tick FROM {scope.Prefix}erasing_due d LEFT JOIN {scope.Prefix}statement_ids i ON i.organisation = d.organisation AND i.id = d.statement "
            + "WHERE d.organisation = @p0 AND d.erasing = @p1 LIMIT @p2", Organisation, erasing, Step))
        {
            await using var reader = await found.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct)) due.Add((reader.GetGuid(0), reader.IsDBNull(1) ? null : reader.GetInt64(1)));
        }

        if (due.Count > 0 || row.Kind != ErasingKind.Agent) return due;
        // Every place a person can stand in is a link: actor, object, member, instructor, team, context agents, sub-statement, authority (LinkKeys).
        await using var linked = scope.Command(
            $"SELECT DISTINCT l.tick, s.id FROM {scope.Prefix}links l JOIN {scope.Prefix}statements s ON s.organisation = l.organisation AND s.tick = l.tick "
            + $"WHERE l.organisation = @p0 AND l.kind = {LinkKind.Agent} AND l.key = @p1 AND l.tick <= @p2 ORDER BY l.tick LIMIT @p3", Organisation, row.Target, row.Begun, Step);
        await using var rows = await linked.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct)) due.Add((rows.GetGuid(1), rows.GetInt64(0)));
        return due;
    }

    private async Task<Erasing> OneAsync(WriteScope scope, Erasing row, Guid id, long? known, CancellationToken ct)
    {
        await scope.ExecuteAsync($"DELETE FROM {scope.Prefix}erasing_due WHERE organisation = @p0 AND erasing = @p1 AND statement = @p2", [Organisation, erasing, id], ct);
        if (known is not { } tick) return row;

        await scope.ExecuteAsync(
            $"INSERT INTO {scope.Prefix}erasing_due (organisation, erasing, statement) SELECT organisation, @p1, id FROM {scope.Prefix}statements WHERE organisation = @p0 AND object_ref = @p2 AND id <> @p2 "
            + "ON CONFLICT DO NOTHING", [Organisation, erasing, id], ct);
        var body = await BodyAsync(scope, tick, ct);
        var (files, fileBytes) = (scope.LooseFiles.Count, scope.LooseBytes);
        // Nothing is there when the statement itself has moved to another store; the id is ours to forget.
        if (await Removal.RunAsync(scope, [tick], keepIds: false, ct) == 0)
            await scope.ExecuteAsync($"DELETE FROM {scope.Prefix}statement_ids WHERE organisation = @p0 AND id = @p1", [Organisation, id], ct);
        await scope.ExecuteAsync($"DELETE FROM {scope.Prefix}dead_letters WHERE organisation = @p0 AND tick = @p1", [Organisation, tick], ct);

        var noted = scope.NextTick();
        await Marking.SetAsync(scope, scope.Marking.OfStatement(Organisation, id), MarkKind.Statement, noted, ct);
        await scope.InsertAsync("erasures", "organisation,tick,statement,share", [[Organisation, noted, id, id]], ct);
        return row with
        {
            Statements = row.Statements + 1,
            Activities = row.Activities + await ForgetActivitiesAsync(scope, body, ct),
            Attachments = row.Attachments + scope.LooseFiles.Count - files,
            Bytes = row.Bytes + (body?.Length ?? 0) + scope.LooseBytes - fileBytes,
            First = row.First ?? noted,
            Last = noted,
            Months = ErasingRows.WithMonth(row.Months, tick),
        };
    }

    // An activity that nobody else's statement names may be as personal as its name: it goes with the last statement that used it.
    private async Task<int> ForgetActivitiesAsync(WriteScope scope, byte[]? body, CancellationToken ct)
    {
        var gone = 0;
        if (body is null) return gone;
        foreach (var activity in StatementLinks.Activities(StatementReader.Stored(body)))
            gone += await scope.ExecuteAsync(
                $"DELETE FROM {scope.Prefix}activities WHERE organisation = @p0 AND activity = @p1 AND NOT EXISTS (SELECT 1 FROM {scope.Prefix}links l WHERE l.organisation = @p0 AND l.kind = {LinkKind.Activity} AND l.key = @p1)",
                [Organisation, Sql.Hash(activity.Key)], ct);
        return gone;
    }

    private async Task<Erasing> EndAsync(WriteScope scope, Erasing row, CancellationToken ct)
    {
        var (documents, bytes) = (row.Documents, row.Bytes);
        if (row.Kind == ErasingKind.Agent)
        {
            await using (var gone = scope.Command(
                $"DELETE FROM {scope.Prefix}documents WHERE organisation = @p0 AND agent = @p1 AND tick <= @p2 AND kind IN ({DocumentKind.State}, {DocumentKind.AgentProfile}) RETURNING length(body)",
                Organisation, row.Target, row.Begun))
            {
                await using var reader = await gone.ExecuteReaderAsync(ct);
                for (; await reader.ReadAsync(ct); documents++) bytes += reader.GetInt64(0);
            }

            // What they took back stays back by the mark; the tombstones would keep a hash of who it was.
            await scope.ExecuteAsync($"DELETE FROM {scope.Prefix}tombstones WHERE organisation = @p0 AND actor = @p1", [Organisation, row.Target], ct);
        }

        scope.Erased = true;
        return row with { Documents = documents, Bytes = bytes, Done = scope.NextTick(), Target = null };
    }

    private async Task<byte[]?> BodyAsync(WriteScope scope, long tick, CancellationToken ct)
    {
        await using var command = scope.Command($"SELECT body FROM {scope.Prefix}statements WHERE organisation = @p0 AND tick = @p1", Organisation, tick);
        return await command.ExecuteScalarAsync(ct) as byte[];
    }
}
