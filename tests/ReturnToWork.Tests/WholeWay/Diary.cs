using System.Collections.Concurrent;
using ReturnToWork.TestKit.Walking;
using ReturnToWork.Xapi;

namespace ReturnToWork.Tests.WholeWay;

/// <summary>What learners told, and what of it was acknowledged: the client's side of "an acknowledged statement is not lost".</summary>
internal sealed class Diary
{
    private readonly ConcurrentQueue<Entry> _entries = new();
    private long _seq;
    private int _acknowledged;

    /// <summary>Each batch that was sent, in no order.</summary>
    public IReadOnlyCollection<Entry> Entries => _entries;

    /// <summary>The highest private answer that was acknowledged, and the highest that was sent.</summary>
    public (long Acknowledged, long Sent) Answer { get; private set; }

    /// <summary>Returns when this many more batches and an answer were acknowledged: on a busy machine the first takes a while.</summary>
    public async Task UntilMoreAsync(int batches, TimeSpan patience)
    {
        var (before, answer) = (Volatile.Read(ref _acknowledged), Answer.Acknowledged);
        using var enough = new CancellationTokenSource(patience);
        while (Volatile.Read(ref _acknowledged) < before + batches || Answer.Acknowledged == answer) await Task.Delay(5, enough.Token);
    }

    /// <summary>Tells statements one batch after the other until the connection breaks.</summary>
    public async Task TellUntilBrokenAsync(LearnerWalk learner, TimeProvider clock)
    {
        for (var i = 0; ; i++)
        {
            if (!await TellAsync(learner, i % 3 == 0 ? [Step(learner, clock)] : i % 3 == 1 ? [Step(learner, clock), Step(learner, clock), Step(learner, clock)] : Share(learner, clock), i)) return;
        }
    }

    /// <summary>Keeps one private answer after the other until the connection breaks.</summary>
    public async Task AnswerUntilBrokenAsync(LearnerWalk learner)
    {
        while (true)
        {
            var seq = ++_seq;
            Answer = Answer with { Sent = seq };
            if (!await WorksAsync(() => learner.AnswerAsync("wens", seq, seq))) return;
            Answer = Answer with { Acknowledged = seq };
        }
    }

    /// <summary>Does it until it is acknowledged once, as a person tries again; false when the connection broke first.</summary>
    public static async Task<bool> WorksAsync(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            return false;
        }
    }

    private async Task<bool> TellAsync(LearnerWalk learner, Statement[] batch, int i)
    {
        var entry = new Entry([.. batch.Select(statement => statement.Id!.Value)], TakesBack: null);
        _entries.Enqueue(entry);
        if (!await WorksAsync(() => learner.TellAsync(batch))) return false;
        entry.Acknowledged = true;
        Interlocked.Increment(ref _acknowledged);
        if (i % 6 != 5) return true;

        // Every other share is taken back again.
        var unshared = Tell.Unshared(learner.Scene, Guid.NewGuid(), batch[0].Timestamp!.Value, entry.Ids[0]);
        var back = new Entry([unshared.Id!.Value], TakesBack: entry);
        _entries.Enqueue(back);
        if (!await WorksAsync(() => learner.TellAsync(unshared))) return false;
        return back.Acknowledged = true;
    }

    private static Statement Step(LearnerWalk learner, TimeProvider clock) => Tell.Progressed(learner.Scene, Guid.NewGuid(), clock.GetUtcNow(), "wens", 2);

    private static Statement[] Share(LearnerWalk learner, TimeProvider clock)
    {
        var share = Tell.Shared(learner.Scene, Guid.NewGuid(), clock.GetUtcNow(), ["topics", "plan"], ["mijn-plan"]);
        return [share, Tell.Planned(learner.Scene, Guid.NewGuid(), clock.GetUtcNow(), share.Id!.Value)];
    }

    /// <summary>One batch: all or nothing.</summary>
    internal sealed record Entry(IReadOnlyList<Guid> Ids, Entry? TakesBack)
    {
        public bool Acknowledged { get; set; }
    }
}
