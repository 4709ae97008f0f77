using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReturnToWork.Companion.Intake;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Rights;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Storage;

namespace ReturnToWork.Companion.Retention;

/// <summary>
/// Woken every hour: deletes what is older than its term, kind by kind, and writes down how many. Each kind remembers the latest time that it saw; when the clock jumped it
/// deletes nothing and says why, until an administrator says that the clock is right.
/// </summary>
internal sealed partial class RetentionJob(
    CompanionStore store, Organisations organisations, ErasureOrders orders, FactKeeper keeper, KeptKinds kinds, IOptions<RetentionOptions> options, TimeProvider clock, ILogger<RetentionJob> logger)
{
    public async Task LookAsync()
    {
        foreach (var organisation in organisations.All) await LookAsync(organisation, CancellationToken.None);
    }

    public async Task LookAsync(string organisation, CancellationToken ct)
    {
        foreach (var kind in kinds.Codes)
        {
            try
            {
                await OneAsync(organisation, kind, ct);
            }
            catch (Exception trouble) when (trouble is DbException or DbUpdateException)
            {
                // One kind that cannot be deleted now holds up no other; the next hour tries again.
                Log.TriesAgain(logger, kind, trouble.GetType().Name);
            }
        }

        keeper.Forgot();
    }

    /// <summary>An administrator says that the clock is right: from its present time on the job goes on.</summary>
    public async Task GoOnAsync(string organisation, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using (var db = await store.OpenAsync(organisation, ct))
        {
            await db.Retention.Where(row => row.Trouble != null).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.HighWater, (DateTimeOffset?)now).SetProperty(row => row.Trouble, (string?)null), ct);
        }

        await LookAsync(organisation, ct);
    }

    private async Task OneAsync(string organisation, string code, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await store.OpenAsync(organisation, ct);
        if (!await MayAsync(db, code, now, ct)) return;
        var (deleted, before) = code == KeptKinds.People ? (await PeopleAsync(db, now, ct), now) : await ByAgeAsync(db, kinds.ByAge.Single(kind => kind.Code == code), now, ct);
        await db.Retention.Where(row => row.Kind == code).ExecuteUpdateAsync(set => set.SetProperty(row => row.RanAt, (DateTimeOffset?)now).SetProperty(row => row.Deleted, deleted), ct);
        if (code != KeptKinds.People || deleted == 0) return;
        db.Add(Evidence(db, code, now, before, deleted));
        await db.SaveChangesAsync(ct);
    }

    // Written before anything is deleted, so that a run that is killed has seen its time.
    private async Task<bool> MayAsync(CompanionDb db, string code, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.Retention.SingleOrDefaultAsync(row => row.Kind == code, ct) is not { } row)
        {
            // The first time: the last look that was written down is the latest time that we know of.
            db.Add(row = new RetentionRow { Organisation = db.Organisation, Kind = code, HighWater = await db.AccessLog.MaxAsync(look => (DateTimeOffset?)look.At, ct) ?? now });
        }

        row.Trouble = ClockGuard.Judge(now, row.HighWater ?? now, TimeSpan.FromDays(options.Value.LongestPauseDays));
        if (row.Trouble is null && !(row.HighWater > now)) row.HighWater = now;
        await db.SaveChangesAsync(ct);
        if (row.Trouble is { } trouble) Log.Refuses(logger, code, trouble);
        return row.Trouble is null;
    }

    private async Task<(int Deleted, DateTimeOffset Before)> ByAgeAsync(CompanionDb db, KeptKind kind, DateTimeOffset now, CancellationToken ct)
    {
        var before = now.AddMonths(-kind.Months(options.Value));
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var deleted = await kind.DeleteAsync(db, before, now, ct);
        if (deleted > 0) db.Add(Evidence(db, kind.Code, now, before, deleted));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return (deleted, before);
    }

    // Each in a transaction of its own, with a receipt of its own. Not before the Tool took the word to the employee; where nobody paired there is nobody to tell.
    private async Task<int> PeopleAsync(CompanionDb db, DateTimeOffset now, CancellationToken ct)
    {
        var over = await db.People.AsNoTracking().Where(person => person.DeleteAfter != null && person.DeleteAfter <= now
            && (person.ToldDeleteAfter == person.DeleteAfter || !db.Links.Any(link => link.Person == person.Id && link.Confirmed))).Select(person => person.Id).ToListAsync(ct);
        foreach (var person in over)
            if (await orders.AskAsync(db.Organisation, person, ErasureOrders.ByRetention, ct) is { } order) await orders.GoOnAsync(db.Organisation, order, ct);
        return over.Count;
    }

    private static RetentionDoneRow Evidence(CompanionDb db, string code, DateTimeOffset now, DateTimeOffset before, int deleted) =>
        new() { Organisation = db.Organisation, Id = Guid.CreateVersion7(now), Kind = code, At = now, Before = before, Deleted = deleted };

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Nothing of kind {Kind} is deleted by its term: {Trouble}. An administrator can look at the clock and go on at /sources.")]
        public static partial void Refuses(ILogger logger, string kind, string trouble);

        [LoggerMessage(Level = LogLevel.Warning, Message = "What is over of kind {Kind} could not be deleted now ({Cause}); the next hour tries again.")]
        public static partial void TriesAgain(ILogger logger, string kind, string cause);
    }
}
