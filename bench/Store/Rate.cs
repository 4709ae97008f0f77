using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;

namespace ReturnToWork.Bench.Store;

/// <summary>How many statements a second, and how long each request waited.</summary>
internal sealed record Rate(string What, double PerSecond, double P50, double P99, double P999)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{What,-58} {PerSecond,9:F0} statements/s   p50 {P50,7:F2} ms   p99 {P99,7:F2} ms   p99.9 {P999,7:F2} ms");

    public static Rate Median(IReadOnlyList<Rate> rounds) => rounds.OrderBy(round => round.PerSecond).ElementAt(rounds.Count / 2);

    /// <summary>Clients that each send the next when the last is answered, for a while.</summary>
    public static async Task<Rate> ClosedLoopAsync(string what, int clients, int perRequest, TimeSpan window, Func<int, Task> act)
    {
        var waits = new ConcurrentBag<List<double>>();
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(n => Task.Run(async () =>
        {
            var mine = new List<double>(4_096);
            while (Stopwatch.GetElapsedTime(start) < window)
            {
                var began = Stopwatch.GetTimestamp();
                await act(n);
                mine.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }

            waits.Add(mine);
        })));
        var took = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var all = waits.SelectMany(list => list).Order().ToArray();
        return new(what, all.Length * perRequest / took, At(all, 0.5), At(all, 0.99), At(all, 0.999));
    }

    public static double At(double[] sorted, double quantile) => sorted[Math.Clamp((int)Math.Ceiling(quantile * sorted.Length) - 1, 0, sorted.Length - 1)];
}

/// <summary>Group commit at its barest: producers wait for the transaction that holds their row.</summary>
internal sealed class RawGroupCommit : IAsyncDisposable
{
    private readonly Channel<(RawRow Row, TaskCompletionSource Done)> _waiting = Channel.CreateUnbounded<(RawRow, TaskCompletionSource)>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task _loop;

    public RawGroupCommit(IRawStore store) => _loop = Task.Run(async () =>
    {
        var rows = new List<RawRow>();
        var done = new List<TaskCompletionSource>();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (rows.Count < 256 && _waiting.Reader.TryRead(out var next))
            {
                rows.Add(next.Row);
                done.Add(next.Done);
            }

            await store.WriteAsync(rows);
            foreach (var one in done) one.SetResult();
            rows.Clear();
            done.Clear();
        }
    });

    public Task WriteAsync(RawRow row)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Writer.TryWrite((row, done));
        return done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.Complete();
        await _loop;
    }
}
