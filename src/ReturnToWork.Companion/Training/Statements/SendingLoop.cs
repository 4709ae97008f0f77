namespace ReturnToWork.Companion.Training.Statements;

/// <summary>Sends soon after something was said, and again and again while a store is away: after 5, 10, 20 … at most 300 seconds. A round that fails by a surprise is tried again like any other.</summary>
internal sealed partial class SendingLoop(SendTrainingStatements send, TimeProvider clock, ILogger<SendingLoop> logger) : BackgroundService
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private readonly SemaphoreSlim _soon = new(0, 1);

    /// <summary>Something was said.</summary>
    public void Soon()
    {
        try
        {
            _soon.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is going to look anyway.
        }
    }

    public override void Dispose()
    {
        _soon.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        for (var failures = 0; !stoppingToken.IsCancellationRequested;)
        {
            failures = await LookAsync(stoppingToken) ? 0 : Math.Min(failures + 1, 8);
            var pause = failures == 0 ? Longest : TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, First.TotalSeconds * Math.Pow(2, failures - 1)));
            using var nap = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(_soon.WaitAsync(nap.Token), Task.Delay(pause, clock, nap.Token));
            await nap.CancelAsync();
        }
    }

    private async Task<bool> LookAsync(CancellationToken ct)
    {
        try
        {
            return await send.LookAsync(ct);
        }
        catch (Exception trouble) when (!ct.IsCancellationRequested)
        {
            Log.Troubled(logger, trouble.GetType().Name);
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Training statements could not be sent ({Kind}); they are tried again.")]
        public static partial void Troubled(ILogger logger, string kind);
    }
}
