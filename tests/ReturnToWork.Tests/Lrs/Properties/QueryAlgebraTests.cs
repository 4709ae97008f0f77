using System.Net;
using CsCheck;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lrs.Properties;

/// <summary>Every question is a filter over the list of everything, whatever its pages (L15, L17, L18, L20).</summary>
[Collection(PropertyHosts.Name)]
public sealed class QueryAlgebraTests(PropertyHosts hosts)
{
    private sealed record Asked(Question Question, int Since, int Until, bool Ascending, int Limit)
    {
        public static readonly Gen<Asked> Any = Gen.Select(Question.Any, Gen.Int[-30, 30], Gen.Int[-30, 30], Gen.Bool, Gen.Int[-3, 12], (question, since, until, ascending, limit) => new Asked(question, since, until, ascending, limit));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public Task L17_L18_a_question_filters_the_list_of_everything_and_its_pages_together_are_its_answer(DataProvider engine) =>
        PropertyHosts.CheckAsync(Gen.Select(World.Sayings(5, 30), Gen.Int[1, 12], Asked.Any.Array[12]), 16, async (told) =>
        {
            var (sayings, batch, questions) = told;
            using var client = hosts.At(engine).Client(PropertyHosts.NewOrganisation());
            foreach (var some in sayings.Chunk(batch)) (await client.PostAsync([.. some.Select(saying => saying.Json)])).StatusCode.ShouldBe(HttpStatusCode.OK);
            var model = new Model(sayings);
            var list = (await client.ReadAsync("statements?ascending=true")).GetProperty("statements").EnumerateArray().Select(one => (Id: one.GetProperty("id").GetGuid(), Stored: one.GetProperty("stored").GetString()!)).ToList();
            list.Select(one => one.Id).ShouldBe(sayings.Where(saying => !model.IsVoided(saying)).Select(saying => saying.Id!.Value), "L15, L17: everything that is not voided, in the order of storing");

            foreach (var asked in questions)
            {
                var (since, until) = (Moment(asked.Since), Moment(asked.Until));
                var query = asked.Question.Query + (since is null ? "" : $"&since={since}") + (until is null ? "" : $"&until={until}") + (asked.Ascending ? "&ascending=true" : "") + (asked.Limit < 0 ? "" : $"&limit={asked.Limit}");
                var expected = list.Where(one => model.Answers(asked.Question, model.All[one.Id])
                    && (since is null || string.CompareOrdinal(one.Stored, since) > 0) && (until is null || string.CompareOrdinal(one.Stored, until) <= 0)).Select(one => one.Id);
                (await client.AllIdsAsync(query.TrimStart('&'))).ShouldBe(asked.Ascending ? expected : expected.Reverse(), query);
            }

            // The fixed-width text of stored sorts as the moment does.
            string? Moment(int n) => n < 0 || n >= list.Count ? null : list[n].Stored;
        }, Told);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public Task L17_the_authority_is_a_related_agent_of_everything_and_of_nothing_else(DataProvider engine) =>
        PropertyHosts.CheckAsync(World.Sayings(1, 8), 4, async sayings =>
        {
            var key = PropertyHosts.NewOrganisation();
            using var client = hosts.At(engine).Client(key);
            await client.PostAsync([.. sayings.Select(saying => saying.Json)]);
            var all = await client.ReadAsync("statements");
            if (all.Ids().FirstOrDefault() is var id && id == Guid.Empty) return;
            var authority = Uri.EscapeDataString(all.GetProperty("statements")[0].GetProperty("authority").GetRawText());

            (await client.AllIdsAsync($"agent={authority}&related_agents=true")).ShouldBe(all.Ids());
            (await client.AllIdsAsync($"agent={authority}")).ShouldBeEmpty();
        });

    private static string Told((Saying[] Sayings, int Batch, Asked[] Questions) told) =>
        $"{string.Join("\n", told.Sayings.Select(saying => saying.Json))}\nbatches of {told.Batch}\n{string.Join("\n", told.Questions.Select(asked => asked.ToString()))}";
}
