using System.Diagnostics;
using System.Globalization;
using ReturnToWork.Bench.Store;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;

namespace ReturnToWork.Bench.Survival;

/// <summary><c>kills [sqlite|postgres] [N]</c>: kill -9 of the store at a random moment of heavy writing, N times on the same data (reliability.md F-01).</summary>
internal static class KillLoop
{
    public static async Task<int> RunAsync(DataProvider engine, int kills)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        var diary = new Diary();
        var starts = new List<double>();
        for (var kill = 0; kill < kills; kill++)
        {
            var began = Stopwatch.GetTimestamp();
            await using var store = await ServedStore.OverAsync(place);
            starts.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            var writing = diary.WriteUntilBrokenAsync(store);
            await diary.UntilSomeMomentAsync(writing);
            store.Kill();
            await writing;
        }

        await using var last = await ServedStore.OverAsync(place);
        var finding = await diary.CompareAsync(last);
        var sorted = starts.Order().ToArray();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"F-01 {engine}: {finding}, in {kills} kills; ready again p95 {Rate.At(sorted, 0.95):F0} ms"));
        return finding.IsClean && finding.Acknowledged > 0 ? 0 : 1;
    }
}
