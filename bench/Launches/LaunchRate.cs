using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Storage;

namespace ReturnToWork.Bench.Launches;

/// <summary>Launches a second of 64 clients with the key set warm, in turn with the same page without a launch (issue 3: 50 a second, p99 at most 500 ms).</summary>
internal static class LaunchRate
{
    private const int Clients = 64;
    private const int Wanted = 50;

    /// <param name="engine">Where the Tool keeps its data.</param>
    /// <param name="seconds">How many slices of each are measured, in turn.</param>
    public static async Task RunAsync(DataProvider engine, int seconds)
    {
        await using var services = new ServiceCollection().AddHttpClient("bench").ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = Clients })
            .RemoveAllLoggers().Services.BuildServiceProvider();
        using var http = services.GetRequiredService<IHttpClientFactory>().CreateClient("bench");
        await using var platform = await BenchPlatform.StartAsync();
        await using var tool = await ServedTool.StartAsync(engine, platform, http);
        var walks = Enumerable.Range(0, Clients).Select(n => new LaunchWalk(http, tool.Address, platform, n)).ToArray();
        // Until the compiler has seen what is hot, and the key set is there.
        for (var warm = 0; warm < 10; warm++) await Task.WhenAll(walks.Select(walk => walk.LaunchAsync().ContinueWith(_ => walk.OpenAsync(), TaskScheduler.Default).Unwrap()));

        var (launches, pages, paced) = (new Timed(tool), new Timed(tool), new Timed(tool));
        for (var second = 0; second < seconds; second++)
        {
            await launches.FlatOutAsync(TimeSpan.FromSeconds(1), [.. walks.Select(walk => (Func<Task>)walk.LaunchAsync)]);
            await pages.FlatOutAsync(TimeSpan.FromSeconds(1), [.. walks.Select(walk => (Func<Task>)walk.OpenAsync)]);
            await paced.PacedAsync(TimeSpan.FromSeconds(2), Wanted, [.. walks.Select(walk => (Func<Task>)walk.LaunchAsync)]);
        }

        Console.WriteLine($"launches of {Clients} clients, {engine}, key set warm, {seconds} slices of each in turn");
        launches.Print("flat out: login, signed token, launch");
        pages.Print("baseline, flat out: GET /open/3");
        paced.Print($"{Wanted} launches a second asked for");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  a launch for {pages.Rate / launches.Rate:F1} pages   goal ≥ {Wanted} a second flat out: {(launches.Rate >= Wanted ? "met" : "MISSED")}, p99 ≤ 500 ms at {Wanted} a second: {(paced.At(0.99) <= 500 ? "met" : "MISSED")}"));
        Console.WriteLine();
    }

    private sealed class Timed(ServedTool tool)
    {
        private readonly List<double> _milliseconds = [];
        private double _seconds;
        private TimeSpan _processor;

        public double Rate => _milliseconds.Count / _seconds;

        /// <summary>Each client again as soon as it is answered: how much it can do.</summary>
        public Task FlatOutAsync(TimeSpan time, Func<Task>[] clients) => RunAsync(clients, async (client, _, start, mine) =>
        {
            while (Stopwatch.GetElapsedTime(start) < time)
            {
                var before = Stopwatch.GetTimestamp();
                await client();
                mine.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
            }
        });

        /// <summary>So many a second, spread over the clients, each counted from when it was due: a late one makes the next one late as well.</summary>
        public Task PacedAsync(TimeSpan time, int aSecond, Func<Task>[] clients) => RunAsync(clients, async (client, n, start, mine) =>
        {
            for (var due = TimeSpan.FromSeconds((double)n / aSecond); due < time; due += TimeSpan.FromSeconds((double)clients.Length / aSecond))
            {
                if (due - Stopwatch.GetElapsedTime(start) is { Ticks: > 0 } early) await Task.Delay(early);
                await client();
                mine.Add((Stopwatch.GetElapsedTime(start) - due).TotalMilliseconds);
            }
        });

        private async Task RunAsync(Func<Task>[] clients, Func<Func<Task>, int, long, List<double>, Task> go)
        {
            var (start, processor) = (Stopwatch.GetTimestamp(), tool.Processor);
            var all = await Task.WhenAll(clients.Select((client, n) => Task.Run(async () =>
            {
                List<double> mine = [];
                await go(client, n, start, mine);
                return mine;
            })));
            _processor += tool.Processor - processor;
            _seconds += Stopwatch.GetElapsedTime(start).TotalSeconds;
            _milliseconds.AddRange(all.SelectMany(one => one));
        }

        public double At(double quantile)
        {
            var sorted = _milliseconds.Order().ToArray();
            return sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(quantile * sorted.Length) - 1)];
        }

        public void Print(string what) => Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {what,-40} {Rate,7:F0} a second   p50 {At(0.5),7:F1} ms   p95 {At(0.95),7:F1} ms   p99 {At(0.99),7:F1} ms   processor {_processor.TotalMilliseconds / _milliseconds.Count,5:F1} ms each   n {_milliseconds.Count}"));
    }
}

/// <summary>One browser: keeps its cookies, logs in, has the platform sign, posts.</summary>
internal sealed class LaunchWalk(HttpClient http, string tool, BenchPlatform platform, int learner)
{
    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);

    public async Task LaunchAsync()
    {
        var target = tool + "/themes/3";
        var next = new Uri(QueryHelpers.AddQueryString(tool + "/lti/login", new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["iss"] = platform.Address, ["client_id"] = BenchPlatform.ClientId, ["login_hint"] = "7", ["target_link_uri"] = target,
        }));
        while (next.AbsoluteUri.StartsWith(tool, StringComparison.Ordinal)) next = new Uri(next, await LocationOfAsync(new HttpRequestMessage(HttpMethod.Get, next)));

        var asked = QueryHelpers.ParseQuery(next.Query);
        await LocationOfAsync(new HttpRequestMessage(HttpMethod.Post, tool + "/lti/launch")
        {
            Content = new FormUrlEncodedContent([new("state", asked["state"].ToString()), new("id_token", platform.Sign(target, asked["nonce"].ToString(), learner))]),
        });
    }

    public async Task OpenAsync()
    {
        using var answer = await http.GetAsync(tool + "/open/3");
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
    }

    // Every answer on the way is a redirect; the last one leads to the theme's page.
    private async Task<Uri> LocationOfAsync(HttpRequestMessage request)
    {
        using (request)
        {
            if (_cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            using var answer = await http.SendAsync(request);
            if (answer.StatusCode is not (HttpStatusCode.Redirect or HttpStatusCode.SeeOther)) throw new InvalidOperationException($"{request.RequestUri!.AbsolutePath} answered {answer.StatusCode}.");
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var all) ? all : []) Keep(cookie);
            return answer.Headers.Location!;
        }
    }

    private void Keep(string cookie)
    {
        var parts = cookie.Split(';')[0].Split('=', 2);
        if (parts[1].Length == 0) _cookies.Remove(parts[0]);
        else _cookies[parts[0]] = parts[1];
    }
}
