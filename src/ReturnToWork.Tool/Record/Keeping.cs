using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReturnToWork.Storage;
using ReturnToWork.Tool.Store;
using ReturnToWork.Tool.Training;

namespace ReturnToWork.Tool.Record;

/// <summary>
/// Woken every hour: takes away the workbook, and later everything, of who does not come any more. Whom a coach guides goes when the Companion says so, and reads the day on
/// the own page. When the clock jumped nothing is deleted until an administrator says that it is right.
/// </summary>
internal sealed partial class Keeping(IDbContextFactory<ToolDb> stores, OwnErasure erasure, IOptions<RetentionOptions> options, TimeProvider time, ILogger<Keeping> logger)
{
    public const string Workbooks = "workbooks";
    public const string People = "people";

    public static readonly IReadOnlyList<string> Kinds = [Workbooks, People];

    public async Task LookAsync(CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        foreach (var organisation in await db.Learners.Select(row => row.Organisation).Distinct().ToListAsync(ct)) await LookAsync(organisation, ct);
    }

    public async Task LookAsync(string organisation, CancellationToken ct)
    {
        foreach (var kind in Kinds)
        {
            try
            {
                await OneAsync(organisation, kind, ct);
            }
            catch (Exception trouble) when (trouble is DbException or DbUpdateException)
            {
                Log.TriesAgain(logger, kind, trouble.GetType().Name);
            }
        }
    }

    /// <summary>An administrator says that the clock is right: from its present time on it goes on.</summary>
    public async Task GoOnAsync(string organisation, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await using (var db = await stores.CreateDbContextAsync(ct))
        {
            await db.Retention.Where(row => row.Organisation == organisation && row.Trouble != null)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.HighWater, now).SetProperty(row => row.Trouble, (string?)null), ct);
        }

        await LookAsync(organisation, ct);
    }

    /// <summary>How it goes, for the administrator.</summary>
    public async Task<IReadOnlyList<RetentionMark>> StateAsync(string organisation, CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        return await db.Retention.AsNoTracking().Where(row => row.Organisation == organisation).OrderByDescending(row => row.Kind).ToListAsync(ct);
    }

    private async Task OneAsync(string organisation, string kind, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await using var db = await stores.CreateDbContextAsync(ct);
        if (await db.Retention.SingleOrDefaultAsync(row => row.Organisation == organisation && row.Kind == kind, ct) is not { } mark)
            db.Add(mark = new RetentionMark { Organisation = organisation, Kind = kind, HighWater = now });
        mark.Trouble = ClockGuard.Judge(now, mark.HighWater, TimeSpan.FromDays(options.Value.LongestPauseDays));
        if (mark.Trouble is null && mark.HighWater < now) mark.HighWater = now;
        // Written before anything is deleted, so that a run that is killed has seen its time.
        await db.SaveChangesAsync(ct);
        if (mark.Trouble is { } trouble)
        {
            Log.Refuses(logger, kind, trouble);
            return;
        }

        var today = DateOnly.FromDateTime(now.UtcDateTime);
        await db.Learners.Where(row => row.Organisation == organisation && row.LastDay == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.LastDay, today), ct);
        var deleted = kind == Workbooks ? await WorkbooksAsync(db, organisation, today, ct) : await PeopleAsync(db, organisation, today, ct);
        mark.RanAt = now;
        if (deleted > 0) (mark.LastCount, mark.LastDeleted, mark.Total) = (deleted, now, mark.Total + deleted);
        await db.SaveChangesAsync(ct);
    }

    // Whom a coach guides keeps the workbook until the day is so near that it would be six months after the end.
    private async Task<int> WorkbooksAsync(ToolDb db, string organisation, DateOnly today, CancellationToken ct)
    {
        var (before, near) = (today.AddMonths(-options.Value.WorkbookMonths), today.AddMonths(options.Value.WorkbookMonths));
        var over = await db.Learners.AsNoTracking().Where(row => row.Organisation == organisation && row.LastDay < before
            && ((row.ErasedOn != null && row.ErasedOn <= near) || !db.Codes.Any(code => code.Organisation == organisation && code.RedeemedBy == row.Pseudonym))
            && (db.Answers.Any(answer => answer.Organisation == organisation && answer.Pseudonym == row.Pseudonym && answer.Activity != PrivateAnswers.Shares) || db.Memos.Any(memo => memo.Organisation == organisation && memo.Pseudonym == row.Pseudonym)))
            .Select(row => row.Pseudonym).ToListAsync(ct);
        foreach (var pseudonym in over)
        {
            await db.Answers.Where(row => row.Organisation == organisation && row.Pseudonym == pseudonym && row.Activity != PrivateAnswers.Shares).ExecuteDeleteAsync(ct);
            await db.Memos.Where(row => row.Organisation == organisation && row.Pseudonym == pseudonym).ExecuteDeleteAsync(ct);
        }

        return over.Count;
    }

    private async Task<int> PeopleAsync(ToolDb db, string organisation, DateOnly today, CancellationToken ct)
    {
        // A certificate counts longer than anybody stays away; when a professional's training ends, the Companion says so.
        if (TrainingVisits.Is(organisation)) return 0;
        var before = today.AddMonths(-options.Value.PersonMonths);
        var over = await db.Learners.AsNoTracking().Where(row => row.Organisation == organisation && row.LastDay < before
            && !db.Codes.Any(code => code.Organisation == organisation && code.RedeemedBy == row.Pseudonym)).ToListAsync(ct);
        foreach (var learner in over) await erasure.EraseAsync(learner, ct);
        return over.Count;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Nothing of kind {Kind} is deleted by its term: {Trouble}. An administrator can look at the clock and go on at /admin.")]
        public static partial void Refuses(ILogger logger, string kind, string trouble);

        [LoggerMessage(Level = LogLevel.Warning, Message = "What is over of kind {Kind} could not be deleted now ({Cause}); the next hour tries again.")]
        public static partial void TriesAgain(ILogger logger, string kind, string cause);
    }
}
