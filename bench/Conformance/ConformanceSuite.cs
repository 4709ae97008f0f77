using System.Diagnostics;
using System.Text.Json;
using ReturnToWork.Bench.Store;
using ReturnToWork.Storage;
using ReturnToWork.Xapi;

namespace ReturnToWork.Bench.Conformance;

/// <summary>
/// <c>conformance PATH [sqlite|postgres]</c>: ADL's suite, which lies at PATH and is no part of this project, against our store in a process of its own, each
/// run on an empty database. One line per run: version, engine, passed of all.
/// </summary>
internal static class ConformanceSuite
{
    // How many tests there are (snapshot of 2024-10-21). A hook that fails skips its whole group, so that "none failed" proves nothing by itself.
    private static readonly (XapiVersion Version, string Mount, int Tests)[] Runs = [(XapiVersion.V103, "xapi", 1365), (XapiVersion.V200, "xapi2", 1442)];

    private const string ReportLine = "Full run log written to ";

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var path, ..] || !File.Exists(Path.Combine(path, "bin", "console_runner.js")))
        {
            Console.Error.WriteLine("Say where the suite lies: conformance PATH [sqlite|postgres]. It is adlnet/lrs-conformance-test-suite, after npm install.");
            return 2;
        }

        var good = true;
        foreach (var engine in args.Skip(1).Select(Engine).DefaultIfEmpty(DataProvider.Sqlite).Distinct())
            foreach (var run in Runs) good &= await RunAsync(path, engine, run.Version, run.Mount, run.Tests);
        return good ? 0 : 1;
    }

    private static DataProvider Engine(string word) => word is "postgres" or "postgresql" ? DataProvider.PostgreSql : DataProvider.Sqlite;

    private static async Task<bool> RunAsync(string path, DataProvider engine, XapiVersion version, string mount, int tests)
    {
        await using var store = await ServedStore.StartAsync(engine);
        var address = new Uri(store.Address, $"/{mount}");
        var clock = Stopwatch.StartNew();
        var start = new ProcessStartInfo("node", ["bin/console_runner.js", "-e", address.ToString(), "-a", "-u", store.Key, "-p", store.Secret, "-x", version.Text(), "-z"])
        {
            WorkingDirectory = path, RedirectStandardOutput = true, UseShellExecute = false,
        };
        start.Environment["NODE_NO_WARNINGS"] = "1";
        using var suite = Process.Start(start)!;
        var (last, report) = ("", "");
        // Its exit code is the number of failures modulo 256, and 0 for a run that never began: only the last line of figures counts.
        while (await suite.StandardOutput.ReadLineAsync() is { } line)
            if (line.StartsWith('{')) last = line;
            else if (line.StartsWith(ReportLine, StringComparison.Ordinal)) report = line[ReportLine.Length..];
        await suite.WaitForExitAsync();

        var (total, passed) = Figures(last);
        Console.WriteLine($"{version.Text()} {(engine == DataProvider.Sqlite ? "SQLite" : "PostgreSQL")} {passed}/{tests}  ({clock.Elapsed.TotalSeconds:0} s)");
        if (total == tests && passed == tests) return true;
        foreach (var title in Failures(report)) Console.WriteLine($"    {title}");
        return false;
    }

    private static (int Total, int Passed) Figures(string line)
    {
        if (line.Length == 0) return (0, 0);
        using var json = JsonDocument.Parse(line);
        return (Number("total"), Number("passed"));

        int Number(string name) => json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : 0;
    }

    private static IEnumerable<string> Failures(string file)
    {
        if (!File.Exists(file)) return ["The suite left no report."];
        using var report = JsonDocument.Parse(File.ReadAllBytes(file));
        return report.RootElement.TryGetProperty("log", out var log) ? [.. Failed(log)] : [];
    }

    private static IEnumerable<string> Failed(JsonElement node)
    {
        if (node.ValueKind != JsonValueKind.Object) yield break;
        var inner = node.TryGetProperty("tests", out var tests) && tests.ValueKind == JsonValueKind.Array ? tests.EnumerateArray().ToList() : [];
        if (inner.Count == 0 && node.TryGetProperty("status", out var status) && status.ValueEquals("failed") && node.TryGetProperty("title", out var title)) yield return title.GetString()!;
        foreach (var failure in inner.SelectMany(Failed)) yield return failure;
    }
}
