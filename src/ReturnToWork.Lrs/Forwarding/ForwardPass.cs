using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>
/// One look for one target: takes it, sends what waits until nothing does, and lets go. At least once and in order; the cursor moves with the acknowledgement, in
/// our own transaction, so that a kill between the two sends again what the other store then knows by its id.
/// </summary>
internal sealed class ForwardPass(ForwardingTarget target, FlowOptions flows, ForwardReads reads, Writer writer, XapiClient client, TimeProvider clock)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MovesOnEvery = TimeSpan.FromMinutes(10);

    private ForwardDelivery? _delivery;
    private int _most = ForwardReads.MostTogether;
    private long _nothingUpTo;

    // Asking for the version takes one patience at most; a delivery begins no request after another; a last one takes three more (send, and look twice).
    private TimeSpan Lease => flows.Patience * 6;

    /// <returns>What stopped it, if something did.</returns>
    public async Task<Stop?> RunAsync(CancellationToken ct)
    {
        var row = await reads.RowAsync(target.Organisation, target.Name, ct);
        if (row is { Paused: not null } || row?.Due > Now || !await IsWaitingAsync(row, ct)) return null;
        var claim = new Claim(target.Organisation, FlowTable.Forwards, target.Name, clock.GetUtcNow(), Lease);
        await writer.WriteAsync(claim);
        return claim.Mine is { } mine ? await WorkAsync(mine, ct) : null;
    }

    private long Now => Storage.UnixMicroseconds.ToUnixMicroseconds(clock.GetUtcNow());

    private async Task<bool> IsWaitingAsync(ForwardRow? row, CancellationToken ct)
    {
        if (row is not null && (await reads.AgainAsync(target.Organisation, target.Name, ct)).Count > 0) return true;
        var (next, through) = await reads.NextAsync(target.Organisation, Math.Max(row?.Cursor ?? 0, _nothingUpTo), ct);
        if (next.Count > 0) return true;
        _nothingUpTo = through;
        // Without anything to send the cursor still moves on now and then, so that a new process need not look through what is not for others.
        return row is not null && through - row.Cursor > MovesOnEvery.Ticks / TimeSpan.TicksPerMicrosecond;
    }

    private async Task<Stop?> WorkAsync(long claim, CancellationToken ct)
    {
        // Another worker may have moved it since we looked. Who has claimed lets go, also when the host stops, so nothing of our own is cancelled.
        var row = (await reads.RowAsync(target.Organisation, target.Name, CancellationToken.None))!;
        var (cursor, failures) = (Math.Max(row.Cursor, _nothingUpTo), row.Failures);
        while (true)
        {
            var again = await reads.AgainAsync(target.Organisation, target.Name, CancellationToken.None);
            var (next, through) = again.Count > 0 ? ([.. again.Select(one => one.Statement).OfType<Departure>()], 0) : await reads.NextAsync(target.Organisation, cursor, CancellationToken.None);
            var isDone = again.Count == 0 && next.Count == 0;
            var came = await BringAsync([.. next.Take(_most)], ct);
            failures = came.Stopped is { IsPause: false } ? failures + 1 : 0;
            Pace(came, failures);
            var note = new NoteForward(target.Organisation, target.Name, claim, clock.GetUtcNow())
            {
                Stored = came.Stored,
                Refused = came.Refused,
                UpTo = again.Count > 0 ? null : isDone ? through : came.UpTo,
                NoLongerDead = again.Count > 0 ? [.. came.Stored, .. again.Where(one => one.Statement is null).Select(one => one.Tick)] : [],
                Instead = target.Mode == ForwardingMode.Instead,
                Due = clock.GetUtcNow() + (came.Stopped is { IsPause: false } later ? Pauses.After(failures, FirstPause, flows.LongestPause, later.After)
                    : came.Stopped is not null || isDone || ct.IsCancellationRequested ? TimeSpan.Zero : Lease),
                Failures = failures,
                Paused = came.Stopped is { IsPause: true } shut ? shut.Words : null,
                Error = came.Stopped?.Words,
            };
            await writer.WriteAsync(note);
            if (isDone) _nothingUpTo = through;
            if (note.Claim is not { } mine || came.Stopped is not null || isDone || ct.IsCancellationRequested) return came.Stopped;
            (claim, cursor) = (mine, note.UpTo ?? cursor);
        }
    }

    private async Task<Delivered> BringAsync(IReadOnlyList<Departure> statements, CancellationToken ct)
    {
        try
        {
            if (statements.Count > 0) _delivery ??= await NegotiatedAsync(ct);
            var came = statements.Count > 0 ? await _delivery!.BringAsync(statements, ct) : new([], [], null, null);
            // Whoever comes to look may have changed more than the key.
            if (came.Stopped is { IsPause: true }) _delivery = null;
            return came;
        }
        catch (XapiException unknown)
        {
            return Delivered.Nothing(new(IsPause: false, unknown.Status ?? 0, unknown.Message, unknown.RetryAfter));
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return new([], [], null, null);
        }
    }

    // P8: 1.0.3, or 2.0 where the store knows only that.
    private async Task<ForwardDelivery> NegotiatedAsync(CancellationToken ct) =>
        new(new StatementSender(
            client.Speaking(await client.NegotiateAsync(ct)),
            new() { MaxStatements = ForwardReads.MostTogether, MaxBytes = ForwardReads.MostBytes, Tries = 1, AtMost = flows.Patience }, clock));

    // A store that chokes on fifty may manage one; and one that comes back after an outage is not met with all of it at once.
    private void Pace(Delivered came, int failures)
    {
        if (failures > 1) _most = Math.Max(1, _most / 2);
        else if (came.Stored.Count > 0) _most = Math.Min(ForwardReads.MostTogether, _most * 2);
    }
}
