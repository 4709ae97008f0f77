using Microsoft.EntityFrameworkCore;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.Record;

/// <summary>Says what must still be said: at once after it became true, and from the sweep for what a crash or a busy store left behind. Twice is harmless: a statement's id was given before.</summary>
internal sealed partial class Saying(IDbContextFactory<ToolDb> stores, IRecord record, TimeProvider time, ILogger<Saying> logger)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>One organisation's, now. Never throws and outlives the request: the row is there, and the sweep comes by.</summary>
    public async Task TryNowAsync(string organisation)
    {
        try
        {
            await SayAsync(rows => rows.Where(row => row.Organisation == organisation), CancellationToken.None);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Log.LeftForTheSweep(logger, exception.GetType().Name);
        }
    }

    /// <summary>Everything that is due.</summary>
    public Task SweepAsync(CancellationToken ct) => SayAsync(rows => rows, ct);

    private async Task SayAsync(Func<IQueryable<UnsaidStatement>, IQueryable<UnsaidStatement>> which, CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        var now = time.GetUtcNow();
        foreach (var unsaid in await which(db.Unsaid.AsNoTracking().Where(row => row.Due <= now)).OrderBy(row => row.Due).Take(200).ToListAsync(ct))
        {
            var same = db.Unsaid.Where(row => row.Organisation == unsaid.Organisation && row.StatementId == unsaid.StatementId);
            try
            {
                if (await record.SayAsync(unsaid.Organisation, unsaid.Body, ct) is not { } refusal)
                {
                    await same.ExecuteDeleteAsync(ct);
                    continue;
                }

                Log.Refused(logger, refusal.Code);
            }
            catch (Exception exception) when (exception is not OperationCanceledException and not OutOfMemoryException)
            {
                Log.LeftForTheSweep(logger, exception.GetType().Name);
            }

            var pause = TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, Math.Min(unsaid.Attempts, 20))));
            await same.ExecuteUpdateAsync(set => set.SetProperty(row => row.Attempts, row => row.Attempts + 1).SetProperty(row => row.Due, now + pause), ct);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The record store refused what the Tool itself had to say: {Code}. It is kept and tried again.")]
        public static partial void Refused(ILogger logger, string code);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The record store could not take a statement now ({Cause}). It is kept and tried again.")]
        public static partial void LeftForTheSweep(ILogger logger, string cause);
    }
}
