using System.Net;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lrs;

/// <summary>Statements about statements: what they are found by, and what they hide.</summary>
public sealed class ReferencesTests
{
    private const string Voided = "http://adlnet.gov/expapi/verbs/voided";

    private static string About(Guid id, Guid target, string actor = "referrer", string verb = "http://v.example/refers") =>
        $$"""{"id":"{{id}}","actor":{"account":{"homePage":"http://h.example/","name":"{{actor}}"} },"verb":{"id":"{{verb}}"},"object":{"objectType":"StatementRef","id":"{{target}}"} }""";

    private static string Agent(string name) => "agent=" + Uri.EscapeDataString($$"""{"account":{"homePage":"http://h.example/","name":"{{name}}"} }""");

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L18_a_statement_is_found_by_what_it_refers_to_through_any_chain_and_in_any_order_of_arrival(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var client = lrs.Client();
        Guid c = Guid.NewGuid(), b = Guid.NewGuid(), a = Guid.NewGuid();
        string[] chain = [LrsTalk.A(c, actor: "deep", verb: "http://v.example/deep", about: "http://o.example/deep"), About(b, c), About(a, b)];
        foreach (var order in (int[][])[[0, 1, 2], [2, 1, 0], [1, 2, 0], [2, 0, 1]])
        {
            await using var fresh = await LrsHost.StartAsync(engine);
            using var there = fresh.Client();
            foreach (var n in order) (await there.PostAsync(chain[n])).StatusCode.ShouldBe(HttpStatusCode.OK);

            foreach (var query in (string[])[Agent("deep"), "verb=http://v.example/deep", "activity=http://o.example/deep", $"{Agent("deep")}&verb=http://v.example/deep&activity=http://o.example/deep"])
                (await there.AllIdsAsync(query)).ShouldBe([a, b, c], ignoreOrder: true, $"{query}, order {string.Join(',', order)}");
            (await there.AllIdsAsync("verb=http://v.example/refers")).ShouldBe([a, b], ignoreOrder: true);
        }

        // All at once, too.
        await client.PostAsync(chain[2], chain[0], chain[1]);
        (await client.AllIdsAsync(Agent("deep"))).ShouldBe([a, b, c], ignoreOrder: true);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L18_half_of_a_question_by_itself_and_half_by_its_target_is_no_match(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var client = lrs.Client();
        Guid target = Guid.NewGuid(), referrer = Guid.NewGuid();
        await client.PostAsync(LrsTalk.A(target, actor: "one", verb: "http://v.example/did"), About(referrer, target, actor: "two"));

        (await client.AllIdsAsync($"{Agent("two")}&verb=http://v.example/did")).ShouldBeEmpty();
        (await client.AllIdsAsync($"{Agent("one")}&verb=http://v.example/did")).ShouldBe([referrer, target], ignoreOrder: true);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L18_time_and_limit_are_those_of_the_statement_that_refers(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var client = lrs.Client();
        Guid target = Guid.NewGuid(), referrer = Guid.NewGuid();
        await client.PostAsync(LrsTalk.A(target, actor: "one"));
        var stored = (await client.ReadAsync($"statements?statementId={target}")).GetProperty("stored").GetString()!;
        await client.PostAsync(About(referrer, target));

        (await client.AllIdsAsync($"{Agent("one")}&since={Uri.EscapeDataString(stored)}")).ShouldBe([referrer]);
        (await client.AllIdsAsync($"{Agent("one")}&until={Uri.EscapeDataString(stored)}")).ShouldBe([target]);
        (await client.AllIdsAsync($"{Agent("one")}&limit=1")).ShouldBe([referrer, target]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L18_statements_that_name_each_other_or_themselves_are_each_found_once(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var client = lrs.Client();
        Guid one = Guid.NewGuid(), two = Guid.NewGuid(), self = Guid.NewGuid();
        await client.PostAsync(About(one, two, actor: "round"), About(two, one, actor: "round"), About(self, self, actor: "round"));

        (await client.AllIdsAsync(Agent("round"))).ShouldBe([self, two, one]);
        (await client.AllIdsAsync($"{Agent("round")}&limit=1")).ShouldBe([self, two, one]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L15_a_void_works_whichever_comes_first_and_hides_nothing_but_its_target(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var client = lrs.Client();
        foreach (var voidFirst in (bool[])[true, false])
        {
            Guid target = Guid.NewGuid(), voiding = Guid.NewGuid(), referrer = Guid.NewGuid();
            string[] both = [LrsTalk.A(target, actor: $"t{voidFirst}"), About(voiding, target, verb: Voided)];
            foreach (var statement in voidFirst ? both.Reverse() : both) (await client.PostAsync(statement)).StatusCode.ShouldBe(HttpStatusCode.OK);
            await client.PostAsync(About(referrer, target));

            (await client.GetAsync($"statements?statementId={target}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await client.GetAsync($"statements?voidedStatementId={target}")).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await client.AllIdsAsync(Agent($"t{voidFirst}"))).ShouldBe([referrer, voiding]);
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L15_what_voids_is_never_voided(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var client = lrs.Client();
        Guid target = Guid.NewGuid(), first = Guid.NewGuid(), second = Guid.NewGuid();
        await client.PostAsync(LrsTalk.A(target), About(first, target, verb: Voided), About(second, first, verb: Voided));

        (await client.GetAsync($"statements?statementId={target}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync($"statements?statementId={first}")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_caller_who_may_read_its_own_learns_nothing_through_references_to_what_others_said(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var all = lrs.Client();
        using var mine = lrs.ClientWith("statements/write statements/read/mine");
        Guid target = Guid.NewGuid(), referrer = Guid.NewGuid();
        await all.PostAsync(LrsTalk.A(target, actor: "somebody"));
        (await mine.PostAsync(About(referrer, target, actor: "me"))).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await mine.AllIdsAsync(Agent("me"))).ShouldBe([referrer]);
        (await mine.AllIdsAsync(Agent("somebody"))).ShouldBeEmpty();
        (await all.AllIdsAsync(Agent("somebody"))).ShouldBe([referrer, target]);
    }
}
