using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CsCheck;
using ReturnToWork.Lrs;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lrs.Flows;

/// <summary>The halving of batches and the pace, against a store that answers at random.</summary>
public sealed class ForwardDeliveryTests
{
    // How the store behaves towards each of the statements, and after how many requests it is away for once.
    private static readonly Gen<(bool[] Bad, int[] Away)> Scripts = Gen.Select(Gen.Frequency((8, Gen.Const(false)), (1, Gen.Const(true))).Array[0, 60], Gen.Int[1, 30].Array[0, 8]);

    [Fact]
    public async Task P2_P3_whatever_the_store_answers_all_good_ones_arrive_once_in_order_and_all_bad_ones_are_set_aside() =>
        await Scripts.SampleAsync(async script =>
        {
            var statements = script.Bad.Select((_, n) => Departure(n)).ToList();
            using var store = new RandomStore([.. statements.Where((_, n) => script.Bad[n]).Select(one => one.Id)], script.Away);
            using var http = new HttpClient(store);
            var delivery = new ForwardDelivery(new StatementSender(new XapiClient(http, new("http://127.0.0.1/xapi", "k", "s")), new() { Tries = 1 }));
            var (stored, refused, cursor) = (new List<long>(), new List<long>(), -1L);
            for (var tries = 0; cursor < statements.Count - 1 && tries < 500; tries++)
            {
                var came = await delivery.BringAsync([.. statements.Where(one => one.Tick > cursor).Take(50)], TestContext.Current.CancellationToken);
                stored.AddRange(came.Stored);
                refused.AddRange(came.Refused.Select(one => one.Tick));
                came.Stored.Concat(came.Refused.Select(one => one.Tick)).Order().ShouldBe(came.UpTo is { } upTo ? [.. statements.Select(one => one.Tick).Where(tick => tick > cursor && tick <= upTo)] : []);
                cursor = came.UpTo ?? cursor;
            }

            stored.ShouldBe(statements.Where((one, n) => !script.Bad[n] && one.Stays is null).Select(one => one.Tick));
            refused.ShouldBe(statements.Where((one, n) => script.Bad[n] || one.Stays is not null).Select(one => one.Tick));
            store.Taken.ShouldBe(stored.Select(tick => statements[(int)tick].Id));
        }, iter: 300);

    [Fact]
    public void P3_pauses_grow_differ_and_have_an_end_and_what_a_store_asks_for_counts_up_to_an_hour()
    {
        var (first, longest) = (TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
        for (var failures = 1; failures < 100; failures++)
        {
            var whole = Math.Min(longest.TotalSeconds, Math.Pow(2, Math.Min(failures - 1, 40)));
            Pauses.After(failures, first, longest, null).TotalSeconds.ShouldBeInRange(whole / 2 - 0.001, whole + 0.001);
        }

        Enumerable.Range(0, 50).Select(_ => Pauses.After(8, first, longest, null)).Distinct().Count().ShouldBeGreaterThan(10);
        Pauses.After(1, first, longest, TimeSpan.FromSeconds(90)).ShouldBe(TimeSpan.FromSeconds(90));
        Pauses.After(1, first, longest, TimeSpan.FromDays(9)).ShouldBe(TimeSpan.FromHours(1));
        Pauses.After(1, first, longest, TimeSpan.FromSeconds(-9)).ShouldBeGreaterThan(TimeSpan.Zero);
    }

    private static Departure Departure(int n)
    {
        var statement = Passing.Done();
        return new(n, statement.Id!.Value, statement, n % 11 == 10 ? "stays" : null);
    }

    private sealed class RandomStore(HashSet<Guid> bad, int[] away) : HttpMessageHandler
    {
        private int _asked;

        public List<Guid> Taken { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (away.Contains(++_asked)) return new(HttpStatusCode.ServiceUnavailable) { Content = new StringContent("away") };
            var ids = JsonDocument.Parse(await request.Content!.ReadAsByteArrayAsync(cancellationToken)).RootElement.EnumerateArray().Select(one => one.GetProperty("id").GetGuid()).ToList();
            if (ids.Exists(bad.Contains)) return new(HttpStatusCode.BadRequest) { Content = new StringContent("bad") };
            Taken.AddRange(ids);
            return new(HttpStatusCode.OK) { Content = JsonContent.Create(ids) };
        }
    }
}
