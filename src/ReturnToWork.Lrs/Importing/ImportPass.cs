using Microsoft.EntityFrameworkCore;
using ReturnToWork.Storage;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>How a look at another store ended.</summary>
/// <param name="IsWhole">Everything was read to the end of the chain.</param>
/// <param name="Trouble">What went wrong, in words without anything of a statement.</param>
internal sealed record ImportLook(bool IsWhole, string? Trouble)
{
    public static readonly ImportLook Whole = new(IsWhole: true, null);

    /// <summary>It was not time yet, or another worker has it.</summary>
    public static readonly ImportLook NotDue = new(IsWhole: false, null);
}

/// <summary>
/// One look at another store: everything stored there since the cursor less the overlap, until the chain of pages ends (xapi 3d). The cursor moves only then, by
/// the other store's own clock; a look that breaks off leaves what it took and starts again from the old cursor.
/// </summary>
internal sealed class ImportPass(ImportSource source, FlowOptions flows, IDbContextFactory<LrsDb> factory, Writer writer, XapiClient client, TimeProvider clock)
{
    private const int PageSize = 200;
    private const int MostWithoutProgress = 100;
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly TimeSpan NotTwiceANight = TimeSpan.FromHours(20);

    private TimeSpan Lease => flows.Patience * 4;

    /// <param name="sweep">Looks a week back afterwards, if that was not done this night.</param>
    public async Task<ImportLook> RunAsync(bool sweep, CancellationToken ct)
    {
        if ((await RowAsync(ct))?.Due > clock.GetUtcNow().ToUnixMicroseconds()) return ImportLook.NotDue;
        var claim = new Claim(source.Organisation, FlowTable.Imports, source.Name, clock.GetUtcNow(), Lease);
        await writer.WriteAsync(claim);
        if (claim.Mine is not { } mine) return ImportLook.NotDue;
        var look = new Look(mine);
        // Who has claimed lets go, also when the host stops: from here on nothing of our own is cancelled.
        var row = (await RowAsync(CancellationToken.None))!;
        var cursor = row.Cursor == 0 ? (DateTimeOffset?)null : UnixMicroseconds.ToMoment(row.Cursor);
        try
        {
            var (reached, _) = await ReadAsync(look, cursor, PassCursor.Since(cursor, source.Overlap), ct);
            if (sweep && reached is { } end && clock.GetUtcNow() - UnixMicroseconds.ToMoment(row.Swept) > NotTwiceANight)
            {
                await NoteAsync(look, reached, Lease, 0, null);
                var (_, missed) = await ReadAsync(look, cursor, PassCursor.Since(end, Week), ct, upTo: end);
                await NoteAsync(look, null, source.Every, 0, null, missed);
            }
            else await NoteAsync(look, reached, source.Every, 0, null);
            return ImportLook.Whole;
        }
        catch (LostException)
        {
            return ImportLook.NotDue;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            await NoteAsync(look, null, TimeSpan.Zero, row.Failures, row.LastError);
            throw;
        }
        catch (Exception trouble) when (trouble is XapiException or TimeoutException)
        {
            var pause = Pauses.After(row.Failures + 1, TimeSpan.FromSeconds(1), flows.LongestPause, (trouble as XapiException)?.RetryAfter);
            var words = trouble is XapiException { Status: 401 or 403 } ? $"{trouble.Message} It does not let us read: look at Key and Secret of Lrs:Imports." : trouble.Message;
            await NoteAsync(look, null, pause, row.Failures + 1, words);
            return new(IsWhole: false, words);
        }
    }

    public async Task<ImportRow?> RowAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Set<ImportRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Organisation == source.Organisation && row.Source == source.Name, ct);
    }

    /// <summary>Ours while <see cref="Mine"/> is what the row says.</summary>
    private sealed class Look(long mine)
    {
        public long Mine { get; set; } = mine;
    }

    private sealed class LostException : Exception;

    private async Task<(DateTimeOffset? Reached, int Taken)> ReadAsync(Look look, DateTimeOffset? reached, DateTimeOffset? since, CancellationToken ct, DateTimeOffset? upTo = null)
    {
        var (taken, latest, idle) = (0, DateTimeOffset.MinValue, 0);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(flows.Patience);
        await using var pages = client.ReadAsync(new ReadPass(since, PageSize), patience.Token).GetAsyncEnumerator(patience.Token);
        for (var first = true; await NextAsync(pages, ct); first = false)
        {
            // Only the store is on the clock, not what we do with its page.
            patience.CancelAfter(Timeout.InfiniteTimeSpan);
            var page = pages.Current;
            reached = PassCursor.Reached(reached, page, first, clock.GetUtcNow());
            if (upTo is not null) page = page with { Statements = [.. page.Statements.Where(statement => statement.Stored <= upTo)] };
            var work = new TakeIn(source, look.Mine, page, clock.GetUtcNow(), Lease);
            await writer.WriteAsync(work);
            look.Mine = work.Mine ?? throw new LostException();
            taken += work.Taken;
            // Oldest first, so a chain that leads anywhere gets later.
            var now = page.Statements.Max(statement => statement.Stored) ?? DateTimeOffset.MinValue;
            idle = now > latest ? 0 : idle + 1;
            latest = now > latest ? now : latest;
            if (idle > MostWithoutProgress) throw new XapiException("The store's \"more\" goes on without end and brings nothing new.");
            patience.CancelAfter(flows.Patience);
        }

        return (reached, taken);
    }

    private static async Task<bool> NextAsync(IAsyncEnumerator<StatementPage> pages, CancellationToken ct)
    {
        try
        {
            return await pages.MoveNextAsync();
        }
        catch (OperationCanceledException late) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException("The store's answer took too long.", late);
        }
    }

    private async Task NoteAsync(Look look, DateTimeOffset? cursor, TimeSpan pause, int failures, string? error, int? missed = null)
    {
        var note = new NoteImport(source, look.Mine, clock.GetUtcNow()) { Cursor = cursor, Due = clock.GetUtcNow() + pause, Failures = failures, Error = error, Missed = missed };
        await writer.WriteAsync(note);
        look.Mine = note.Mine ?? look.Mine;
    }
}
