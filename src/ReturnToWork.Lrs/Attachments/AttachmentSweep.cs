using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ReturnToWork.Lrs;

/// <summary>Deletes what a kill or a failed commit left on disk: at the start, and every six hours.</summary>
internal sealed partial class AttachmentSweep(AttachmentFolder folder, AttachmentReads reads, Writer writer, TimeProvider clock, ILogger<AttachmentSweep> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(6);

    /// <summary>Once through everything.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var organisation in folder.Organisations())
        {
            folder.DeleteLeftOvers(organisation);
            foreach (var some in folder.Files(organisation).Chunk(500))
            {
                var used = await reads.KnownAsync(organisation, some, ct);
                var orphans = some.Where(sha2 => !used.Contains(sha2)).ToList();
                if (orphans.Count > 0) await writer.WriteAsync(new ForgetFiles(organisation, orphans, folder)).WaitAsync(ct);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException or StoreBusyException)
            {
                Log.Later(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Attachments that nobody uses could not be looked for; trying again later.")]
        public static partial void Later(ILogger logger, Exception exception);
    }
}
