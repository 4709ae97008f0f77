using System.Net;
using CsCheck;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lrs.Properties;

/// <summary>A reader who turns pages while others write loses nothing, gets nothing twice, and stays in order (L20).</summary>
[Collection(PropertyHosts.Name)]
public sealed class PagesUnderWritersTests(PropertyHosts hosts)
{
    private const string Voided = "http://adlnet.gov/expapi/verbs/voided";
    private static readonly Gen<(int Count, int Limit, bool Ascending, int[] Doomed, bool ByAgent)> Cases =
        Gen.Select(Gen.Int[10, 40], Gen.Int[1, 7], Gen.Bool, Gen.Int[0, 39].Array[0, 8], Gen.Bool);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public Task L20_pages_hold_everything_that_was_there_once_and_in_order_while_others_insert_and_void(DataProvider engine) => PropertyHosts.CheckAsync(Cases, 6, async one =>
    {
        var key = PropertyHosts.NewOrganisation();
        using var reader = hosts.At(engine).Client(key);
        using var writer = hosts.At(engine).Client(key);
        var ids = Enumerable.Range(0, one.Count).Select(_ => Guid.NewGuid()).ToArray();
        foreach (var some in ids.Chunk(7)) (await writer.PostAsync([.. some.Select(id => LrsTalk.A(id))])).StatusCode.ShouldBe(HttpStatusCode.OK);
        var doomed = one.Doomed.Where(n => n < one.Count).Select(n => ids[n]).ToHashSet();
        using var done = new CancellationTokenSource();

        var writing = WriteAsync(writer, doomed, done.Token);
        var filter = one.ByAgent ? $"agent={Uri.EscapeDataString("""{"account":{"homePage":"http://h.example/","name":"a"}}""")}&" : "";
        List<(Guid Id, string Stored)> seen = [];
        var next = $"statements?{filter}limit={one.Limit}{(one.Ascending ? "&ascending=true" : "")}";
        // Upwards the pages follow the writers for as long as they write.
        for (var pages = 0; next.Length > 0; pages++)
        {
            if (pages == one.Count) await done.CancelAsync();
            var page = await reader.ReadAsync(next);
            seen.AddRange(page.GetProperty("statements").EnumerateArray().Select(statement => (statement.GetProperty("id").GetGuid(), statement.GetProperty("stored").GetString()!)));
            page.GetProperty("statements").GetArrayLength().ShouldBeLessThanOrEqualTo(one.Limit);
            next = page.GetProperty("more").GetString()!;
        }

        await done.CancelAsync();
        await writing;
        var inOrder = seen.Select(statement => statement.Stored).Distinct().Order(StringComparer.Ordinal);
        seen.Select(statement => statement.Stored).ShouldBe(one.Ascending ? inOrder : inOrder.Reverse(), "each once, in order");
        var found = seen.Select(statement => statement.Id).ToHashSet();
        ids.Where(id => !doomed.Contains(id) && !found.Contains(id)).ShouldBeEmpty("nothing of what was there is missing");
    });

    // Inserts what matches, voids some of it at once and some of what was there before.
    private static async Task WriteAsync(HttpClient client, HashSet<Guid> doomed, CancellationToken done)
    {
        var targets = new Queue<Guid>(doomed);
        while (!done.IsCancellationRequested)
        {
            var fresh = Guid.NewGuid();
            (await client.PostAsync(LrsTalk.A(fresh), LrsTalk.A())).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await client.PostAsync(Voiding(fresh))).StatusCode.ShouldBe(HttpStatusCode.OK);
            if (targets.TryDequeue(out var target)) (await client.PostAsync(Voiding(target))).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    private static string Voiding(Guid target) =>
        $$"""{"actor":{"account":{"homePage":"http://h.example/","name":"a"} },"verb":{"id":"{{Voided}}"},"object":{"objectType":"StatementRef","id":"{{target}}"} }""";
}
