using System.Collections.Concurrent;
using System.Globalization;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;

namespace ReturnToWork.Bench.Store;

/// <summary>Durable single statements with 64 clients and batches of 50, each in turn with its raw loop.</summary>
internal static class WriteSpeed
{
    private const int Clients = 64;
    private const int BatchClients = 4;
    private const int PerBatch = 50;
    private const int Rounds = 3;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(4);

    public static async Task RunAsync(ServedStore store, DataProvider? engine)
    {
        var load = new LoadStatement(1);
        await using var raw = engine is { } ours ? await RawPlace.OpenAsync(ours) : null;
        await using var arrays = engine == DataProvider.PostgreSql ? await RawPlace.OpenAsync(DataProvider.PostgreSql, asArrays: true) : null;
        List<Rate> single = [], rawSingle = [], rawArrays = [], batches = [], rawBatches = [];
        await SinglesAsync(store, load, TimeSpan.FromSeconds(2));
        for (var round = 0; round < Rounds; round++)
        {
            if (raw is not null) rawSingle.Add(await RawSinglesAsync(raw.Store, load));
            if (arrays is not null) rawArrays.Add(await RawSinglesAsync(arrays.Store, load));
            single.Add(await SinglesAsync(store, load, Window));
        }

        Print(Rate.Median(single), rawSingle, "goal: at least 0.50, p99.9 at most 250 ms");
        if (rawArrays.Count > 0) Console.WriteLine($"  for comparison, raw rows as arrays: {Rate.Median(rawArrays)}\n");
        for (var round = 0; round < Rounds; round++)
        {
            if (raw is not null) rawBatches.Add(await RawBatchesAsync(raw.Store, load));
            batches.Add(await BatchesAsync(store, load));
        }

        Print(Rate.Median(batches), rawBatches, "goal: at least 0.67");
    }

    private static void Print(Rate ours, List<Rate> raw, string goal)
    {
        Console.WriteLine(ours);
        if (raw.Count == 0) return;
        var baseline = Rate.Median(raw);
        Console.WriteLine($"  baseline: {baseline}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  ratio {ours.PerSecond / baseline.PerSecond:F2}   {goal}"));
        Console.WriteLine();
    }

    private static async Task<Rate> SinglesAsync(ServedStore store, LoadStatement load, TimeSpan window)
    {
        var ready = new ConcurrentQueue<byte[]>(Enumerable.Range(0, (int)(window.TotalSeconds * 12_000)).Select(_ => load.Next().Utf8));
        var clients = await ConnectAsync(store, Clients);
        var rate = await Rate.ClosedLoopAsync($"POST of one, {Clients} clients", Clients, 1, window, async n =>
        {
            if (ready.TryDequeue(out var body)) Expect(await clients[n].SendAsync("POST", "statements", body));
        });
        clients.ForEach(client => client.Dispose());
        return rate;
    }

    private static async Task<Rate> BatchesAsync(ServedStore store, LoadStatement load)
    {
        var ready = new ConcurrentQueue<byte[]>(Enumerable.Range(0, (int)(Window.TotalSeconds * 300)).Select(_ => load.Batch(PerBatch)));
        var clients = await ConnectAsync(store, BatchClients);
        var rate = await Rate.ClosedLoopAsync($"POST of {PerBatch}, {BatchClients} clients", BatchClients, PerBatch, Window, async n =>
        {
            if (ready.TryDequeue(out var body)) Expect(await clients[n].SendAsync("POST", "statements", body));
        });
        clients.ForEach(client => client.Dispose());
        return rate;
    }

    private static async Task<Rate> RawSinglesAsync(IRawStore store, LoadStatement load)
    {
        var ready = new ConcurrentQueue<RawRow>(RawRows.Make(load, (int)(Window.TotalSeconds * 15_000)));
        await using var group = new RawGroupCommit(store);
        return await Rate.ClosedLoopAsync($"raw rows, group commit, {Clients} producers", Clients, 1, Window, async _ =>
        {
            if (ready.TryDequeue(out var row)) await group.WriteAsync(row);
        });
    }

    private static async Task<Rate> RawBatchesAsync(IRawStore store, LoadStatement load)
    {
        var ready = new ConcurrentQueue<RawRow[]>(RawRows.Make(load, (int)(Window.TotalSeconds * 20_000)).Chunk(PerBatch));
        return await Rate.ClosedLoopAsync($"raw rows, one transaction per {PerBatch}", 1, PerBatch, Window, async _ =>
        {
            if (ready.TryDequeue(out var rows)) await store.WriteAsync(rows);
        });
    }

    private static async Task<List<LeanClient>> ConnectAsync(ServedStore store, int count)
    {
        var clients = new List<LeanClient>(count);
        for (var n = 0; n < count; n++) clients.Add(await store.ConnectAsync());
        return clients;
    }

    private static void Expect(int status)
    {
        if (status is not (200 or 204)) throw new InvalidOperationException($"The store answered {status}.");
    }
}

/// <summary>An empty database with the store's own tables, for the raw loop.</summary>
internal sealed class RawPlace(FreshPlace place, IRawStore store) : IAsyncDisposable
{
    public IRawStore Store => store;

    public static async Task<RawPlace> OpenAsync(DataProvider engine, bool asArrays = false)
    {
        var place = await FreshPlace.OnAsync(engine);
        await EmptyStore.MakeAsync(place);
        return new(place, engine == DataProvider.Sqlite ? new RawSqlite(Path.Combine(place.Directory, "tool", "lrs.db")) : await RawPostgres.OpenAsync(place.ConnectionString!, asArrays));
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        await place.DisposeAsync();
    }
}
