using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>One loop per source, each for itself: a store that is away holds up no other. Ends before the writer does.</summary>
internal sealed partial class ImportingLoops(
    IOptions<LrsOptions> options, IDbContextFactory<LrsDb> factory, Writer writer, IHttpClientFactory http, TimeProvider clock, ILogger<ImportingLoops> logger) : BackgroundService
{
    private readonly Alarm _alarm = new();
    private int _night;

    /// <summary>Ends the naps.</summary>
    public void Wake() => _alarm.Ring();

    /// <summary>Every loop looks a week back with its next look (3d.3).</summary>
    public void Sweep()
    {
        Interlocked.Increment(ref _night);
        Wake();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(options.Value.Imports.Select(source => Task.Run(() => LoopAsync(source, stoppingToken), CancellationToken.None)));

    private async Task LoopAsync(ImportSource source, CancellationToken ct)
    {
        var flows = options.Value.Flows;
        var there = http.CreateClient(ForwardingLoops.HttpName);
        there.Timeout = Timeout.InfiniteTimeSpan; // The pass has a clock of its own.
        var pass = new ImportPass(source, flows, factory, writer, new XapiClient(there, source.Place), clock);
        for (var swept = 0; !ct.IsCancellationRequested;)
        {
            var night = Volatile.Read(ref _night);
            try
            {
                var look = await pass.RunAsync(sweep: night != swept, ct);
                if (look.IsWhole) swept = night;
                if (look.Trouble is { } trouble) Log.NotRead(logger, source.Organisation, source.Name, trouble);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The line never stops: whatever goes wrong here is tried again.
            catch (Exception surprise)
#pragma warning restore CA1031
            {
                Log.Troubled(logger, source.Organisation, source.Name, surprise.GetType().Name);
            }

            await _alarm.NapAsync(source.Every < flows.Every ? source.Every : flows.Every, clock, ct);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The record store {Source} of {Organisation} was not read to its end: {Why} It is tried again.")]
        public static partial void NotRead(ILogger logger, string organisation, string source, string why);

        [LoggerMessage(Level = LogLevel.Error, Message = "Taking in statements of {Organisation} from {Source} failed here ({Kind}). It is tried again.")]
        public static partial void Troubled(ILogger logger, string organisation, string source, string kind);
    }
}
