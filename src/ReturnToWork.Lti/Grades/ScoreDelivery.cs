using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ReturnToWork.Lti;

/// <summary>The loop that empties the outbox: at once when somebody is done, and by the clock for what had to wait. Any number of instances may run it.</summary>
internal sealed partial class ScoreDelivery(ScoreOutbox outbox, ScoreCourier courier, TimeProvider clock, ILogger<ScoreDelivery> logger) : BackgroundService
{
    /// <summary>Some twelve days of trying, at the pauses below.</summary>
    public const int MostAttempts = 50;

    private const int AtOnce = 200;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(6);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _quiet = new(StringComparer.Ordinal);
    private TaskCompletionSource _rung = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends the nap.</summary>
    public void Wake() => Interlocked.Exchange(ref _rung, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>Sends everything that is due, each platform's for itself. Safe twice and at once.</summary>
    public async Task DeliverAsync(CancellationToken ct)
    {
        var platforms = (await outbox.DueAsync(AtOnce, ct)).GroupBy(row => row.Registration, StringComparer.Ordinal);
        await Parallel.ForEachAsync(platforms, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = ct }, async (rows, stop) =>
        {
            foreach (var row in rows)
            {
                if (stop.IsCancellationRequested || (_quiet.TryGetValue(rows.Key, out var until) && until > clock.GetUtcNow())) return;
                if (!await SendAsync(row)) return;
            }
        });
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var rung = Volatile.Read(ref _rung).Task;
            try
            {
                await DeliverAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The line never stops: whatever goes wrong here is tried again.
            catch (Exception trouble)
#pragma warning restore CA1031
            {
                Log.Troubled(logger, trouble.GetType().Name);
            }

            await Task.WhenAny(rung, Task.Delay(Every, clock, stoppingToken));
        }
    }

    // Not ended by a stop: a call takes seconds, and half of one leaves a score in doubt. False: the platform is away, leave the rest of its scores for the next round.
    private async Task<bool> SendAsync(ScoreRow row)
    {
        var now = clock.GetUtcNow();
        // Stamped by an instance whose clock is ahead of ours: a stamp in the future would block every later score (lti.md G4).
        if (row.At > now || !await outbox.BorrowAsync(row, CancellationToken.None)) return true;
        var (fate, no) = await courier.CarryAsync(row, CancellationToken.None);
        if (fate is ScoreFate.Sent)
        {
            await outbox.SentAsync(row, CancellationToken.None);
            return true;
        }

        var inDoubt = no!.Unclear || ScoreOutbox.IsInDoubt(row);
        var due = now + Pause(row.Attempts + 1, no.After);
        if (fate is ScoreFate.Dead || row.Attempts + 1 >= MostAttempts)
        {
            Log.GivenUp(logger, row.Id, no.Code);
            await outbox.DeadAsync(row, no.Code, CancellationToken.None);
        }
        else if (fate is ScoreFate.Restamp)
        {
            await outbox.RestampAsync(row, no.Code, due, CancellationToken.None);
        }
        else
        {
            await outbox.LaterAsync(row, no.Code, inDoubt, due, CancellationToken.None);
        }

        if (no is { Again: true, After: { } asked }) _quiet[row.Registration] = now + asked;
        return !no.Again;
    }

    // Twice as long each time, and never the same for two that failed together.
    private static TimeSpan Pause(int attempts, TimeSpan? asked)
    {
        var whole = Math.Min(LongestPause.TotalMilliseconds, FirstPause.TotalMilliseconds * Math.Pow(2, Math.Min(attempts - 1, 20)));
        var pause = TimeSpan.FromMilliseconds(whole * (0.5 + RandomNumberGenerator.GetInt32(0, 501) / 1000.0));
        return asked > pause ? asked.Value : pause;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Score {Score} was given up: {Code}")]
        public static partial void GivenUp(ILogger logger, Guid score, string code);

        [LoggerMessage(2, LogLevel.Error, "Delivering scores failed here ({Kind}). It is tried again.")]
        public static partial void Troubled(ILogger logger, string kind);
    }
}
