using ReturnToWork.Storage;

namespace ReturnToWork.Bench.Store;

/// <summary><c>store [sqlite|postgres] [write|read|growth|race …]</c>, or <c>store --address URL --key K --secret S</c> for a store elsewhere.</summary>
internal static class StoreBench
{
    private static readonly string[] All = ["write", "race", "read"];

    public static async Task<int> RunAsync(string[] args)
    {
        var values = args.Where(arg => !arg.StartsWith("--", StringComparison.Ordinal)).ToList();
        var options = args.Where(arg => arg.StartsWith("--", StringComparison.Ordinal)).Select(arg => arg[2..].Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        var elsewhere = options.TryGetValue("address", out var address);
        DataProvider? engine = elsewhere ? null : values.Remove("postgres") ? DataProvider.PostgreSql : DataProvider.Sqlite;
        values.Remove("sqlite");
        Console.WriteLine($"{Environment.ProcessorCount} processors, .NET {Environment.Version}, {(engine is { } own ? $"our store in a process of its own, {own}, every acknowledgement on disk" : address)}");
        Console.WriteLine();
        foreach (var part in values.Count > 0 ? values : [.. All])
        {
            await using var store = elsewhere ? ServedStore.Elsewhere(address!, options["key"], options["secret"]) : await ServedStore.StartAsync(engine!.Value);
            switch (part)
            {
                case "write": await WriteSpeed.RunAsync(store, engine); break;
                case "race": await RaceProbe.RunAsync(store); break;
                case "read": await ReadSpeed.RunAsync(store, 100_000); break;
                case "growth": await Growth.RunAsync(store); break;
                default: Console.WriteLine($"Unknown part \"{part}\"; known: write, race, read, growth."); return 2;
            }
        }

        return 0;
    }
}
