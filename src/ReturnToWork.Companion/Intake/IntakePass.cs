using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Xapi;

namespace ReturnToWork.Companion.Intake;

/// <summary>
/// One look at one store: everything since the cursor, until the chain of pages ends (shared/xapi.md 3d). The cursor moves only then, by the store's own
/// clock; a pass that breaks off leaves what it kept and starts again from the old cursor.
/// </summary>
internal sealed class IntakePass(CompanionStore store, FactKeeper keeper, IHttpClientFactory http, IOptions<IntakeOptions> intake, IOptions<ActivityOptions> activities, TimeProvider clock)
{
    public const string HttpName = "record-store";

    private static readonly TimeSpan NoteEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan ClocksMayDiffer = TimeSpan.FromMinutes(5);

    /// <summary>Reads what is new.</summary>
    /// <exception cref="XapiException">The store did not answer as it should.</exception>
    /// <exception cref="TimeoutException">An answer took too long.</exception>
    public async Task RunAsync(IntakeSource source, CancellationToken ct)
    {
        var row = await RowAsync(source, ct);
        // A store may say any time, the year 1 too.
        var behind = row.Cursor is { } cursor && cursor - DateTimeOffset.MinValue > source.Overlap + Millisecond * 2 ? FloorToMillisecond(cursor - source.Overlap) - Millisecond : (DateTimeOffset?)null;
        var (changed, reached) = (0, row.Cursor);
        await foreach (var (page, first) in PagesAsync(source, behind, ct))
        {
            changed += await keeper.KeepAsync(row.Source, FactOfSource(source), page, overwrite: false, ct);
            reached = Reached(reached, page, first);
        }

        changed += await FollowErasuresAsync(source, row, ct);
        await keeper.EmptyLogAsync(source.Organisation, ct);
        if (changed > 0 || row.Trouble is not null || row.LookedAt is null || clock.GetUtcNow() - row.LookedAt > NoteEvery) await NoteAsync(source, row.Source, reached, ct);
    }

    /// <summary>Reads the whole store again: facts that are no longer said are dropped, the others read anew. No page goes blank meanwhile.</summary>
    /// <returns>How many statements were read.</returns>
    public async Task<int> RebuildAsync(IntakeSource source, CancellationToken ct)
    {
        var row = await RowAsync(source, ct);
        var read = new HashSet<Guid>();
        var reached = (DateTimeOffset?)null;
        await foreach (var (page, first) in PagesAsync(source, since: null, ct))
        {
            await keeper.KeepAsync(row.Source, FactOfSource(source), page, overwrite: true, ct);
            read.UnionWith(page.Statements.Select(statement => statement.Id!.Value));
            reached = Reached(reached, page, first);
        }

        await using var db = await store.OpenAsync(source.Organisation, ct);
        var kept = await db.Facts.Where(fact => fact.Source == row.Source).Select(fact => fact.Statement).ToListAsync(ct);
        foreach (var gone in kept.Where(id => !read.Contains(id)).Chunk(200)) await FactKeeper.ForgetAsync(db, gone, ct);
        keeper.Forgot();
        await FollowErasuresAsync(source, row, ct);
        await keeper.EmptyLogAsync(source.Organisation, ct);
        await NoteAsync(source, row.Source, reached, ct);
        return read.Count;
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

    // Consistent-Through of the first answer: later answers may promise more than the earlier pages held. A store without that header, or with one far
    // from any clock, gets a cursor only as far as what it really handed over.
    private DateTimeOffset? Reached(DateTimeOffset? old, StatementPage page, bool first)
    {
        var trusted = first && page.ConsistentThrough is { } through && through < clock.GetUtcNow() + ClocksMayDiffer;
        var handed = page.ConsistentThrough is { } said && said < clock.GetUtcNow() + ClocksMayDiffer ? null : page.Statements.Max(statement => statement.Stored);
        var reached = trusted ? page.ConsistentThrough : handed;
        return reached > old || old is null ? reached ?? old : old;
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

    private FactOf FactOfSource(IntakeSource source) => new(activities.Value.ActivityBase, source.Organisation);

    private XapiClient ClientOf(IntakeSource source) => new(http.CreateClient(HttpName), new XapiEndpoint(NameOf(source), source.Key, source.Secret));

    private static DateTimeOffset FloorToMillisecond(DateTimeOffset at) => at.AddTicks(-(at.UtcTicks % TimeSpan.TicksPerMillisecond));
}
