using ReturnToWork.Bench;
using ReturnToWork.Bench.Coaching;
using ReturnToWork.Bench.Conformance;
using ReturnToWork.Bench.Launches;
using ReturnToWork.Bench.Store;
using ReturnToWork.Bench.Survival;
using ReturnToWork.Bench.Training;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Houses;
using ReturnToWork.TestKit.Storage;

// Figures, each beside a baseline measured in turn with it; bench/README.md says which and how.
switch (args)
{
    case ["serve", .. var settings]:
        await ReturnToWork.Tool.ToolHost.Build(settings).RunAsync();
        return 0;
    case ["serve-companion", .. var settings]:
        await ReturnToWork.Companion.CompanionHost.Build(settings).RunAsync();
        return 0;
    case ["coaching", .. var how]:
        PostgresCluster.Durable = true;
        foreach (var engine in how.Contains("postgres") ? [DataProvider.PostgreSql] : how.Contains("sqlite") ? new[] { DataProvider.Sqlite } : [DataProvider.Sqlite, DataProvider.PostgreSql])
        {
            await CoachingBench.RunAsync(engine, how.Select(word => int.TryParse(word, System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : 0).FirstOrDefault(n => n > 0, 10_000));
        }

        await PostgresCluster.StopAsync();
        return 0;
    case ["training", .. var how]:
        PostgresCluster.Durable = true;
        foreach (var engine in how.Contains("postgres") ? [DataProvider.PostgreSql] : how.Contains("sqlite") ? new[] { DataProvider.Sqlite } : [DataProvider.Sqlite, DataProvider.PostgreSql])
        {
            await TrainingBench.RunAsync(engine, how.Select(word => int.TryParse(word, System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : 0).FirstOrDefault(n => n > 0, 10_000), rounds: 5);
            await MatrixBench.RunAsync(engine);
        }

        await PostgresCluster.StopAsync();
        return 0;
    case ["kills" or "cuts", .. var how]:
        PostgresCluster.Durable = true;
        var survived = 0;
        foreach (var engine in how.Contains("postgres") ? [DataProvider.PostgreSql] : how.Contains("sqlite") ? new[] { DataProvider.Sqlite } : [DataProvider.Sqlite, DataProvider.PostgreSql])
        {
            var times = how.Select(word => int.TryParse(word, System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : 0).FirstOrDefault(n => n > 0, 25);
            survived |= args[0] == "kills" ? await KillLoop.RunAsync(engine, times) : await PowerCut.RunAsync(engine, times);
        }

        await PostgresCluster.StopAsync();
        return survived;
    case ["store", .. var rest]:
        PostgresCluster.Durable = true;
        var code = await StoreBench.RunAsync(rest);
        await PostgresCluster.StopAsync();
        return code;
    case ["preview", .. var how]:
        await PreviewAfterSave.RunAsync(how is [var saves, ..] && int.TryParse(saves, System.Globalization.CultureInfo.InvariantCulture, out var soMany) ? soMany : 20);
        return 0;
    case ["first-screen", .. var how]:
        return await FirstScreen.RunAsync(how is [var turns, ..] && int.TryParse(turns, System.Globalization.CultureInfo.InvariantCulture, out var asManyTurns) ? asManyTurns : 7);
    case ["validation", .. var how]:
        ValidationCost.Run(how is [var count, ..] && int.TryParse(count, System.Globalization.CultureInfo.InvariantCulture, out var many) ? many : 50);
        return 0;
    case ["launches", .. var how]:
        PostgresCluster.Durable = true;
        foreach (var engine in how.Contains("postgres") ? [DataProvider.PostgreSql] : how.Contains("sqlite") ? new[] { DataProvider.Sqlite } : [DataProvider.Sqlite, DataProvider.PostgreSql])
        {
            await LaunchRate.RunAsync(engine, how.Select(word => int.TryParse(word, System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : 0).FirstOrDefault(n => n > 0, 20));
        }

        await PostgresCluster.StopAsync();
        return 0;
    case ["launch-validation", .. var how]:
        await LaunchValidation.RunAsync(how is [var repeats, ..] && int.TryParse(repeats, System.Globalization.CultureInfo.InvariantCulture, out var asMany) ? asMany : 50);
        return 0;
    case ["conformance", .. var rest]:
        var conformant = await ConformanceSuite.RunAsync(rest);
        await PostgresCluster.StopAsync();
        return conformant;
}

var rounds = args is [var text, ..] && int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var asked) ? asked : 200;
Console.WriteLine($"{rounds} rounds, {Environment.ProcessorCount} processors, .NET {Environment.Version}, SQLite (WAL, FULL)");
Console.WriteLine();
await using var house = await TestHouse.StartAsync();
await LaunchToFirstScreen.RunAsync(house, rounds);
await StatementAcknowledged.RunAsync(house, rounds);
await StatementToTalkingPoint.RunAsync(house, Math.Max(20, rounds / 4));
return 0;
