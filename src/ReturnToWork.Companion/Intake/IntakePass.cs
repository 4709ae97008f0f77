using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Companion.Training;
using ReturnToWork.Companion.Training.Progress;
using ReturnToWork.Xapi;

namespace ReturnToWork.Companion.Intake;

/// <summary>
/// One look at one store: everything since the cursor, until the chain of pages ends (shared/xapi.md 3d). The cursor moves only then, by the store's own
/// clock; a pass that breaks off leaves what it kept and starts again from the old cursor.
/// </summary>
internal sealed class IntakePass(CompanionStore store, FactKeeper keeper, TrainingBook training, IHttpClientFactory http, IOptions<IntakeOptions> intake, IOptions<ActivityOptions> activities, TimeProvider clock)
{
    public const string HttpName = "record-store";

    private static readonly TimeSpan NoteEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly TimeSpan NotTwiceANight = TimeSpan.FromHours(20);

    /// <summary>Reads what is new.</summary>
    /// <exception cref="XapiException">The store did not answer as it should.</exception>
    /// <exception cref="TimeoutException">An answer took too long.</exception>
    public async Task RunAsync(IntakeSource source, CancellationToken ct)
    {
        var row = await RowAsync(source, ct);
        var (changed, reached, touched) = (0, row.Cursor, new TouchedTrainees(source.Organisation));
        await foreach (var (page, first) in PagesAsync(source, PassCursor.Since(row.Cursor, source.Overlap), ct))
        {
            var kept = (await keeper.KeepAsync(row.Source, FactOfSource(source), page, beside: false, ct)).Changed;
            if (kept > 0) touched.By(page);
            changed += kept;
            reached = PassCursor.Reached(reached, page, first, clock.GetUtcNow());
        }

        var erased = await FollowErasuresAsync(source, row, ct);
        if (erased > 0) touched.ByErasure();
        await touched.RecomputeAsync(training, ct);
        changed += erased;
        await keeper.EmptyLogAsync(source.Organisation, ct);
        if (changed > 0 || row.Trouble is not null || row.LookedAt is null || clock.GetUtcNow() - row.LookedAt > NoteEvery) await NoteAsync(source, row.Source, reached, ct);
    }

    /// <summary>
    /// Looks a week back in another's store, once a night: that store may have shown a statement later than the overlap reaches. Counts the facts that the cursor
    /// had missed; what came after the cursor is the next pass's.
    /// </summary>
    /// <returns>How many were missed.</returns>
    public async Task<int> SweepAsync(IntakeSource source, CancellationToken ct)
    {
        var row = await RowAsync(source, ct);
        if (row.Cursor is not { } cursor || clock.GetUtcNow() - row.SweptAt < NotTwiceANight) return 0;
        var missed = 0;
        await foreach (var (page, _) in PagesAsync(source, PassCursor.Since(cursor, Week), ct))
        {
            var behind = page with { Statements = [.. page.Statements.Where(statement => statement.Stored <= cursor)] };
            missed += (await keeper.KeepAsync(row.Source, FactOfSource(source), behind, beside: false, ct)).Added;
        }

        await using var db = await store.OpenAsync(source.Organisation, ct);
        var noted = await db.Sources.SingleAsync(known => known.Source == row.Source, ct);
        (noted.SweptAt, noted.Missed) = (clock.GetUtcNow(), noted.Missed + missed);
        await db.SaveChangesAsync(ct);
        return missed;
    }

    /// <summary>Reads the whole store again and makes its facts anew, beside those that pages show.</summary>
    /// <param name="read">The statements that the organisation's stores said so far; those of this store are added. What is there already is passed over.</param>
    /// <returns>By the store's clock: everything stored up to here was read.</returns>
    public async Task<DateTimeOffset?> RebuildAsync(IntakeSource source, HashSet<Guid> read, CancellationToken ct)
    {
        var row = await RowAsync(source, ct);
        var reached = (DateTimeOffset?)null;
        var before = read.ToHashSet();
        await foreach (var (page, first) in PagesAsync(source, since: null, ct))
        {
            await keeper.KeepAsync(row.Source, FactOfSource(source), page with { Statements = [.. page.Statements.Where(statement => !before.Contains(statement.Id!.Value))] }, beside: true, ct);
            read.UnionWith(page.Statements.Select(statement => statement.Id!.Value));
            reached = PassCursor.Reached(reached, page, first, clock.GetUtcNow());
        }

        await FollowErasuresAsync(source, row, ct);
        return reached;
    }

    /// <summary>Reads what came while a rebuild was reading: the passes of a running host wrote it to the facts that were swapped out.</summary>
    public async Task CatchUpAsync(IntakeSource source, DateTimeOffset? since, CancellationToken ct)
    {
        var row = await RowAsync(source, ct);
        var reached = since;
        await foreach (var (page, first) in PagesAsync(source, PassCursor.Since(since, source.Overlap), ct))
        {
            await keeper.KeepAsync(row.Source, FactOfSource(source), page, beside: false, ct);
            reached = PassCursor.Reached(reached, page, first, clock.GetUtcNow());
        }

        await FollowErasuresAsync(source, row, ct);
        await NoteAsync(source, row.Source, reached, ct);
    }

    /// <summary>Writes down that the store could not be read; the code becomes a sentence on the administrator's page.</summary>
    public async Task TroubleAsync(IntakeSource source, string trouble, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(source.Organisation, ct);
        var name = NameOf(source);
        var row = await db.Sources.SingleOrDefaultAsync(known => known.Source == name, ct);
        if (row is null) db.Add(row = new SourceRow { Organisation = source.Organisation, Source = name });
        (row.Trouble, row.TroubleAt) = (trouble, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }

    public static string NameOf(IntakeSource source) => source.Endpoint!.AbsoluteUri;

    private async IAsyncEnumerable<(StatementPage Page, bool First)> PagesAsync(IntakeSource source, DateTimeOffset? since, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(intake.Value.Patience);
        await using var pages = ClientOf(source).ReadAsync(new ReadPass(since, intake.Value.PageSize), patience.Token).GetAsyncEnumerator(patience.Token);
        for (var first = true; ; first = false)
        {
            bool more;
            try
            {
                more = await pages.MoveNextAsync();
            }
            catch (OperationCanceledException late) when (!ct.IsCancellationRequested)
            {
                throw new TimeoutException("The store's answer took too long.", late);
            }

            // Only the store is on the clock, not what we do with its page.
            patience.CancelAfter(Timeout.InfiniteTimeSpan);
            if (!more) yield break;
            yield return (pages.Current, first);
            patience.CancelAfter(intake.Value.Patience);
        }
    }

    private async Task<int> FollowErasuresAsync(IntakeSource source, SourceRow row, CancellationToken ct)
    {
        var (followed, next) = (0, row.ErasuresCursor);
        while (true)
        {
            ErasurePage? page;
            try
            {
                page = await ClientOf(source).ReadErasuresAsync(next, ct).WaitAsync(intake.Value.Patience, ct);
            }
            catch (XapiException refused) when (refused.Status is 400 or 401 or 403 or 405)
            {
                // Another store's way to say that it keeps no such ledger; statements were read with the same key a moment ago.
                return followed;
            }

            if (page is null || (page.Erasures.Count == 0 && page.Next == next)) return followed;
            await using var db = await store.OpenAsync(source.Organisation, ct);
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await keeper.EraseAsync(source.Organisation, page, db, ct);
            var cursor = await db.Sources.SingleAsync(known => known.Source == row.Source, ct);
            cursor.ErasuresCursor = page.Next;
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            keeper.Forgot();
            followed += page.Erasures.Count;
            if (page.IsLast || page.Next <= next) return followed;
            next = page.Next;
        }
    }

    private async Task<SourceRow> RowAsync(IntakeSource source, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(source.Organisation, ct);
        var name = NameOf(source);
        var row = await db.Sources.AsNoTracking().SingleOrDefaultAsync(known => known.Source == name, ct);
        if (row is not null) return row;
        row = new SourceRow { Organisation = source.Organisation, Source = name };
        db.Add(row);
        await db.SaveChangesAsync(ct);
        return row;
    }

    private async Task NoteAsync(IntakeSource source, string name, DateTimeOffset? reached, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(source.Organisation, ct);
        var row = await db.Sources.SingleAsync(known => known.Source == name, ct);
        if (reached > row.Cursor || row.Cursor is null) row.Cursor = reached;
        (row.LookedAt, row.Trouble, row.TroubleAt) = (clock.GetUtcNow(), null, null);
        await db.SaveChangesAsync(ct);
    }

    private FactOf FactOfSource(IntakeSource source) => new(activities.Value.ActivityBase, source.Organisation) { Foreign = source.Foreign, Authority = source.AuthorityKey, OwnKey = source.Foreign ? null : source.Key };

    private XapiClient ClientOf(IntakeSource source) => new(http.CreateClient(HttpName), new XapiEndpoint(NameOf(source), source.Key, source.Secret, MayBePlain: true));
}
