using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using ReturnToWork.Courses;
using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Houses;

namespace ReturnToWork.Bench;

/// <summary>
/// What a phone on a poor line waits for: 1.6 Mbit/s, 150 ms, a processor four times as slow. Theme 3 opened by anybody and in a session, in turn with a bare page of the same text:
/// no style, drawing or script.
/// </summary>
internal static class FirstScreen
{
    private const double LcpGoal = 2000;
    private const double TbtGoal = 150;

    private const string Watch = """
        globalThis.seen = { lcp: 0, tbt: 0 };
        new PerformanceObserver((list) => { for (const one of list.getEntries()) seen.lcp = one.startTime; }).observe({ type: 'largest-contentful-paint', buffered: true });
        new PerformanceObserver((list) => { for (const one of list.getEntries()) seen.tbt += Math.max(0, one.duration - 50); }).observe({ type: 'longtask', buffered: true });
        """;

    public static async Task<int> RunAsync(int rounds)
    {
        await using var house = await TestHouse.StartAsync();
        await using var browsers = new Browsers();
        await using var bare = await BareAsync();
        (string What, string Address, bool Launched)[] pages =
        [
            ("bare page of the same text", bare.Urls.First(), false),
            ("theme 3, opened by anybody", house.Place.Tool + "/open/3", false),
            ("theme 3 in a session", house.Place.Tool + "/themes/3", true),
        ];
        var seen = pages.Select(_ => new List<Load>()).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (place, page) in pages.Index()) seen[place].Add(await LoadAsync(browsers, page.Address, page.Launched ? house.Place.Lms : null));
        }

        Console.WriteLine($"first screen, {rounds} rounds in turn, {Environment.ProcessorCount} processors; 1.6 Mbit/s, 150 ms, processor / 4; medians");
        foreach (var (place, page) in pages.Index())
        {
            var (lcp, tbt) = (Median(seen[place], load => load.Lcp), Median(seen[place], load => load.Tbt));
            var goals = place == 0 ? "" : $"   LCP goal 2.0 s {Met(lcp <= LcpGoal)}, TBT goal 150 ms {Met(tbt <= TbtGoal)}";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{page.What,-28} LCP {lcp,5:F0} ms   TBT {tbt,4:F0} ms   {Median(seen[place], load => load.Bytes) / 1024,4:F0} KB   {Median(seen[place], load => load.Requests),2:F0} requests{goals}"));
        }

        return 0;
    }

    private static string Met(bool met) => met ? "met" : "not met";

    private static double Median(IEnumerable<Load> loads, Func<Load, double> figure) => loads.Select(figure).Order().ElementAt(loads.Count() / 2);

    /// <param name="lms">Where the theme is launched first, in a window of its own; null: it needs no session.</param>
    private static async Task<Load> LoadAsync(Browsers browsers, string address, string? lms)
    {
        await using var context = await browsers.FreshAsync();
        var page = await context.NewPageAsync();
        if (lms is not null) await LaunchAsync(page, lms);
        await page.GotoAsync("about:blank");
        await page.AddInitScriptAsync(Watch);
        var wire = await context.NewCDPSessionAsync(page);
        await wire.SendAsync("Network.enable");
        await wire.SendAsync("Network.setCacheDisabled", new Dictionary<string, object>(StringComparer.Ordinal) { ["cacheDisabled"] = true });
        await wire.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["offline"] = false, ["latency"] = 150, ["downloadThroughput"] = 1_600_000 / 8, ["uploadThroughput"] = 750_000 / 8,
        });
        await wire.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object>(StringComparer.Ordinal) { ["rate"] = 4 });
        ConcurrentQueue<Task<RequestSizesResult>> loaded = new();
        page.RequestFinished += (_, request) => loaded.Enqueue(request.SizesAsync());
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });
        await Task.Delay(1000);
        var sizes = await Task.WhenAll(loaded);
        return new Load(
            await page.EvaluateAsync<double>("seen.lcp"), await page.EvaluateAsync<double>("seen.tbt"), sizes.Sum(size => size.ResponseBodySize + size.ResponseHeadersSize), sizes.Length);
    }

    private static async Task LaunchAsync(IPage page, string lms)
    {
        await page.GotoAsync(lms);
        await page.Locator("button[name=learner][value=noor]").ClickAsync();
        await page.WaitForURLAsync("**/courses");
        await page.GotoAsync(lms + "/courses/3");
        var login = await page.Locator("#theme").GetAttributeAsync("src");
        await page.GotoAsync(new Uri(new Uri(lms), login).AbsoluteUri);
        await page.WaitForURLAsync("**/themes/3");
    }

    private static async Task<WebApplication> BareAsync()
    {
        var theme = ThemeLibrary.Load(Path.Combine(Repository.Root, "packages-scorm", "themes")).Themes[3];
        var html = $"<!DOCTYPE html><html lang=\"nl\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{theme.Name("nl")}</title>{ThemeRenderer.Main(theme, "nl", WhoSees.Open, shown: true)}";
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/", () => Results.Text(html, "text/html", Encoding.UTF8));
        await app.StartAsync();
        return app;
    }

    private sealed record Load(double Lcp, double Tbt, double Bytes, double Requests);
}
