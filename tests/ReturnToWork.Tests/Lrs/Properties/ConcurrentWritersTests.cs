using System.Net;
using System.Net.Http.Headers;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lrs.Properties;

/// <summary>Many at once: one wins, nobody gets a server error .</summary>
[Collection(PropertyHosts.Name)]
public sealed class ConcurrentWritersTests(PropertyHosts hosts)
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task X06_of_eight_different_statements_with_one_id_at_once_exactly_one_is_stored(DataProvider engine)
    {
        using var client = hosts.At(engine).Client(PropertyHosts.NewOrganisation());
        var ids = Enumerable.Range(0, 10).Select(_ => Guid.NewGuid()).ToArray();

        var answers = await Task.WhenAll(ids.SelectMany(id => Enumerable.Range(0, 8).Select(async n =>
            (Id: id, Actor: $"w{n}", (n % 2 == 0 ? await client.PutAsync(id, LrsTalk.A(id, $"w{n}")) : await client.PostAsync(LrsTalk.A(id, $"w{n}"))).StatusCode))));

        foreach (var one in answers.GroupBy(answer => answer.Id))
        {
            var winner = one.Single(answer => answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NoContent);
            one.Count(answer => answer.StatusCode == HttpStatusCode.Conflict).ShouldBe(7);
            (await client.ReadAsync($"statements?statementId={one.Key}")).GetProperty("actor").GetProperty("account").GetProperty("name").GetString().ShouldBe(winner.Actor);
        }

        (await client.AllIdsAsync("")).ShouldBe(ids, ignoreOrder: true);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task X11_of_eight_writers_with_one_tag_exactly_one_replaces_the_document_whatever_its_kind(DataProvider engine)
    {
        using var client = hosts.At(engine).Client(PropertyHosts.NewOrganisation());
        const string agent = "agent={\"mbox\":\"mailto:a@b.c\"}", activity = "activityId=http://a.example/a";
        foreach (var path in (string[])[$"activities/state?{activity}&{agent}&stateId=d", $"agents/profile?{agent}&profileId=d", $"activities/profile?{activity}&profileId=d"])
        {
            EntityTagHeaderValue? tag = null;
            for (var round = 0; round < 4; round++)
            {
                var (at, met) = (round, tag);
                var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async n => (Body: $"[{at},{n}]", (await SendAsync(client, path, $"[{at},{n}]", met)).StatusCode)));

                var winner = answers.Single(answer => answer.StatusCode == HttpStatusCode.NoContent);
                answers.Count(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed).ShouldBe(7);
                var there = await client.GetAsync(path);
                (await there.Content.ReadAsStringAsync()).ShouldBe(winner.Body);
                tag = there.Headers.ETag;
            }
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task X14_sixty_four_batches_at_once_about_the_same_five_activities_are_all_stored(DataProvider engine)
    {
        using var client = hosts.At(engine).Client(PropertyHosts.NewOrganisation());

        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(batch => client.PostAsync([.. Enumerable.Range(0, 5).Select(n => Describing((batch + n) % 5, batch))])));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        (await client.AllIdsAsync("")).Count.ShouldBe(320);
        for (var n = 0; n < 5; n++)
            (await client.ReadAsync($"activities?activityId=http://s.example/{n}")).GetProperty("definition").GetProperty("name").EnumerateObject().Count().ShouldBe(64, "L26: every batch told it in a language of its own");
    }

    // Each batch in another order and with another word for the same thing.
    private static string Describing(int activity, int batch) => $$$"""
        {"actor":{"mbox":"mailto:a@b.c"},"verb":{"id":"http://v.example/did","display":{"en":"did"}},"object":{"id":"http://s.example/{{{activity}}}","definition":{"name":{"x-{{{batch}}}":"name {{{batch}}}"} } } }
        """;

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string path, string body, EntityTagHeaderValue? tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(path, UriKind.Relative)) { Content = LrsTalk.Json(body) };
        if (tag is null) request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any);
        else request.Headers.IfMatch.Add(tag);
        return await client.SendAsync(request);
    }
}
