using System.Collections.Concurrent;
using System.Data.Common;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ReturnToWork.Lrs;

/// <summary>
/// Carries out what <see cref="BeginErasing"/> wrote down, a step of each at a time, and then lets the files be cleaned. What a process left behind when it
/// was killed its next start finds here; every step may be done twice, so two instances may come across the same erasure.
/// </summary>
internal sealed partial class Eraser(Writer writer, IDbContextFactory<LrsDb> factory, ErasureSweep sweep, TimeProvider clock, ILogger<Eraser> logger) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LookAround = TimeSpan.FromMinutes(1);

    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource<Erasing>> _waiting = [];

    /// <summary>Begins, and gives back what ends when it is done; null when there is nothing to erase.</summary>
    public async Task<Task<Erasing>?> BeginAsync(BeginErasing begin)
    {
        var done = _waiting[begin.Id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await writer.WriteAsync(begin);
        }
        catch
        {
            _waiting.TryRemove(begin.Id, out _);
            throw;
        }

        if (begin.Found)
        {
            _bell.Writer.TryWrite(true);
            return done.Task;
        }

        _waiting.TryRemove(begin.Id, out _);
        return null;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = LookAround;
            try
            {
                await EraseAllAsync(stoppingToken);
                await sweep.RunAsync(stoppingToken);
            }
            catch (Exception trouble) when (trouble is DbException or TimeoutException or StoreBusyException || trouble.InnerException is DbException)
            {
                Log.TryingAgain(logger, trouble);
                next = Again;
            }

            await RestAsync(next, stoppingToken);
        }
    }

    private async Task EraseAllAsync(CancellationToken ct)
    {
        while (await BegunAsync(ct) is { Count: > 0 } begun)
            foreach (var (organisation, id) in begun)
            {
                ct.ThrowIfCancellationRequested();
                var step = new ErasePart(organisation, id);
                await writer.WriteAsync(step);
                if (step.After is { Done: not null } row && _waiting.TryRemove(id, out var waiting)) waiting.TrySetResult(row);
            }

        await TellOfOthersWorkAsync(ct);
    }

    private async Task<List<(string Organisation, Guid Id)>> BegunAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = await db.Set<Erasing>().AsNoTracking().Where(row => row.Swept == null && row.Done == null).OrderBy(row => row.Begun).Select(row => new { row.Organisation, row.Id }).ToListAsync(ct);
        return [.. rows.Select(row => (row.Organisation, row.Id))];
    }

    // Another instance may have come to the end of what somebody waits for here.
    private async Task TellOfOthersWorkAsync(CancellationToken ct)
    {
        var ids = _waiting.Keys.ToList();
        if (ids.Count == 0) return;
        await using var db = await factory.CreateDbContextAsync(ct);
        foreach (var row in await db.Set<Erasing>().AsNoTracking().Where(row => ids.Contains(row.Id) && row.Done != null).ToListAsync(ct))
            if (_waiting.TryRemove(row.Id, out var waiting)) waiting.TrySetResult(row);
    }

    private async Task RestAsync(TimeSpan time, CancellationToken ct)
    {
        using var rest = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var rung = _bell.Reader.ReadAsync(rest.Token).AsTask();
        await Task.WhenAny(rung, Task.Delay(time, clock, rest.Token));
        await rest.CancelAsync();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "An erasure, or the cleaning after one, waits for the database; trying again.")]
        public static partial void TryingAgain(ILogger logger, Exception exception);
    }
}
