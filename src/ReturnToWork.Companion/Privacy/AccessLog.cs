using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Records;

namespace ReturnToWork.Companion.Privacy;

/// <summary>On which ground somebody looked. The words are in <c>Texts</c>, under <c>access.why.…</c>.</summary>
internal static class AccessWhy
{
    /// <summary>A coach, at a person of the own caseload.</summary>
    public const string OwnCase = "own case";

    /// <summary>The privacy officer, who checks.</summary>
    public const string PrivacyOfficer = "privacy officer";
}

/// <summary>
/// Who looked at whose page. A row is committed before anything is shown; where it cannot be written, nothing is shown (shared/reliability.md G-02).
/// Rows are only ever added, and each carries the hash of the one before it, so that a changed or missing row is found (<see cref="AccessChain"/>).
/// </summary>
internal sealed partial class AccessLog(CompanionStore store, TimeProvider clock, ILogger<AccessLog> logger)
{
    /// <summary>Stands for a page that shows several people: the caseload, the log itself.</summary>
    public static readonly Guid Everybody = Guid.Empty;

    private const int Tries = 8;

    private readonly ConcurrentDictionary<string, Line> _lines = new(StringComparer.Ordinal);

    /// <summary>Writes down a look. Looks of the same moment share a commit: rows of one chain can only be written one after another.</summary>
    /// <param name="organisation">Whose log.</param>
    /// <param name="who"><c>sub</c> of who looks.</param>
    /// <param name="person">At whom.</param>
    /// <param name="what">Which page.</param>
    /// <param name="why">One of <see cref="AccessWhy"/>.</param>
    /// <param name="ct">Ends the waiting. The look may be written all the same.</param>
    public async Task WriteAsync(string organisation, string who, Guid person, string what, string why, CancellationToken ct)
    {
        var line = _lines.GetOrAdd(organisation, _ => new Line());
        var look = new Look(who, person, what, why);
        line.Waiting.Enqueue(look);
        await line.Turn.WaitAsync(ct);
        try
        {
            if (!look.Written.Task.IsCompleted) await AppendAsync(organisation, line);
        }
        finally
        {
            line.Turn.Release();
        }

        await look.Written.Task;
    }

    /// <summary>The same for a page.</summary>
    /// <returns>False: whatever kept the row from being written, without it nothing may be shown.</returns>
    public async Task<bool> TryWriteAsync(string organisation, string who, Guid person, string what, string why, CancellationToken ct)
    {
        try
        {
            await WriteAsync(organisation, who, person, what, why, ct);
            return true;
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException)
        {
            Log.NotWritten(logger, trouble.GetType().Name);
            return false;
        }
    }

    // Whoever has the turn writes for all who wait, so that one who leaves must not take the others' looks along.
    private async Task AppendAsync(string organisation, Line line)
    {
        List<Look> looks = [];
        while (line.Waiting.TryDequeue(out var next)) looks.Add(next);
        try
        {
            await AppendAsync(organisation, looks, CancellationToken.None);
            foreach (var look in looks) look.Written.SetResult();
        }
        catch (Exception trouble)
        {
            foreach (var look in looks) look.Written.TrySetException(trouble);
        }
    }

    private async Task AppendAsync(string organisation, List<Look> looks, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await store.OpenAsync(organisation, ct);
            var last = await db.AccessLog.AsNoTracking().OrderByDescending(row => row.Number).FirstOrDefaultAsync(ct);
            var anchor = last is null ? await AccessChain.AnchorAsync(db, ct) : null;
            var (number, chain) = (last?.Number ?? anchor?.Number ?? 0, last?.Chain ?? anchor?.Chain ?? "");
            foreach (var look in looks)
            {
                var row = AccessChain.Next(organisation, number, chain, look.Who, look.Person, look.What, look.Why, clock.GetUtcNow());
                (number, chain) = (row.Number, row.Chain);
                db.Add(row);
            }

            try
            {
                await db.SaveChangesAsync(ct);
                return;
            }
            catch (DbUpdateException) when (attempt < Tries)
            {
                // Another instance took this number in the same moment: the next ones are ours.
            }
        }
    }

    private sealed record Look(string Who, Guid Person, string What, string Why)
    {
        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Line
    {
        public ConcurrentQueue<Look> Waiting { get; } = new();

        public SemaphoreSlim Turn { get; } = new(1);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A look could not be written to the access log ({Kind}); nothing was shown.")]
        public static partial void NotWritten(ILogger logger, string kind);
    }
}
