using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>One loop per target, each for itself: a store that is away holds up no other, and no learner. Ends before the writer does.</summary>
internal sealed partial class ForwardingLoops(
    IOptions<LrsOptions> options, ForwardReads reads, Writer writer, IHttpClientFactory http, TimeProvider clock, ILogger<ForwardingLoops> logger) : BackgroundService
{
    public const string HttpName = "lrs-flows";

    private readonly Alarm _alarm = new();

    /// <summary>Ends the naps.</summary>
    public void Wake() => _alarm.Ring();

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(options.Value.Forwarding.Select(target => Task.Run(() => LoopAsync(target, stoppingToken), CancellationToken.None)));

    private async Task LoopAsync(ForwardingTarget target, CancellationToken ct)
    {
        var flows = options.Value.Flows;
        var there = http.CreateClient(HttpName);
        there.Timeout = flows.Patience;
        var pass = new ForwardPass(target, flows, reads, writer, new XapiClient(there, target.Place), clock);
        while (!ct.IsCancellationRequested)
        {
            try
            {
                if (await pass.RunAsync(ct) is { } stopped) Log.Stopped(logger, target.Organisation, target.Name, stopped.Status);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The line never stops: whatever goes wrong here is tried again.
            catch (Exception trouble)
#pragma warning restore CA1031
            {
                Log.Troubled(logger, target.Organisation, target.Name, trouble.GetType().Name);
            }

            await _alarm.NapAsync(flows.Every, clock, ct);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Statements of {Organisation} wait for the record store {Target}, which answered {Status}. Its words are on the administrator's page.")]
        public static partial void Stopped(ILogger logger, string organisation, string target, int status);

        [LoggerMessage(Level = LogLevel.Error, Message = "Passing on statements of {Organisation} to {Target} failed here ({Kind}). It is tried again.")]
        public static partial void Troubled(ILogger logger, string organisation, string target, string kind);
    }
}
