using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>Takes statements out whole: body, links, the uses of their attachments. Not the marks and the ledger: those are the caller's.</summary>
internal static class Removal
{
    /// <param name="ticks">Which; those that are not there are passed over.</param>
    /// <param name="keepIds">The ids stay known, so that the same statement again is a repetition (it lives in another store now).</param>
    /// <returns>How many were there.</returns>
    public static async Task<int> RunAsync(WriteScope scope, IReadOnlyList<long> ticks, bool keepIds, CancellationToken ct)
    {
        var removed = 0;
        foreach (var tick in ticks)
        {
            if (await BodyAsync(scope, tick, ct) is not { } body) continue;
            await new References(scope).UnfollowAsync(tick, ct);
            foreach (var sha2 in Attached.In(StatementReader.Stored(body).Json).Select(attached => attached.Sha2)) await LoosenAsync(scope, sha2, tick, ct);
            if (!keepIds)
                await scope.ExecuteAsync(
                    $"DELETE FROM {scope.Prefix}statement_ids WHERE organisation = @p0 AND id = (SELECT id FROM {scope.Prefix}statements WHERE organisation = @p0 AND tick = @p1)", [scope.Organisation, tick], ct);
            await scope.ExecuteAsync($"DELETE FROM {scope.Prefix}dead_letters WHERE organisation = @p0 AND tick = @p1", [scope.Organisation, tick], ct);
            removed += await scope.ExecuteAsync($"DELETE FROM {scope.Prefix}statements WHERE organisation = @p0 AND tick = @p1", [scope.Organisation, tick], ct);
            scope.Erased = true;
        }

        return removed;
    }

    private static async Task<byte[]?> BodyAsync(WriteScope scope, long tick, CancellationToken ct)
    {
        await using var command = scope.Command($"SELECT body FROM {scope.Prefix}statements WHERE organisation = @p0 AND tick = @p1", scope.Organisation, tick);
        return await command.ExecuteScalarAsync(ct) as byte[];
    }

    private static async Task LoosenAsync(WriteScope scope, string sha2, long tick, CancellationToken ct)
    {
        await scope.ExecuteAsync($"DELETE FROM {scope.Prefix}attachment_uses WHERE organisation = @p0 AND sha2 = @p1 AND tick = @p2", [scope.Organisation, sha2, tick], ct);
        await using var loose = scope.Command(
            $"DELETE FROM {scope.Prefix}attachments WHERE organisation = @p0 AND sha2 = @p1 AND NOT EXISTS (SELECT 1 FROM {scope.Prefix}attachment_uses u WHERE u.organisation = @p0 AND u.sha2 = @p1) RETURNING length",
            scope.Organisation, sha2);
        if (await loose.ExecuteScalarAsync(ct) is not long length) return;
        scope.LooseFiles.Add(sha2);
        scope.LooseBytes += length;
    }
}
