using ReturnToWork.Storage;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.Record;

/// <summary>
/// Before the host serves: whoever was erased and is here again, because an old copy of the private store was put back, is erased again, the key first (shared/reliability.md
/// G-05). The record store, which may come from another copy, does the same for itself; the host is not ready before it has.
/// </summary>
internal sealed partial class ReplayErasures(OwnErasure erasure, ILogger<ReplayErasures> logger) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var again = await erasure.ReplayAsync(cancellationToken);
        if (again > 0) Log.ErasedAgain(logger, again);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The private store was put back from an old copy: {Count} people who had been erased since were erased again.")]
        public static partial void ErasedAgain(ILogger logger, int count);
    }
}
