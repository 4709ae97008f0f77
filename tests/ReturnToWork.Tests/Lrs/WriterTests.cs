using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Lrs;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lrs;

/// <summary>Group commit: what shares a transaction does not share its trouble.</summary>
public sealed class WriterTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task P9_a_request_that_fails_leaves_its_neighbours_stored_and_nothing_of_itself(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var client = lrs.Client();
        var writer = lrs.Services.GetRequiredService<Writer>();
        var good = Enumerable.Range(0, 30).Select(_ => Guid.NewGuid()).ToList();
        var half = Guid.NewGuid();

        var writing = new List<Task>();
        var broken = new List<Task>();
        foreach (var id in good)
        {
            writing.Add(writer.WriteAsync(Append(id)));
            broken.Add(writer.WriteAsync(new Broken(Append(half))));
        }

        await Task.WhenAll(writing);
        foreach (var task in broken) await Should.ThrowAsync<InvalidOperationException>(() => task);
        (await client.AllIdsAsync("")).ShouldBe(good, ignoreOrder: true);
    }

    [Fact]
    public async Task P6_a_store_that_stops_takes_nothing_more_and_says_so()
    {
        var lrs = await LrsHost.StartAsync(DataProvider.Sqlite);
        var writer = lrs.Services.GetRequiredService<Writer>();
        await lrs.DisposeAsync();

        await Should.ThrowAsync<StoreBusyException>(() => writer.WriteAsync(Append(Guid.NewGuid())));
    }

    private static AppendStatements Append(Guid id) =>
        new("groenrijk", """{"mbox":"mailto:a@example.org"}""", [new Incoming(StatementReader.Read(Encoding.UTF8.GetBytes(LrsTalk.A(id))).Statement!, id)]);

    private sealed class Broken(AppendStatements first) : Work("groenrijk")
    {
        public override async Task RunAsync(WriteScope scope, CancellationToken ct)
        {
            await first.RunAsync(scope, ct);
            throw new InvalidOperationException("after half of the work");
        }
    }
}
