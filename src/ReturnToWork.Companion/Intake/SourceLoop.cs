using ReturnToWork.Companion.Settings;
using ReturnToWork.Xapi;

namespace ReturnToWork.Companion.Intake;

/// <summary>Looks at one store again and again; slower while it is away. <see cref="Wake"/> ends a nap, and a look that hangs.</summary>
internal sealed partial class SourceLoop(IntakeSource source, IntakeOptions options, IntakePass pass, TimeProvider clock, ILogger<SourceLoop> logger) : IDisposable
{
    private CancellationTokenSource _step = new();
    private volatile bool _sweepSoon;

    public IntakeSource Source => source;

    /// <summary>When the last whole pass came to its end.</summary>
    public DateTimeOffset LastLook { get; private set; } = clock.GetUtcNow();

    /// <summary>How many looks were begun.</summary>
    public int Looks { get; private set; }

    public async Task RunAsync(CancellationToken ct)
    {
        for (var failures = 0; !ct.IsCancellationRequested;)
        {
            failures = await LookAsync(ct) ? 0 : failures + 1;
            using var nap = NextStep(ct);
            await Task.Delay(Pause(failures), clock, nap.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Wake()
    {
        try
        {
            _step.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Between two steps: it is awake.
        }
    }

    /// <summary>Looks a week back after the next pass.</summary>
    public void SweepSoon()
    {
        _sweepSoon = true;
        Wake();
    }

    public void Dispose() => _step.Dispose();

    private async Task<bool> LookAsync(CancellationToken ct)
    {
        using var look = NextStep(ct);
        Looks++;
        try
        {
            await pass.RunAsync(source, look.Token);
            if (_sweepSoon) await SweepAsync(look.Token);
            LastLook = clock.GetUtcNow();
            return true;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return true;
        }
        catch (Exception trouble)
        {
            // The line never stops: whatever goes wrong is written down and tried again.
            var code = CodeOf(trouble);
            Log.Troubled(logger, source.Organisation, code, trouble.GetType().Name);
            await NoteAsync(code, ct);
            return false;
        }
    }

    private async Task SweepAsync(CancellationToken ct)
    {
        var missed = await pass.SweepAsync(source, ct);
        _sweepSoon = false;
        if (missed > 0) Log.Missed(logger, source.Organisation, missed);
    }

    private async Task NoteAsync(string code, CancellationToken ct)
    {
        try
        {
            await pass.TroubleAsync(source, code, ct);
        }
        catch (Exception trouble)
        {
            // The database may be what is away; the log has the trouble already.
            Log.Troubled(logger, source.Organisation, "not-noted", trouble.GetType().Name);
        }
    }

    private TimeSpan Pause(int failures) => failures == 0
        ? options.Every
        : TimeSpan.FromMilliseconds(Math.Min(options.LongestPause.TotalMilliseconds, options.Every.TotalMilliseconds * Math.Pow(2, Math.Min(failures, 16))));

    private CancellationTokenSource NextStep(CancellationToken ct) => _step = CancellationTokenSource.CreateLinkedTokenSource(ct);

    private static string CodeOf(Exception trouble) => trouble switch
    {
        XapiException { Status: 401 or 403 } => "credentials",
        XapiException { Status: >= 300 } => "answer",
        XapiException { Status: not null } => "unreadable",
        XapiException { InnerException: null } => "chain",
        XapiException => "away",
        TimeoutException or OperationCanceledException => "slow",
        _ => "own",
    };

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The record store of {Organisation} could not be read: {Code} ({Kind}).")]
        public static partial void Troubled(ILogger logger, string organisation, string code, string kind);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The nightly sweep of {Organisation} found {Count} facts that its store had shown later than the overlap reaches. A longer Intake:Sources:N:Overlap finds them sooner.")]
        public static partial void Missed(ILogger logger, string organisation, int count);
    }
}
