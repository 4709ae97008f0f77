using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Xapi;

namespace ReturnToWork.Bench.Coaching;

/// <summary>Issue 6: pages of coaches with 16 clients, the fold, and from statement to talking point at 100 a second.</summary>
internal static class CoachingBench
{
    private const int Clients = 16;

    public static async Task RunAsync(DataProvider engine, int people)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        var filling = Stopwatch.GetTimestamp();
        var (statements, facts, fold) = await SeededCompanion.FillAsync(place, people);
        Say($"{engine}: {SeededCompanion.Coaches} coaches, {people} people, {statements} statements, {facts} facts; filled in {Stopwatch.GetElapsedTime(filling).TotalSeconds:F0} s");
        Say($"  the fold alone (statement to fact to view)   {statements / fold.TotalSeconds,9:F0} statements/s   goal at least 20,000: {(statements / fold.TotalSeconds >= 20_000 ? "met" : "MISSED")}");

        await using var identity = await StubIdentityProvider.StartAsync();
        await using var tool = await StubTool.StartAsync();
        await using var companion = await ServedCompanion.StartAsync(place, identity.Address, tool.Address);
        var coaches = new List<Visitor>();
        for (var n = 0; n < Clients; n++)
        {
            identity.Next = new StubProfessional(SeededCompanion.CoachOf(n), $"Coach {n}", SeededCompanion.Organisation, "coach");
            var visitor = new Visitor(companion.Address);
            await visitor.GetAsync("/sign-in/go?to=/");
            coaches.Add(visitor);
        }

        for (var round = 0; round < 3; round++) await PagesAsync(companion, coaches, people, TimeSpan.FromSeconds(2), print: false);
        await PagesAsync(companion, coaches, people, TimeSpan.FromSeconds(6), print: true);
        await FlowAsync(tool, coaches[0]);
        foreach (var coach in coaches) coach.Dispose();
        Console.WriteLine();
    }

    private static async Task PagesAsync(ServedCompanion companion, List<Visitor> coaches, int people, TimeSpan time, bool print)
    {
        var random = new Random(1);
        var talks = Enumerable.Range(0, Clients).Select(n => (n + (SeededCompanion.Coaches * random.Next(people / SeededCompanion.Coaches)))).ToArray();
        foreach (var (what, address) in new (string, Func<int, int, string>)[]
        {
            ("baseline: /health/live", (_, _) => "/health/live"),
            ("caseload", (_, _) => "/people"),
            ("talk page", (n, turn) => $"/people/{SeededCompanion.PersonOf((n + (SeededCompanion.Coaches * ((talks[n] + turn) % (people / SeededCompanion.Coaches)))) % people)}"),
        })
        {
            var (waits, processor, start) = (new ConcurrentBag<double>(), companion.Processor, Stopwatch.GetTimestamp());
            await Task.WhenAll(coaches.Select((coach, n) => Task.Run(async () =>
            {
                for (var turn = 0; Stopwatch.GetElapsedTime(start) < time; turn++)
                {
                    var began = Stopwatch.GetTimestamp();
                    var seen = await coach.GetAsync(address(n, turn));
                    waits.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                    if (seen.Status != System.Net.HttpStatusCode.OK) throw new InvalidOperationException($"{what} answered {seen.Status}.");
                }
            })));
            if (!print) continue;
            var sorted = waits.Order().ToArray();
            double At(double quantile) => sorted[Math.Min(sorted.Length - 1, (int)(quantile * sorted.Length))];
            Say($"  {what,-24} {Clients} clients flat out {sorted.Length / time.TotalSeconds,7:F0} a second   p50 {At(0.5),6:F1}   p95 {At(0.95),6:F1}   p99 {At(0.99),6:F1} ms   processor {(companion.Processor - processor).TotalMilliseconds / sorted.Length,5:F2} ms each{(what[0] == 'b' ? "" : $"   goal p95 at most 100 ms: {(At(0.95) <= 100 ? "met" : "MISSED")}")}");
        }
    }

    /// <summary>A hundred statements a second come into the store; one in twenty is a share of a person of the first coach, whose page is asked until it shows it.</summary>
    private static async Task FlowAsync(StubTool tool, Visitor coach)
    {
        var (person, waits, clock) = (SeededCompanion.PersonOf(0), new List<double>(), TimeProvider.System);
        var page = $"/people/{person}";
        using var stop = new CancellationTokenSource();
        var rest = Task.Run(async () =>
        {
            var start = Stopwatch.GetTimestamp();
            for (var n = 0; !stop.IsCancellationRequested; n++)
            {
                tool.Store(SeededCompanion.Organisation, Tell.Completed(SeededCompanion.Scene(1 + (n % 5000), 1 + (n % 6)), Guid.NewGuid(), clock.GetUtcNow()));
                var early = TimeSpan.FromMilliseconds(10 * n) - Stopwatch.GetElapsedTime(start);
                if (early > TimeSpan.Zero) await Task.Delay(early);
            }
        });
        await Task.Delay(2000);
        for (var round = 0; round < 40; round++)
        {
            var share = Tell.Shared(SeededCompanion.Scene(0, 3), Guid.NewGuid(), clock.GetUtcNow(), ["ask"], []);
            tool.Store(SeededCompanion.Organisation, share);
            var began = Stopwatch.GetTimestamp();
            while (!(await coach.GetAsync(page)).Html.Contains(share.Id!.Value.ToString("N"), StringComparison.Ordinal))
            {
                if (Stopwatch.GetElapsedTime(began).TotalSeconds > 30) throw new TimeoutException("The point did not come within half a minute.");
                await Task.Delay(20);
            }

            waits.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        await stop.CancelAsync();
        await rest;
        var sorted = waits.Order().ToArray();
        Say($"  statement to talking point at 100 a second   p50 {sorted[sorted.Length / 2],6:F0}   p95 {sorted[(int)(sorted.Length * 0.95)],6:F0}   max {sorted[^1],6:F0} ms   goal p95 at most 2000 ms: {(sorted[(int)(sorted.Length * 0.95)] <= 2000 ? "met" : "MISSED")}");
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
