using ReturnToWork.Bench;
using ReturnToWork.TestKit.Houses;

// Figures of the whole way, each beside a baseline measured in turn with it. Run: dotnet run -c Release --project bench [rounds]
var rounds = args is [var text, ..] && int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var asked) ? asked : 200;
Console.WriteLine($"{rounds} rounds, {Environment.ProcessorCount} processors, .NET {Environment.Version}, SQLite (WAL, FULL)");
Console.WriteLine();
await using var house = await TestHouse.StartAsync();
await LaunchToFirstScreen.RunAsync(house, rounds);
await StatementAcknowledged.RunAsync(house, rounds);
await StatementToTalkingPoint.RunAsync(house, Math.Max(20, rounds / 4));
return 0;
