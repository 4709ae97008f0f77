using ReturnToWork.Storage;

namespace ReturnToWork.Lrs;

/// <summary>What one delivery came to, written down in one transaction: the cursor, what is dead, and, instead of keeping a copy, what leaves.</summary>
internal sealed class NoteForward(string organisation, string target, long claim, DateTimeOffset now) : Work(organisation)
{
    public override int Weight => Stored.Count + 1;

    /// <summary>Ticks of what the other store has now.</summary>
    public IReadOnlyList<long> Stored { get; init; } = [];

    public IReadOnlyList<Undelivered> Refused { get; init; } = [];

    /// <summary>Everything up to here is settled; null leaves the cursor.</summary>
    public long? UpTo { get; init; }

    /// <summary>The statements were dead letters: those that arrived are so no more.</summary>
    public IReadOnlyList<long> NoLongerDead { get; init; } = [];

    /// <summary>Our own copy leaves with the acknowledgement.</summary>
    public bool Instead { get; init; }

    /// <summary>When the target is free, or is to be tried, again.</summary>
    public DateTimeOffset Due { get; init; }

    public int Failures { get; init; }

    public string? Paused { get; init; }

    public string? Error { get; init; }

    /// <summary>The claim for what follows; null when the target was no longer ours, and then nothing was written.</summary>
    public long? Claim { get; private set; }

    public override async Task RunAsync(WriteScope scope, CancellationToken ct)
    {
        Claim = null;
        var (at, due) = (now.ToUnixMicroseconds(), Due.ToUnixMicroseconds());
        var mine = await scope.ExecuteAsync(
            $"UPDATE {scope.Prefix}forwards SET cursor = CASE WHEN cursor < @p0 THEN @p0 ELSE cursor END, delivered = delivered + @p1, failures = @p2, due = @p3, paused = COALESCE(paused, @p4), "
            + $"last_error = {(Error is not null ? "@p5" : Stored.Count > 0 ? "NULL" : "last_error")}, changed = @p6 WHERE organisation = @p7 AND target = @p8 AND due = @p9",
            [UpTo ?? 0L, (long)Stored.Count, Failures, due, Paused, Error, at, scope.Organisation, target, claim], ct);
        if (mine != 1) return;
        Claim = due;
        foreach (var tick in NoLongerDead) await scope.ExecuteAsync($"DELETE FROM {scope.Prefix}dead_letters WHERE organisation = @p0 AND target = @p1 AND tick = @p2", [scope.Organisation, target, tick], ct);
        await scope.InsertAsync(
            "dead_letters", "organisation,target,tick,statement,status,why,at", [.. Refused.Select(one => (object?[])[scope.Organisation, target, one.Tick, one.Id, one.Status, one.Why, at])], ct,
            "ON CONFLICT (organisation, target, tick) DO UPDATE SET status = excluded.status, why = excluded.why, at = excluded.at");
        if (Instead && Stored.Count > 0) await Removal.RunAsync(scope, Stored, keepIds: true, ct);
    }
}
