using System.Globalization;
using System.Text;

namespace ReturnToWork.Bench.Store;

/// <summary>What ADL's store failed: ten ids with eight different bodies at once have one winner each, and two writers of batches never hinder each other.</summary>
internal static class RaceProbe
{
    public static async Task RunAsync(ServedStore store)
    {
        var winners = 0;
        for (var n = 0; n < 10; n++)
        {
            var id = Guid.NewGuid();
            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async body =>
            {
                using var client = await store.ConnectAsync();
                return await client.SendAsync("PUT", $"statements?statementId={id}", Encoding.UTF8.GetBytes(
                    $$$"""{"actor":{{{LoadStatement.Actor(body)}}},"verb":{"id":"{{{LoadStatement.Verb(0)}}}"},"object":{"id":"{{{LoadStatement.Activity(body)}}}"}}"""));
            }));
            winners += answers.Count(status => status is 200 or 204);
        }

        var load = new LoadStatement(2);
        var troubles = 0;
        var rate = await Rate.ClosedLoopAsync("two writers of batches of 50", 2, 50, TimeSpan.FromSeconds(4), async _ =>
        {
            using var client = await store.ConnectAsync();
            byte[] batch;
            lock (load) batch = load.Batch(50);
            if (await client.SendAsync("POST", "statements", batch) is not 200) Interlocked.Increment(ref troubles);
        });
        Console.WriteLine($"race probe: 10 ids x 8 different bodies at once        {winners} winners   goal: 10");
        Console.WriteLine(rate);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {troubles} refused or failed   goal: 0"));
        Console.WriteLine();
    }
}
