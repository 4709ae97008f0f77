using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>A statement on its way out.</summary>
/// <param name="Form">See <see cref="Leaving.Form"/>.</param>
/// <param name="Stays">Why it may not leave; null when it may.</param>
internal sealed record Departure(long Tick, Guid Id, byte[] Form, string? Stays = null);

/// <summary>One that the other store would not have, or that we did not send (status 0).</summary>
internal sealed record Undelivered(long Tick, Guid Id, int Status, string Why);

/// <summary>How far a delivery came: everything up to <see cref="UpTo"/> is settled, in order.</summary>
/// <param name="UpTo">Tick of the last that was settled; null when none was.</param>
/// <param name="Stopped">Why it ended early; null when it did not, or only its time was up.</param>
internal sealed record Delivered(IReadOnlyList<long> Stored, IReadOnlyList<Undelivered> Refused, long? UpTo, OtherAnswer? Stopped);

/// <summary>
/// Brings statements to another store, in order and one request at a time, so that each learner's stay in theirs (xapi P2, P3). A batch that is refused is halved
/// until the one that is the cause stands alone; that one is set aside and the line goes on.
/// </summary>
internal sealed class ForwardDelivery(IOtherStore store, TimeProvider clock)
{
    /// <summary>So many refused one after the other, and nothing taken between: it is not the statements that are wrong.</summary>
    public const int AllRefused = 20;

    private int _refusedInARow;

    /// <param name="until">No request begins after this; what is not settled by then waits for the next delivery.</param>
    public async Task<Delivered> BringAsync(IReadOnlyList<Departure> statements, DateTimeOffset until, CancellationToken ct)
    {
        var (stored, refused, upTo) = (new List<long>(), new List<Undelivered>(), (long?)null);
        var parts = new Stack<IReadOnlyList<Departure>>(Parts(statements).Reverse());
        while (parts.TryPop(out var part) && clock.GetUtcNow() < until)
        {
            OtherAnswer? stopped = null;
            if (part[0].Stays is { } stays) refused.Add(new(part[0].Tick, part[0].Id, 0, stays));
            else
            {
                if (await AnswerAsync(part, ct) is not { } answer) break;
                if (answer.Is == Answered.Refused && part.Count > 1)
                {
                    var half = part.Count / 2;
                    parts.Push([.. part.Skip(half)]);
                    parts.Push([.. part.Take(half)]);
                    continue;
                }

                stopped = Settle(part, answer, stored, refused);
                if (answer.Is is Answered.NotNow or Answered.ShutOut) return new(stored, refused, upTo, stopped);
            }

            upTo = part[^1].Tick;
            if (stopped is not null) return new(stored, refused, upTo, stopped);
        }

        return new(stored, refused, upTo, null);
    }

    private OtherAnswer? Settle(IReadOnlyList<Departure> part, OtherAnswer answer, List<long> stored, List<Undelivered> refused)
    {
        if (answer.Is is Answered.NotNow or Answered.ShutOut) return answer;
        if (answer.Is == Answered.Stored)
        {
            _refusedInARow = 0;
            stored.AddRange(part.Select(one => one.Tick));
            return null;
        }

        refused.Add(new(part[0].Tick, part[0].Id, answer.Status, answer.Words));
        if (++_refusedInARow < AllRefused) return null;
        _refusedInARow = 0;
        return new(Answered.ShutOut, answer.Status, $"It refused {AllRefused} statements one after the other. They are kept below. It last said: {answer.Words}");
    }

    // Null when the host stops: what was settled until now still counts.
    private async Task<OtherAnswer?> AnswerAsync(IReadOnlyList<Departure> part, CancellationToken ct)
    {
        try
        {
            var answer = await store.TellAsync(part, ct);
            return answer is { Is: Answered.Refused, Status: 409 } && part.Count == 1 ? await CompareAsync(part[0], answer, ct) : answer;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return null;
        }
    }

    // The answer to an earlier sending may have been lost: then it is there, and it is this one (P1).
    private async Task<OtherAnswer> CompareAsync(Departure one, OtherAnswer conflict, CancellationToken ct)
    {
        var (found, notNow) = await store.FindAsync(one.Id, ct);
        if (notNow is not null) return notNow;
        if (found is null) return conflict with { Words = $"It says that it has another statement with this id, and does not let us look at it. {conflict.Words}".Trim() };
        return StatementContent.Hash(found).AsSpan().SequenceEqual(StatementContent.Hash(StatementReader.Stored(one.Form)))
            ? new(Answered.Stored, 200, "")
            : conflict with { Words = $"It has another statement with this id. {conflict.Words}".Trim() };
    }

    // What stays is settled in its place; what goes, goes together.
    private static IEnumerable<IReadOnlyList<Departure>> Parts(IReadOnlyList<Departure> statements)
    {
        var together = new List<Departure>(statements.Count);
        foreach (var one in statements)
        {
            if (one.Stays is null)
            {
                together.Add(one);
                continue;
            }

            if (together.Count > 0) yield return [.. together];
            together.Clear();
            yield return [one];
        }

        if (together.Count > 0) yield return together;
    }
}
