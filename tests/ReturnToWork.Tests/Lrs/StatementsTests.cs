using System.Net;
using System.Text;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;
using static ReturnToWork.Tests.Lrs.LrsTalk;

namespace ReturnToWork.Tests.Lrs;

/// <summary>Storing and reading statements over HTTP, on both engines.</summary>
public sealed class StatementsTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L11_post_answers_the_ids_in_order_and_the_store_sets_what_is_its_own(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var client = lrs.Client();
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());

        var response = await client.PostAsync(
            A(second), A(first, more: ""","authority":{"mbox":"mailto:boss@example.org"},"stored":"1999-01-01T00:00:00Z","timestamp":"2026-01-02T03:04:05+01:00" """), A());

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var ids = (await response.JsonOfAsync()).EnumerateArray().Select(id => id.GetGuid()).ToList();
        ids[..2].ShouldBe([second, first]);
        var stored = await client.ReadAsync($"statements?statementId={first}");
        stored.GetProperty("authority").GetProperty("account").GetProperty("name").GetString().ShouldBe("all", "X-04");
        stored.GetProperty("stored").GetDateTimeOffset().ShouldBeGreaterThan(DateTimeOffset.UtcNow.AddMinutes(-5));
        stored.GetProperty("timestamp").GetString().ShouldBe("2026-01-02T03:04:05+01:00");
        stored.GetProperty("version").GetString().ShouldBe("1.0.0");
        var given = await client.ReadAsync($"statements?statementId={ids[2]}");
        given.GetProperty("timestamp").GetString().ShouldBe(given.GetProperty("stored").GetString());
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_comes_in_goes_out_as_it_was(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var client = lrs.Client();
        var id = Guid.NewGuid();
        const string values = """{"http://e.example/e":[-0,1.10,12345678901234567890,1e2,"\u00e9\ud83d\ude00 é😀\\u0000",null,{"":""}]}""";

        (await client.PutAsync(id, A(id, more: $",\"result\":{{\"extensions\":{values}}}"))).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await (await client.GetAsync($"statements?statementId={id}")).Content.ReadAsStringAsync()).ShouldContain(values);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L12_the_same_again_is_no_change_and_another_with_its_id_is_refused_whole(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var client = lrs.Client();
        var (id, late) = (Guid.NewGuid(), Guid.NewGuid());
        (await client.PutAsync(id, A(id, more: ",\"timestamp\":\"2026-01-02T03:04:05Z\""))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var before = await (await client.GetAsync($"statements?statementId={id}")).Content.ReadAsStringAsync();

        (await client.PutAsync(id, A(more: ",\"timestamp\":\"2026-01-02T04:04:05.000+01:00\""))).StatusCode.ShouldBe(HttpStatusCode.NoContent, "L13: another form of the same moment");
        var conflict = await client.PostAsync(A(late), A(id, actor: "b"));
        var twice = await client.PostAsync(A(late), A(late));

        conflict.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await conflict.CodeAsync()).ShouldBe("L12");
        twice.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await client.GetAsync($"statements?statementId={late}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, "P-5: nothing of a refused batch is stored");
        (await (await client.GetAsync($"statements?statementId={id}")).Content.ReadAsStringAsync()).ShouldBe(before);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L12_ten_ids_with_eight_different_bodies_each_have_one_winner_each(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        await using var second = engine == DataProvider.PostgreSql ? await lrs.SecondAsync() : null;
        using var client = lrs.Client();
        using var elsewhere = (second ?? lrs).Client();
        var ids = Enumerable.Range(0, 10).Select(_ => Guid.NewGuid()).ToList();

        var answers = await Task.WhenAll(
            from body in Enumerable.Range(0, 8)
            from id in ids
            select Task.Run(async () => (id, body, (await (body % 2 == 0 ? client : elsewhere).PutAsync(id, A(id, actor: $"writer-{body}"))).StatusCode)));

        foreach (var id in ids)
        {
            var winner = answers.Single(answer => answer.id == id && answer.StatusCode == HttpStatusCode.NoContent);
            answers.Count(answer => answer.id == id && answer.StatusCode == HttpStatusCode.Conflict).ShouldBe(7);
            (await client.ReadAsync($"statements?statementId={id}")).GetProperty("actor").GetProperty("account").GetProperty("name").GetString().ShouldBe($"writer-{winner.body}");
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task X06_forty_writers_of_one_statement_leave_one_row(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var client = lrs.Client();
        var id = Guid.NewGuid();

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => client.PutAsync(id, A(id))));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.NoContent);
        (await client.AllIdsAsync("limit=0")).ShouldBe([id]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task X12_a_poller_without_overlap_misses_nothing_that_many_writers_store(DataProvider engine)
    {
        const int Writers = 8, Requests = 25, Each = 10;
        await using var lrs = await LrsHost.StartAsync(engine);
        await using var second = engine == DataProvider.PostgreSql ? await lrs.SecondAsync() : null;
        using var client = lrs.Client();
        using var elsewhere = (second ?? lrs).Client();
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var request = 0; request < Requests; request++)
                (await (writer % 2 == 0 ? client : elsewhere).PostAsync([.. Enumerable.Range(0, Each).Select(_ => A(Guid.NewGuid(), actor: $"w{writer}"))])).EnsureSuccessStatusCode();
        })));

        var seen = new List<Guid>();
        var cursor = "1970-01-01T00:00:00Z";
        for (var finished = false; !finished;)
        {
            finished = writing.IsCompleted;
            var page = await elsewhere.ReadAsync($"statements?ascending=true&limit=37&since={cursor}");
            seen.AddRange(page.Ids());
            if (page.GetProperty("statements") is var list && list.GetArrayLength() > 0) cursor = list[list.GetArrayLength() - 1].GetProperty("stored").GetString()!;
            finished &= list.GetArrayLength() == 0;
        }

        await writing;
        seen.Count.ShouldBe(Writers * Requests * Each);
        seen.ShouldBeUnique();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L21_consistent_through_is_never_later_than_what_a_reader_already_sees(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var client = lrs.Client();
        await client.PostAsync(A());
        var page = await client.GetAsync("statements");
        var refused = await client.GetAsync("statements?limit=-1");

        var stored = (await page.JsonOfAsync()).GetProperty("statements")[0].GetProperty("stored").GetString();
        page.Headers.GetValues("X-Experience-API-Consistent-Through").Single().ShouldBe(stored);
        refused.Headers.GetValues("X-Experience-API-Consistent-Through").Single().ShouldBe(stored);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L17_each_filter_finds_what_it_should_and_nothing_else(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var client = lrs.Client();
        var registration = Guid.NewGuid();
        Guid[] ids = [Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()];
        (await client.PostAsync(
            A(ids[0], actor: "kees", verb: "http://v.example/began"),
            A(ids[1], actor: "kees", about: "http://o.example/other", more: $$""","context":{"registration":"{{registration}}"}"""),
            A(ids[2], actor: "noor", more: ""","context":{"instructor":{"account":{"homePage":"http://h.example/","name":"kees"}},"contextActivities":{"parent":{"id":"http://o.example/other"}}}"""),
            A(ids[3], actor: "noor", verb: "http://v.example/began"))).EnsureSuccessStatusCode();
        var kees = Uri.EscapeDataString("""{"objectType":"Agent","name":"whatever","account":{"homePage":"http://h.example/","name":"kees"}}""");
        var stored = (await client.ReadAsync($"statements?statementId={ids[1]}")).GetProperty("stored").GetString();

        (await client.AllIdsAsync("")).ShouldBe([ids[3], ids[2], ids[1], ids[0]]);
        (await client.AllIdsAsync("ascending=true&limit=1")).ShouldBe(ids);
        (await client.AllIdsAsync($"agent={kees}&limit=1")).ShouldBe([ids[1], ids[0]]);
        (await client.AllIdsAsync($"agent={kees}&related_agents=true")).ShouldBe([ids[2], ids[1], ids[0]]);
        (await client.AllIdsAsync("verb=http://v.example/began&ascending=true")).ShouldBe([ids[0], ids[3]]);
        (await client.AllIdsAsync("activity=http://o.example/other")).ShouldBe([ids[1]]);
        (await client.AllIdsAsync("activity=http://o.example/other&related_activities=true")).ShouldBe([ids[2], ids[1]]);
        (await client.AllIdsAsync($"agent={kees}&activity=http://o.example/other")).ShouldBe([ids[1]]);
        (await client.AllIdsAsync($"registration={registration.ToString().ToUpperInvariant()}")).ShouldBe([ids[1]]);
        (await client.AllIdsAsync($"since={stored}&ascending=true")).ShouldBe([ids[2], ids[3]]);
        (await client.AllIdsAsync($"until={stored}&ascending=true")).ShouldBe([ids[0], ids[1]]);
        (await client.AllIdsAsync($"agent={kees}&verb=http://v.example/nothing")).ShouldBeEmpty();
        (await client.ReadAsync($"statements?statementId={ids[2]}")).GetProperty("context").GetProperty("contextActivities").GetProperty("parent").GetArrayLength().ShouldBe(1, "L09");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L20_more_does_not_shift_when_others_are_stored_and_is_bound_to_its_credentials(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var client = lrs.Client();
        var ids = Enumerable.Range(0, 5).Select(_ => Guid.NewGuid()).ToList();
        await client.PostAsync([.. ids.Select(id => A(id))]);
        var first = await client.ReadAsync("statements?limit=2");
        var more = first.GetProperty("more").GetString()!;
        await client.PostAsync(A());

        (await client.ReadAsync(more)).Ids().ShouldBe([ids[2], ids[1]]);
        more.ShouldStartWith("/xapi/statements?more=");
        foreach (var key in (string[])["read", "other"])
        {
            using var stranger = lrs.Client(key);
            var refused = await stranger.GetAsync(more);
            refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await refused.CodeAsync()).ShouldBe("L20");
        }

        (await client.GetAsync(more + "x!")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await client.GetAsync(more + "&limit=3")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L15_voiding_hides_in_either_order_and_a_void_cannot_be_voided(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var client = lrs.Client();
        Guid early = Guid.NewGuid(), late = Guid.NewGuid(), voider = Guid.NewGuid(), lateVoider = Guid.NewGuid(), again = Guid.NewGuid();
        await client.PostAsync(A(early));
        await client.PostAsync(Void(voider, early), Void(lateVoider, late));
        await client.PostAsync(A(late), Void(again, voider));

        (await client.AllIdsAsync("ascending=true")).ShouldBe([voider, lateVoider, again]);
        foreach (var id in (Guid[])[early, late])
        {
            (await client.GetAsync($"statements?statementId={id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await client.ReadAsync($"statements?voidedStatementId={id}")).GetProperty("id").GetGuid().ShouldBe(id);
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task X08_bad_bytes_get_the_same_answer_on_both_engines(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var client = lrs.Client();
        foreach (var (status, value) in ((int, string)[])[
            (400, "\"\\u0000\""), (400, "\"\\ud800\""), (400, "1e400"), (400, "{\"a\":1,\"a\":1}"), (400, "[" + new string('9', 100) + "]"), (400, new string('[', 40) + new string(']', 40)),
            (200, "\"\\ud83d\\ude00\""), (200, "-0"), (200, "12345678901234567890"), (200, "\"\u007f\u2028\"")])
            ((int)(await client.PostAsync(A(more: $",\"result\":{{\"extensions\":{{\"http://e.example/e\":{value}}}}}"))).StatusCode).ShouldBe(status, value);

        using var bytes = new ByteArrayContent([.. "[{\"actor\":\""u8, 0xFF, .. "\"}]"u8]);
        bytes.Headers.ContentType = new("application/json");
        (await client.PostAsync(new Uri("statements", UriKind.Relative), bytes)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task P1_what_was_acknowledged_is_there_after_a_restart(DataProvider engine)
    {
        await using var place = await LrsHost.StartAsync(engine);
        var id = Guid.NewGuid();
        await using (var first = await place.SecondAsync())
        {
            using var client = first.Client();
            (await client.PutAsync(id, A(id))).EnsureSuccessStatusCode();
        }

        await using var again = await place.SecondAsync();
        using var reader = again.Client();
        (await reader.AllIdsAsync("")).ShouldBe([id]);
    }

    private static string Void(Guid id, Guid target) =>
        $$"""{"id":"{{id}}","actor":{"mbox":"mailto:a@example.org"},"verb":{"id":"http://adlnet.gov/expapi/verbs/voided"},"object":{"objectType":"StatementRef","id":"{{target}}"} }""";
}
