using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Lrs;
using ReturnToWork.Storage;
using ReturnToWork.Tests.Lrs.Attachments;
using ReturnToWork.Tests.Xapi;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;
using static ReturnToWork.Tests.Lrs.LrsTalk;

namespace ReturnToWork.Tests.Lrs;

/// <summary>Erasing a person, or one statement, for ever (item 5; G-04, G-06).</summary>
public sealed class ErasingTests
{
    private static string Account(string name) => $$"""{"account":{"homePage":"http://h.example/","name":"{{name}}"} }""";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task G04_a_person_is_erased_from_every_place_they_can_stand_in_and_from_the_files(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var all = lrs.Client();
        using var erase = lrs.ClientWith("erase");
        var kees = Account("mark-account");
        var named = """{"objectType":"Agent","name":"mark-name","account":{"homePage":"http://h.example/","name":"mark-account"} }""";
        string Filled(string actor, string rest) => $$"""{"id":"{{Guid.NewGuid()}}","actor":{{actor}},"verb":{"id":"http://v.example/v"},{{rest}} }""";
        const string about = "\"object\":{\"id\":\"http://o.example/o\",\"definition\":{\"name\":{\"nl\":\"stays-definition\"} } }";
        var ann = Account("ann");
        string[] theirs =
        [
            Filled(named, $$"""{{about}},"result":{"response":"mark-response","extensions":{"http://e.example/e":"mark-extension"} }"""),
            Filled(kees, "\"object\":{\"id\":\"http://o.example/mark-activity\",\"definition\":{\"name\":{\"nl\":\"mark-definition\"} } }"),
            Filled(ann, $"\"object\":{named},\"result\":{{\"response\":\"mark-of-object\"}}"),
            Filled($$"""{"objectType":"Group","member":[{{ann}},{{named}}]}""", about + ",\"result\":{\"response\":\"mark-of-member\"}"),
            Filled($$"""{"objectType":"Group","account":{"homePage":"http://h.example/","name":"team"},"member":[{{named}}]}""", about),
            Filled(ann, about + $",\"context\":{{\"instructor\":{named},\"extensions\":{{\"http://e.example/e\":\"mark-of-instructor\"}}}}"),
            Filled(ann, about + $$""","context":{"team":{"objectType":"Group","member":[{{named}}]},"revision":"mark-of-team"}"""),
            Filled(ann, $$"""{{"\"object\""}}:{"objectType":"SubStatement","actor":{{named}},"verb":{"id":"http://v.example/v"},"object":{"id":"http://o.example/o"},"result":{"response":"mark-of-sub"} }"""),
            Filled(ann, $$"""{{"\"object\""}}:{"objectType":"SubStatement","actor":{{ann}},"verb":{"id":"http://v.example/v"},"object":{{named}} }"""),
            Filled(ann, $$"""{{"\"object\""}}:{"objectType":"SubStatement","actor":{{ann}},"verb":{"id":"http://v.example/v"},"object":{"id":"http://o.example/o"},"context":{"instructor":{{named}} } }"""),
        ];
        var stored = await all.PostAsync(theirs);
        stored.StatusCode.ShouldBe(HttpStatusCode.OK, await stored.Content.ReadAsStringAsync());
        var (alone, shared) = (Encoding.UTF8.GetBytes("mark-attachment"), Encoding.UTF8.GetBytes("stays-attachment"));
        string Filed(string actor, params byte[][] files) => Filled(actor, about + Mixed.With([.. files.Select(file => Mixed.Attachment(file))]));
        (await all.PostMixedAsync(Mixed.Body($"[{Filed(kees, alone, shared)}]", alone, shared))).EnsureSuccessStatusCode();
        var (other, withFile) = (Guid.NewGuid(), Filed(ann, shared));
        (await all.PostMixedAsync(Mixed.Body($"[{withFile}]", shared))).EnsureSuccessStatusCode();
        using (var newer = lrs.Client())
        {
            newer.DefaultRequestHeaders.Remove("X-Experience-API-Version");
            newer.DefaultRequestHeaders.Add("X-Experience-API-Version", "2.0.0");
            (await newer.PostAsync(
                Filled(ann, about + $$""","context":{"contextAgents":[{"objectType":"contextAgent","agent":{{named}},"relevantTypes":["http://t.example/mark-of-context-agent"]}]}"""),
                Filled(ann, about + $$""","context":{"contextGroups":[{"objectType":"contextGroup","group":{"objectType":"Group","member":[{{named}}]},"relevantTypes":["http://t.example/mark-of-context-group"]}]}""")))
                .EnsureSuccessStatusCode();
        }

        var said = JsonDocument.Parse(theirs[0]).RootElement.GetProperty("id").GetGuid();
        var (remark, remarkOnIt, voiding) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        string About(Guid id, Guid target, string verb, string word) =>
            $$"""{"id":"{{id}}","actor":{{ann}},"verb":{"id":"{{verb}}"},"object":{"objectType":"StatementRef","id":"{{target}}"},"result":{"response":"{{word}}"} }""";
        (await all.PostAsync(About(remark, said, "http://v.example/commented", "mark-of-remark"), About(remarkOnIt, remark, "http://v.example/commented", "mark-of-remark-on-remark"))).EnsureSuccessStatusCode();
        (await all.PostAsync(About(voiding, said, "http://adlnet.gov/expapi/verbs/voided", "mark-of-voiding"))).EnsureSuccessStatusCode();
        (await all.PutAsync(other, A(other, actor: "ann", more: ",\"result\":{\"response\":\"stays-response\"}"))).EnsureSuccessStatusCode();
        foreach (var (who, word) in ((string, string)[])[(kees, "mark"), (ann, "stays")])
        {
            (await all.PutAsync(new Uri($"activities/state?activityId=http://o.example/o&agent={who}&stateId={word}-state-id", UriKind.Relative), Json($"{{\"x\":\"{word}-state\"}}"))).EnsureSuccessStatusCode();
            using var profile = new HttpRequestMessage(HttpMethod.Put, $"agents/profile?agent={who}&profileId={word}-profile-id") { Content = Json($"{{\"x\":\"{word}-profile\"}}"), Headers = { { "If-None-Match", "*" } } };
            (await all.SendAsync(profile)).EnsureSuccessStatusCode();
        }

        string[] marks =
        [
            "mark-account", "mark-name", "mark-response", "mark-extension", "mark-activity", "mark-definition", "mark-of-object", "mark-of-member", "mark-of-instructor", "mark-of-team", "mark-of-sub",
            "mark-of-remark", "mark-of-remark-on-remark", "mark-of-voiding", "mark-attachment", "mark-of-context-agent", "mark-of-context-group", "mark-state-id", "mark-state", "mark-profile-id", "mark-profile",
        ];
        string[] stays = ["stays-definition", "stays-response", "stays-state-id", "stays-state", "stays-profile", "stays-attachment"];
        (await DiskSearch.FindAsync(lrs.Place, [.. marks, .. stays])).Count.ShouldBe(marks.Length + stays.Length, "the search itself works");

        var response = await erase.DeleteAsync(new Uri($"statements?agent={kees}", UriKind.Relative));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var receipt = await response.JsonOfAsync();
        receipt.GetProperty("erased").GetProperty("statements").GetInt32().ShouldBe(16);
        receipt.GetProperty("erased").GetProperty("attachments").GetInt32().ShouldBe(1);
        receipt.GetProperty("erased").GetProperty("activities").GetInt32().ShouldBe(1);
        receipt.GetProperty("erased").GetProperty("documents").GetInt32().ShouldBe(2);
        receipt.GetProperty("erased").GetProperty("bytes").GetInt64().ShouldBeGreaterThan(2_000);
        receipt.GetRawText().ShouldNotContain("mark");
        (await all.AllIdsAsync("")).ShouldBe([other, JsonDocument.Parse(withFile).RootElement.GetProperty("id").GetGuid()]);
        (await all.GetAsync($"statements?voidedStatementId={said}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await all.AllIdsAsync($"agent={kees}&related_agents=true")).ShouldBeEmpty();
        (await all.ReadAsync($"activities/state?activityId=http://o.example/o&agent={kees}")).GetArrayLength().ShouldBe(0);
        await SweptAsync(lrs);
        (await DiskSearch.FindAsync(lrs.Place, marks)).ShouldBeEmpty();
        (await DiskSearch.FindAsync(lrs.Place, stays)).Count.ShouldBe(stays.Length, "what is others' stays");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task G06_a_thousand_replays_of_what_was_erased_leave_no_row(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var all = lrs.Client();
        var erasure = lrs.Services.GetRequiredService<RecordStoreErasure>();
        var then = DateTimeOffset.UtcNow.AddDays(-1).ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        string Said(Guid id, string actor = "kees") => A(id, actor, more: $",\"timestamp\":\"{then}\"");
        var (erased, one) = (Guid.NewGuid(), Guid.NewGuid());
        (await all.PostAsync(Said(erased), A(one, "noor"))).EnsureSuccessStatusCode();
        (await erasure.EraseAgentAsync("groenrijk", Account("kees"))).Receipt!.Erased.Statements.ShouldBe(1);
        (await erasure.EraseStatementAsync("groenrijk", one)).Receipt!.Erased.Statements.ShouldBe(1);

        for (var i = 0; i < 10; i++)
        {
            // The same ids, new ids about the same person, and the one statement by its id alone, whatever it says now.
            var answer = await all.PostAsync([Said(erased), A(one, "noor", more: $",\"result\":{{\"response\":\"{i}\"}}"), .. Enumerable.Range(0, 98).Select(_ => Said(Guid.NewGuid()))]);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await answer.JsonOfAsync()).GetArrayLength().ShouldBe(100, "acknowledged");
        }

        (await all.PutAsync(erased, Said(erased))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await all.AllIdsAsync("")).ShouldBeEmpty();
        (await all.GetAsync($"statements?statementId={erased}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        // Who comes back is welcome, others were never affected, and another organisation least of all.
        var (back, beside) = (Guid.NewGuid(), Guid.NewGuid());
        (await all.PostAsync(A(back, "kees"), Said(beside, "daan"))).EnsureSuccessStatusCode();
        (await all.AllIdsAsync("ascending=true")).ShouldBe([back, beside]);
        using var elsewhere = lrs.Client("other");
        (await elsewhere.PostAsync(Said(erased))).EnsureSuccessStatusCode();
        (await elsewhere.AllIdsAsync("")).ShouldBe([erased]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task G04_the_ledger_names_every_erased_statement_in_order_and_the_receipt_says_where(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var all = lrs.Client();
        using var erase = lrs.ClientWith("erase");
        var kees = Enumerable.Range(0, 130).Select(_ => Guid.NewGuid()).ToArray();
        (await all.PostAsync([.. kees.Select(id => A(id, "kees")), A(actor: "noor")])).EnsureSuccessStatusCode();

        var receipt = (await (await erase.DeleteAsync(new Uri($"statements?agent={Account("kees")}", UriKind.Relative))).Content.ReadAsStringAsync());

        var ledger = (await erase.ReadAsync("erasures?since=0")).GetProperty("erasures").EnumerateArray().ToList();
        ledger.Select(row => row.GetProperty("statement").GetGuid()).ShouldBe(kees);
        ledger.Select(row => row.GetProperty("tick").GetInt64()).ShouldBeInOrder();
        var read = JsonSerializer.Deserialize<ErasureReceipt>(receipt, JsonSerializerOptions.Web)!;
        read.Ledger.ShouldBe(new(ledger[0].GetProperty("tick").GetInt64(), ledger[^1].GetProperty("tick").GetInt64()));

        var erasure = lrs.Services.GetRequiredService<RecordStoreErasure>();
        erasure.Wrote(read).ShouldBeTrue();
        erasure.Wrote(read with { Erased = read.Erased with { Statements = 131 } }).ShouldBeFalse();
        erasure.Wrote(read with { Organisation = "dekade" }).ShouldBeFalse();
        (await erasure.ReceiptsAsync("groenrijk")).ShouldBe([read]);
        (await erasure.ReceiptsAsync("dekade")).ShouldBeEmpty();
        (await (await erase.GetAsync($"erasures?receipt={read.Erasure}")).Content.ReadAsStringAsync()).ShouldBe(receipt);
        (await erase.GetAsync($"erasures?receipt={Guid.NewGuid()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task One_statement_goes_with_what_was_said_about_it_and_nothing_else(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var all = lrs.Client();
        using var erase = lrs.ClientWith("erase");
        var ids = Enumerable.Range(0, 6).Select(_ => Guid.NewGuid()).ToArray();
        string About(Guid id, Guid target) => $$"""{"id":"{{id}}","actor":{{Account("ann")}},"verb":{"id":"http://v.example/v"},"object":{"objectType":"StatementRef","id":"{{target}}"} }""";
        // 2 is about 1 is about 0; 3 names 0 in its context only; 4 and 5 are about each other.
        (await all.PostAsync(A(ids[0]), About(ids[1], ids[0]), About(ids[2], ids[1]), A(ids[3], more: $$""","context":{"statement":{"objectType":"StatementRef","id":"{{ids[0]}}"} }"""), About(ids[4], ids[5]), About(ids[5], ids[4])))
            .EnsureSuccessStatusCode();

        var receipt = await (await erase.DeleteAsync(new Uri($"statements?statementId={ids[0]}", UriKind.Relative))).JsonOfAsync();
        receipt.GetProperty("erased").GetProperty("statements").GetInt32().ShouldBe(3);
        (await all.AllIdsAsync("ascending=true")).ShouldBe([ids[3], ids[4], ids[5]]);

        (await (await erase.DeleteAsync(new Uri($"statements?statementId={ids[4]}", UriKind.Relative))).JsonOfAsync()).GetProperty("erased").GetProperty("statements").GetInt32().ShouldBe(2);
        (await all.AllIdsAsync("ascending=true")).ShouldBe([ids[3]]);
        // Again is a receipt that counts nothing; what never was there is not found, and leaves no mark.
        (await (await erase.DeleteAsync(new Uri($"statements?statementId={ids[0]}", UriKind.Relative))).JsonOfAsync()).GetProperty("erased").GetProperty("statements").GetInt32().ShouldBe(0);
        var never = Guid.NewGuid();
        (await erase.DeleteAsync(new Uri($"statements?statementId={never}", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await all.PutAsync(never, A(never))).EnsureSuccessStatusCode();
        (await all.AllIdsAsync("ascending=true")).ShouldBe([ids[3], never]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_an_activity_is_goes_with_the_last_who_used_it_and_comes_with_the_next(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var all = lrs.Client();
        var erasure = lrs.Services.GetRequiredService<RecordStoreErasure>();
        var then = DateTimeOffset.UtcNow.AddDays(-1).ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        string Said(string actor, Guid id) =>
            $$"""{"id":"{{id}}","timestamp":"{{then}}","actor":{{Account(actor)}},"verb":{"id":"http://v.example/v"},"object":{"id":"http://o.example/own","definition":{"name":{"nl":"eigen"} } } }""";
        async Task<bool> IsKnownAsync() => (await all.ReadAsync("activities?activityId=http://o.example/own")).TryGetProperty("definition", out _);
        var id = Guid.NewGuid();
        (await all.PostAsync(Said("kees", id), Said("noor", Guid.NewGuid()))).EnsureSuccessStatusCode();

        (await erasure.EraseAgentAsync("groenrijk", Account("kees"))).Receipt!.Erased.Activities.ShouldBe(0);
        (await IsKnownAsync()).ShouldBeTrue("noor used it too");
        (await erasure.EraseAgentAsync("groenrijk", Account("noor"))).Receipt!.Erased.Activities.ShouldBe(1);
        (await IsKnownAsync()).ShouldBeFalse();
        (await all.PostAsync(Said("kees", id))).EnsureSuccessStatusCode();
        (await IsKnownAsync()).ShouldBeFalse("a replay teaches nothing");
        (await all.PostAsync(Said("daan", Guid.NewGuid()))).EnsureSuccessStatusCode();
        (await IsKnownAsync()).ShouldBeTrue("the same words again count as new");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_a_person_voided_stays_voided_when_the_person_is_erased(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var all = lrs.Client();
        var (wrong, voiding) = (Guid.NewGuid(), Guid.NewGuid());
        (await all.PostAsync(A(wrong, "noor"), $$"""{"id":"{{voiding}}","actor":{{Account("kees")}},"verb":{"id":"http://adlnet.gov/expapi/verbs/voided"},"object":{"objectType":"StatementRef","id":"{{wrong}}"} }"""))
            .EnsureSuccessStatusCode();

        (await lrs.Services.GetRequiredService<RecordStoreErasure>().EraseAgentAsync("groenrijk", Account("kees"))).Receipt!.Erased.Statements.ShouldBe(1);

        (await all.AllIdsAsync("")).ShouldBeEmpty();
        (await all.GetAsync($"statements?voidedStatementId={wrong}")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_order_that_is_not_clear_erases_nothing()
    {
        await using var lrs = await LrsHost.StartAsync(DataProvider.Sqlite);
        using var all = lrs.Client();
        using var erase = lrs.ClientWith("erase");
        (await all.PostAsync(A(actor: "kees"))).EnsureSuccessStatusCode();
        var id = Guid.NewGuid();
        foreach (var (query, code) in ((string, string)[])[
            ("", "L02"), ($"agent={Account("kees")}&statementId={id}", "L02"), ("agent=kees", "L03"), ("agent={}", "L07"), ("statementId=1", "L02"), ($"agent={Account("kees")}&verb=http://v.example/v", "L02"),
            ("agent={\"objectType\":\"Group\",\"member\":[{\"mbox\":\"mailto:a@b.c\"}]}", "L17"),
            ("agent={\"account\":{\"homePage\":\"https://returntowork.example/credentials\",\"name\":\"all\"}}", "not-a-person")])
        {
            var response = await erase.DeleteAsync(new Uri($"statements?{query}", UriKind.Relative));
            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest, query);
            (await response.CodeAsync()).ShouldBe(code, query);
        }

        (await all.DeleteAsync(new Uri($"statements?agent={Account("kees")}", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Forbidden, "all does not include erase");
        (await all.AllIdsAsync("")).Count.ShouldBe(1);
    }

    /// <summary>Until the files have been cleaned after every erasure.</summary>
    private static async Task SweptAsync(LrsHost lrs)
    {
        var factory = lrs.Services.GetRequiredService<IDbContextFactory<LrsDb>>();
        for (var i = 0; i < 600; i++, await Task.Delay(100))
        {
            await using var db = await factory.CreateDbContextAsync();
            if (await db.Set<Erasing>().AnyAsync() && !await db.Set<Erasing>().AnyAsync(row => row.Swept == null)) return;
        }

        throw new TimeoutException("The files were not cleaned.");
    }
}
