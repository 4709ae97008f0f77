using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ReturnToWork.Storage;

namespace ReturnToWork.Lrs;

/// <summary>
/// Erases people again whom an old copy of the database brought back (G-05). The database keeps a mark of everybody who was erased, and the ledger beside it keeps the same: a
/// mark that only the ledger has was lost with the copy. Where none is missing, nothing is looked for.
/// </summary>
internal sealed partial class ReplayErasures(
    Writer writer, Eraser eraser, Marking marking, [FromKeyedServices(ReplayErasures.Room)] ErasureLedger ledger, IDbContextFactory<LrsDb> factory, TimeProvider clock, ILogger<ReplayErasures> logger)
    : BackgroundService
{
    public const string Room = "lrs";

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);
    private volatile bool _done;

    /// <summary>Whether nobody who was erased is here any more.</summary>
    public bool IsDone => _done;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!_done)
        {
            try
            {
                await RunAsync(stoppingToken);
                _done = true;
            }
            catch (Exception trouble) when (trouble is DbException or TimeoutException or StoreBusyException || trouble.InnerException is DbException)
            {
                Log.TryingAgain(logger, trouble);
                await Task.Delay(Again, clock, stoppingToken);
            }
        }
    }

    private async Task RunAsync(CancellationToken ct)
    {
        var noted = ledger.Read();
        if (noted.Count == 0) return;
        await using var db = await factory.CreateDbContextAsync(ct);
        var there = (await db.Set<Mark>().AsNoTracking().Where(row => row.Kind == MarkKind.Agent).Select(row => new { row.Organisation, row.Hash }).ToListAsync(ct)).Select(row => (row.Organisation, Convert.ToHexStringLower(row.Hash))).ToHashSet();
        foreach (var organisation in noted.Where(line => !there.Contains(line)).GroupBy(line => line.Organisation, line => line.Mark, StringComparer.Ordinal))
        {
            var lost = organisation.ToHashSet(StringComparer.Ordinal);
            Log.Lost(logger, lost.Count);
            var agents = await db.Set<Link>().Where(link => link.Organisation == organisation.Key && link.Kind == LinkKind.Agent).Select(link => link.Key).Distinct().ToListAsync(ct);
            agents.AddRange(await db.Set<DocumentRow>().Where(row => row.Organisation == organisation.Key && row.Agent != null).Select(row => row.Agent!).Distinct().ToListAsync(ct));
            foreach (var agent in agents.DistinctBy(Convert.ToHexString, StringComparer.Ordinal).Where(agent => lost.Contains(Convert.ToHexStringLower(marking.OfAgent(organisation.Key, agent)))))
                if (await eraser.BeginAsync(new BeginErasing(organisation.Key, ErasingKind.Agent, agent, marking, ledger)) is { } done) await done.WaitAsync(ct);
            // Also of whom the copy held nothing: what a queue still brings stays out.
            await writer.WriteAsync(new MarkAgain(organisation.Key, [.. lost.Select(Convert.FromHexString)]));
        }
    }

    private sealed class MarkAgain(string organisation, IReadOnlyList<byte[]> marks) : Work(organisation)
    {
        public override async Task RunAsync(WriteScope scope, CancellationToken ct)
        {
            foreach (var mark in marks) await Marking.SetAsync(scope, mark, MarkKind.Agent, scope.NextTick(), ct);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The record store was put back from an old copy: {Count} erasures since are done again before the host is ready.")]
        public static partial void Lost(ILogger logger, int count);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Erasing again what an old copy brought back waits for the database; trying again.")]
        public static partial void TryingAgain(ILogger logger, Exception exception);
    }
}
