using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Lrs;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lrs;

/// <summary>What a poller sees while others write: everything, once, in order.</summary>
public sealed class OrderTests
{
    private const int Writers = 16;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task X12_a_poller_without_overlap_misses_nothing_of_what_two_instances_take_from_many_writers(DataProvider engine)
    {
        var each = Environment.GetEnvironmentVariable("RTW_FULL") is null ? 125 : 6_250;
        await using var one = await LrsHost.StartAsync(engine);
        await using var two = await one.SecondAsync();
        var written = new System.Collections.Concurrent.ConcurrentBag<Guid>();
        using var done = new CancellationTokenSource();

        var polling = Task.Run(() => PollAsync(two, done.Token));
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(n => Task.Run(async () =>
        {
            using var client = (n % 2 == 0 ? one : two).Client();
            for (var i = 0; i < each; i += 5)
            {
                var ids = Enumerable.Range(0, 5).Select(_ => Guid.NewGuid()).ToArray();
                (await client.PostAsync([.. ids.Select(id => LrsTalk.A(id))])).EnsureSuccessStatusCode();
                foreach (var id in ids) written.Add(id);
            }
        })));
        await done.CancelAsync();
        var seen = await polling;

        written.Count.ShouldBe(Writers * each);
        seen.Count.ShouldBe(written.Count);
        seen.ToHashSet().SetEquals(written).ShouldBeTrue();
    }

    // As the Companion reads: since the last stored it saw, never looking back; one more pass when the writers are done.
    private static async Task<List<Guid>> PollAsync(LrsHost lrs, CancellationToken done)
    {
        using var client = lrs.Client();
        var (seen, since, last) = (new List<Guid>(), "", false);
        while (true)
        {
            last = done.IsCancellationRequested;
            var page = await client.ReadAsync($"statements?ascending=true&limit=100{since}");
            foreach (var statement in page.GetProperty("statements").EnumerateArray())
            {
                seen.Add(statement.GetProperty("id").GetGuid());
                since = "&since=" + Uri.EscapeDataString(statement.GetProperty("stored").GetString()!);
            }

            if (last && page.GetProperty("statements").GetArrayLength() == 0) return seen;
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L21_in_a_quiet_store_consistent_through_moves_on_and_nothing_is_stored_before_it_later(DataProvider engine)
    {
        await using var one = await LrsHost.StartAsync(engine);
        await using var two = await one.SecondAsync();
        using var reader = one.Client();
        using var writer = two.Client();
        var before = DateTimeOffset.UtcNow.AddSeconds(-1.5);

        var through = DateTimeOffset.Parse((await reader.GetAsync("statements")).Headers.GetValues("X-Experience-API-Consistent-Through").Single(), System.Globalization.CultureInfo.InvariantCulture);
        through.ShouldBeGreaterThan(before);

        var id = Guid.NewGuid();
        await writer.PostAsync(LrsTalk.A(id));
        var stored = (await reader.ReadAsync($"statements?statementId={id}")).GetProperty("stored").GetDateTimeOffset();
        stored.ShouldBeGreaterThan(through);
    }
}
