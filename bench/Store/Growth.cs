using System.Diagnostics;
using System.Globalization;

namespace ReturnToWork.Bench.Store;

/// <summary>A million statements: do questions stay as quick as they were at ten thousand, and does memory stay where it was after the first hundred thousand?</summary>
internal static class Growth
{
    private const int Step = 100_000;
    private const int Actors = 100;

    public static async Task RunAsync(ServedStore store)
    {
        await ReadSpeed.FillAsync(store, 10_000, Actors);
        // Twice, because the first time the store's own code is still being compiled.
        await ReadSpeed.AskAsync(store, print: false, Actors);
        var small = await ReadSpeed.AskAsync(store, print: false, Actors);
        await ReadSpeed.FillAsync(store, Step - 10_000, Actors);
        var first = store.Resident;
        for (var rows = Step; rows < 10 * Step; rows += Step)
        {
            var began = Stopwatch.GetTimestamp();
            await ReadSpeed.FillAsync(store, Step, Actors);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {rows + Step,9} statements   {Step / Stopwatch.GetElapsedTime(began).TotalSeconds,7:F0}/s   resident {store.Resident / 1048576.0,6:F0} MB"));
        }

        var large = await ReadSpeed.AskAsync(store, print: true, Actors);
        foreach (var (what, p95) in large)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-20} p95 at 10,000 {small[what],7:F2} ms   at 1,000,000 {p95,7:F2} ms   ratio {p95 / small[what]:F2}   goal: at most 1.50"));
        if (first is { } before) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  resident memory grew by {(store.Resident - before) / 1048576.0:F0} MB from the first to the last 100,000   goal: below 100 MB"));
        Console.WriteLine();
    }
}
