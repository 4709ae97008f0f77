using System.Net;
using CsCheck;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lrs.Properties;

/// <summary>In the end it does not matter what came first (L15, L18).</summary>
[Collection(PropertyHosts.Name)]
public sealed class ArrivalOrderTests(PropertyHosts hosts)
{
    private static readonly Gen<(Saying[] Sayings, int Batch)[]> Orders =
        World.Sayings(2, 10).SelectMany(sayings => Gen.Select(Gen.Shuffle(sayings, sayings.Length), Gen.Int[1, 4]).Array[3]);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public Task L15_L18_voids_and_references_give_the_same_answers_in_every_order_of_arrival(DataProvider engine) => PropertyHosts.CheckAsync(Orders, 6, async orders =>
    {
        var model = new Model(orders[0].Sayings);
        foreach (var (sayings, batch) in orders)
        {
            using var client = hosts.At(engine).Client(PropertyHosts.NewOrganisation());
            foreach (var some in sayings.Chunk(batch)) (await client.PostAsync([.. some.Select(saying => saying.Json)])).StatusCode.ShouldBe(HttpStatusCode.OK);

            (await client.AllIdsAsync("")).ShouldBe(model.Visible.Select(saying => saying.Id!.Value), ignoreOrder: true);
            foreach (var question in Question.Single)
                (await client.AllIdsAsync(question.Query)).ShouldBe(model.Visible.Where(saying => model.Answers(question, saying)).Select(saying => saying.Id!.Value), ignoreOrder: true, question.Query);
            foreach (var saying in sayings)
            {
                var voided = model.IsVoided(saying);
                (await client.GetAsync($"statements?statementId={saying.Id}")).StatusCode.ShouldBe(voided ? HttpStatusCode.NotFound : HttpStatusCode.OK);
                (await client.GetAsync($"statements?voidedStatementId={saying.Id}")).StatusCode.ShouldBe(voided ? HttpStatusCode.OK : HttpStatusCode.NotFound);
            }
        }
    }, orders => string.Join("\n\n", orders.Select(order => $"batches of {order.Batch}\n{string.Join("\n", order.Sayings.Select(saying => saying.Json))}")));

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public Task L18_a_chain_is_followed_for_sixteen_hops_whichever_of_its_links_comes_last(DataProvider engine)
    {
        var ids = Enumerable.Range(0, 20).Select(_ => Guid.NewGuid()).ToArray();
        var chain = ids.Select((id, n) => new Saying(id, World.Agents[0], World.Verbs[n == 0 ? 1 : 0], n == 0 ? new(Activity: World.Activities[0]) : new(Statement: ids[n - 1]), null)).ToArray();
        return PropertyHosts.CheckAsync(Gen.Select(Gen.Shuffle(chain, chain.Length), Gen.Int[1, 20]), 4, async told =>
        {
            using var client = hosts.At(engine).Client(PropertyHosts.NewOrganisation());
            foreach (var some in told.Item1.Chunk(told.Item2)) (await client.PostAsync([.. some.Select(saying => saying.Json)])).StatusCode.ShouldBe(HttpStatusCode.OK);

            (await client.AllIdsAsync($"verb={Uri.EscapeDataString(World.Verbs[1])}")).ShouldBe(ids[..17], ignoreOrder: true);
        });
    }
}
