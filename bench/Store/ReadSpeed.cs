using System.Collections.Concurrent;
using System.Globalization;

namespace ReturnToWork.Bench.Store;

/// <summary>Questions with limit 50, one client, at a size.</summary>
internal static class ReadSpeed
{
    private const int Asked = 400;

    private static readonly (string What, Func<Random, int, string> Query)[] Questions =
    [
        ("by agent", (random, actors) => $"agent={Uri.EscapeDataString(LoadStatement.Actor(random.Next(actors)))}"),
        ("by activity", (random, _) => $"activity={Uri.EscapeDataString(LoadStatement.Activity(random.Next(LoadStatement.Activities)))}"),
        ("by registration", (random, _) => $"registration={LoadStatement.Registration(random.Next(LoadStatement.Groups), random.Next(10))}"),
        ("by verb and since", (random, _) => $"verb={Uri.EscapeDataString(LoadStatement.Verb(random.Next(LoadStatement.Verbs.Length)))}&since={LoadStatement.Since(TimeProvider.System.GetUtcNow().AddHours(-1))}"),
        ("no filter", (_, _) => "ascending=false"),
    ];

    public static async Task RunAsync(ServedStore store, int rows)
    {
        await FillAsync(store, rows);
        Console.WriteLine($"GET /statements, limit 50, at {rows} statements   goal: p50 at most 3 ms");
        await AskAsync(store, print: true);
        Console.WriteLine();
    }

    /// <summary>The 95th percentile of each question, in milliseconds.</summary>
    public static async Task<IReadOnlyDictionary<string, double>> AskAsync(ServedStore store, bool print, int actors = LoadStatement.Actors)
    {
        using var client = await store.ConnectAsync();
        var random = new Random(7);
        var result = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (what, query) in Questions)
        {
            var waits = new List<double>(Asked);
            for (var n = -50; n < Asked; n++)
            {
                var began = System.Diagnostics.Stopwatch.GetTimestamp();
                var status = await client.SendAsync("GET", $"statements?limit=50&{query(random, actors)}", default);
                if (status != 200) throw new InvalidOperationException($"The store answered {status}.");
                if (n >= 0) waits.Add(System.Diagnostics.Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }

            var sorted = waits.Order().ToArray();
            result[what] = Rate.At(sorted, 0.95);
            if (print) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-20} p50 {Rate.At(sorted, 0.5),7:F2} ms   p95 {Rate.At(sorted, 0.95),7:F2} ms   max {sorted[^1],7:F2} ms"));
        }

        return result;
    }

    public static async Task FillAsync(ServedStore store, int rows, int actors = LoadStatement.Actors)
    {
        var load = new LoadStatement(Random.Shared.Next(), actors);
        var batches = new BlockingCollection<byte[]>(32);
        var making = Task.Run(() =>
        {
            for (var made = 0; made < rows; made += 100) batches.Add(load.Batch(100));
            batches.CompleteAdding();
        });
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            using var client = await store.ConnectAsync();
            foreach (var batch in batches.GetConsumingEnumerable())
                if (await client.SendAsync("POST", "statements", batch) != 200) throw new InvalidOperationException("The store refused a batch.");
        })));
        await making;
    }
}
