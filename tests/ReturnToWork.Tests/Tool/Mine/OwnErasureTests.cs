using System.Data;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ReturnToWork.Lrs;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Tests.Lrs;
using ReturnToWork.Tool.Keys;
using ReturnToWork.Tool.Record;
using ReturnToWork.Tool.Store;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool.Mine;

/// <summary>"Stoppen en alles wissen": everything of one person goes, nothing of anybody else, whatever happens in between.</summary>
public sealed class OwnErasureTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task G04_after_two_steps_nothing_of_the_person_is_left_in_any_table_or_file_and_they_begin_anew_as_nobody(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        await using var tool = await RunningTool.StartAsync(place);
        var (player, fatma) = (await FullAsync(tool, "kees", "111111"), await FullAsync(tool, "fatma", "222222"));
        var old = player.Pseudonym!;
        var hash = LearnerKeys.HashOf(player.Visit.LearnerKey);
        var kees = new OwnBrowser(tool, player.Visit, cookies: true);

        await (await kees.OpenAsync()).SubmitAsync("/mijn/wissen");
        foreach (var said in (string[])["Wil je alles wissen?", "Alles wat je koos of schreef.", "Wat je coach hier van jou opschreef.", "Gewist is gewist."]) kees.Text.ShouldContain(said);
        (await CountAsync(tool, old)).ShouldBeGreaterThan(5, "asking erases nothing");
        await kees.SubmitAsync("/mijn/wissen", ("sure", "yes"));
        kees.Text.ShouldContain("Alles is gewist");

        (await CountAsync(tool, old)).ShouldBe(0);
        (await CountAsync(tool, fatma.Pseudonym!)).ShouldBeGreaterThan(5);
        (await StatementsAsync(tool, old)).ShouldBe(0);
        (await StatementsAsync(tool, fatma.Pseudonym!)).ShouldBeGreaterThan(0);
        await UntilCleanAsync(tool);
        (await FoundAsync(tool, place, old, hash, "zq-buurvrouw", player.Visit.LearnerKey)).ShouldBeEmpty();
        tool.Logged.ShouldNotContain(old);

        // A page that was still open keeps and says nothing more.
        (await player.AnswerAsync("wens", "weer", 99).CodeAsync()).ShouldBe("not-kept");
        (await player.SayAsync(Tell.Completed(player.Scene(), Guid.NewGuid(), tool.Clock.GetUtcNow().AddMinutes(1))).StatusAsync()).ShouldBe(HttpStatusCode.Unauthorized);
        (await kees.OpenAsync()).Text.ShouldContain("Er is niets om te wissen.");
        var again = await tool.OpenAsync("groenrijk", "kees");
        again.Boot.GetProperty("kept").GetBoolean().ShouldBeFalse();
        (await again.KeepAsync()).Pseudonym.ShouldNotBe(old);
        (await again.AnswersAsync()).GetProperty("answers").EnumerateObject().ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Erasing_many_times_at_once_is_erasing_once_without_cookies_too(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        await using var tool = await RunningTool.StartAsync(place);
        var player = await FullAsync(tool, "kees", "111111");
        var browsers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => new OwnBrowser(tool, player.Visit, cookies: false).OpenAsync()));
        await Task.WhenAll(browsers.Select(browser => browser.SubmitAsync("/mijn/wissen")));

        await Task.WhenAll(browsers.Select(browser => browser.SubmitAsync("/mijn/wissen", ("sure", "yes"))));

        browsers.ShouldAllBe(browser => browser.Status == HttpStatusCode.OK);
        (await CountAsync(tool, player.Pseudonym!)).ShouldBe(0);
        var receipts = await tool.Services.GetRequiredService<RecordStoreErasure>().ReceiptsAsync("groenrijk");
        receipts.Sum(receipt => receipt.Erased.Statements).ShouldBeGreaterThan(0);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_a_crash_leaves_between_the_two_stores_the_sweep_of_the_next_start_finishes(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        string pseudonym;
        await using (var tool = await RunningTool.StartAsync(place))
        {
            var player = await FullAsync(tool, "kees", "111111");
            pseudonym = player.Pseudonym!;
            // As the transaction leaves it when the process dies right after: the rows gone, the work written down, the record store not yet asked; and a statement that was still to be said.
            await using var db = await tool.StoreAsync();
            await db.Answers.ExecuteDeleteAsync();
            await db.Memos.ExecuteDeleteAsync();
            await db.Enrolments.ExecuteDeleteAsync();
            await db.Learners.ExecuteDeleteAsync();
            var late = Tell.Paired(player.Scene(), Guid.NewGuid(), tool.Clock.GetUtcNow(), new string('a', 64), "topics");
            db.Unsaid.Add(new UnsaidStatement { Organisation = "groenrijk", StatementId = late.Id!.Value, Body = late.Utf8.ToArray(), Due = tool.Clock.GetUtcNow().AddHours(1), Attempts = 3 });
            db.Erasings.Add(new PersonErasing { Organisation = "groenrijk", Id = Guid.NewGuid(), Pseudonym = pseudonym, Due = tool.Clock.GetUtcNow(), Attempts = 0 });
            await db.SaveChangesAsync();
            (await StatementsAsync(tool, pseudonym)).ShouldBeGreaterThan(0);
        }

        await using var next = await RunningTool.StartAsync(place);
        await UntilCleanAsync(next);
        (await CountAsync(next, pseudonym)).ShouldBe(0);
        (await StatementsAsync(next, pseudonym)).ShouldBe(0);
        (await FoundAsync(next, place, pseudonym)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_order_of_the_companion_erases_learners_and_says_counts_and_may_be_told_again(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        await using var tool = await RunningTool.StartAsync(place);
        var (kees, fatma) = (await FullAsync(tool, "kees", "111111"), await FullAsync(tool, "fatma", "222222"));
        var order = Guid.NewGuid();

        (await OrderAsync(tool, order, kees.Pseudonym!, bearer: "somebody-else")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await OrderAsync(tool, order, "%' OR 1=1")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await CountAsync(tool, kees.Pseudonym!)).ShouldBeGreaterThan(5);
        await using var db = await tool.StoreAsync();
        var there = (await db.Answers.CountAsync(row => row.Pseudonym == kees.Pseudonym), await db.Memos.CountAsync(row => row.Pseudonym == kees.Pseudonym), await db.Consents.CountAsync(row => row.Pseudonym == kees.Pseudonym));
        there.ShouldBe((2, 1, 2));

        var answer = JsonDocument.Parse(await (await OrderAsync(tool, order, kees.Pseudonym!)).Content.ReadAsStringAsync()).RootElement;
        answer.GetProperty("done").GetBoolean().ShouldBeTrue();
        var counts = answer.GetProperty("counts");
        (counts.GetProperty("answers").GetInt32(), counts.GetProperty("memos").GetInt32(), counts.GetProperty("consents").GetInt32()).ShouldBe(there);
        counts.GetProperty("statements").GetInt64().ShouldBeGreaterThan(0);
        answer.GetRawText().ShouldNotContain(kees.Pseudonym!);
        (await CountAsync(tool, kees.Pseudonym!)).ShouldBe(0);
        (await StatementsAsync(tool, kees.Pseudonym!)).ShouldBe(0);
        (await CountAsync(tool, fatma.Pseudonym!)).ShouldBeGreaterThan(5);
        (await StatementsAsync(tool, fatma.Pseudonym!)).ShouldBeGreaterThan(0);

        var again = JsonDocument.Parse(await (await OrderAsync(tool, order, kees.Pseudonym!)).Content.ReadAsStringAsync()).RootElement;
        again.GetProperty("done").GetBoolean().ShouldBeTrue();
        again.GetProperty("counts").GetProperty("statements").GetInt64().ShouldBe(0);
    }

    [Fact]
    public async Task Who_reads_in_the_record_store_holds_up_the_cleaning_and_not_the_next_order_though_our_clock_stands_still()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var tool = await RunningTool.StartAsync(place);
        var (kees, fatma) = (await FullAsync(tool, "kees", "111111"), await FullAsync(tool, "fatma", "222222"));
        var file = Directory.GetFiles(place.Directory, "lrs.db", SearchOption.AllDirectories).Single();
        await using (var reader = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await reader.OpenAsync();
            await using var reading = reader.BeginTransaction(deferred: true);
            await using var look = reader.CreateCommand();
            (look.Transaction, look.CommandText) = (reading, "SELECT count(*) FROM sqlite_master");
            await look.ExecuteScalarAsync();
            (await OrderAsync(tool, Guid.NewGuid(), kees.Pseudonym!)).StatusCode.ShouldBe(HttpStatusCode.OK);
            // The cleaning has met the reader by now.
            await Task.Delay(1_000, TestContext.Current.CancellationToken);
        }

        (await OrderAsync(tool, Guid.NewGuid(), fatma.Pseudonym!)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await StatementsAsync(tool, fatma.Pseudonym!)).ShouldBe(0);
    }

    [Fact]
    public async Task Files_are_called_clean_only_when_no_session_could_still_see_the_erased_rows()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.PostgreSql);
        await using var tool = await RunningTool.StartAsync(place);
        var player = await FullAsync(tool, "kees", "111111");
        var kees = new OwnBrowser(tool, player.Visit, cookies: true);

        await using (var reader = new NpgsqlConnection(place.ConnectionString))
        {
            await reader.OpenAsync();
            await using var old = await reader.BeginTransactionAsync(IsolationLevel.RepeatableRead);
            await using (var look = new NpgsqlCommand("SELECT 1", reader)) await look.ExecuteScalarAsync();
            await (await kees.OpenAsync()).SubmitAsync("/mijn/wissen", ("sure", "yes"));
            await tool.Services.GetRequiredService<Sweep>().EraseAsync();
            await using var db = await tool.StoreAsync();
            (await db.Erasings.CountAsync()).ShouldBe(1, "PostgreSQL keeps for the old session what was deleted, so there is work left");
        }

        await UntilCleanAsync(tool);
        (await FoundAsync(tool, place, player.Pseudonym!, "zq-buurvrouw")).ShouldBeEmpty();
    }

    // Everything that can be kept of somebody.
    private static async Task<Player> FullAsync(RunningTool tool, string who, string code)
    {
        var player = await (await tool.OpenAsync("groenrijk", who)).KeepAsync();
        await player.AnswerAsync("wens", new { picked = new[] { "anders" }, own = new { anders = who == "kees" ? "zq-buurvrouw" : "iets" } }, 1).StatusAsync();
        await player.AnswerAsync("_wensen", new { size = 1 }, 1, theme: "mijn").StatusAsync();
        await tool.TellCodeAsync("groenrijk", code);
        await player.AgreeAsync(code).StatusAsync();
        await player.LookAsync("999999").StatusAsync();
        await player.BookmarkAsync("""{"screen":"delen","language":"nl","done":true}""").StatusAsync();
        var at = tool.Clock.GetUtcNow();
        await player.SayAsync(Tell.Initialized(player.Scene(), Guid.NewGuid(), at), Tell.Shared(player.Scene(), Guid.NewGuid(), at, ["ask"], [])).StatusAsync();
        await using var db = await tool.StoreAsync();
        db.Memos.Add(new VoiceMemo { Organisation = "groenrijk", Pseudonym = player.Pseudonym!, Theme = "3", Activity = "vertel", Type = "audio/webm", KeyId = Guid.NewGuid(), Sealed = [1, 2, 3], Day = new(2026, 11, 22) });
        await db.SaveChangesAsync();
        return player;
    }

    private static async Task<HttpResponseMessage> OrderAsync(RunningTool tool, Guid order, string learner, string? bearer = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/pairing/erasures/{order:D}");
        request.Headers.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", bearer ?? PairingCode.DoorToken(RunningTool.Secret));
        request.Content = System.Net.Http.Json.JsonContent.Create(new { organisation = "groenrijk", learners = new[] { learner } });
        return await tool.Http.SendAsync(request);
    }

    private static async Task<int> CountAsync(RunningTool tool, string pseudonym)
    {
        await using var db = await tool.StoreAsync();
        return await db.Learners.CountAsync(row => row.Pseudonym == pseudonym) + await db.Enrolments.CountAsync(row => row.Pseudonym == pseudonym) + await db.Answers.CountAsync(row => row.Pseudonym == pseudonym)
            + await db.Memos.CountAsync(row => row.Pseudonym == pseudonym) + await db.Codes.CountAsync(row => row.RedeemedBy == pseudonym) + await db.Tries.CountAsync(row => row.Pseudonym == pseudonym)
            + await db.Consents.CountAsync(row => row.Pseudonym == pseudonym) + await db.Erasings.CountAsync(row => row.Pseudonym == pseudonym) + (await db.Unsaid.ToListAsync()).Count(row => System.Text.Encoding.UTF8.GetString(row.Body).Contains(pseudonym, StringComparison.Ordinal));
    }

    private static async Task<long> StatementsAsync(RunningTool tool, string pseudonym)
    {
        var agent = JsonSerializer.Serialize(new { account = new { homePage = "https://returntowork.example/people/groenrijk", name = pseudonym } });
        var (would, _) = await tool.Services.GetRequiredService<RecordStoreErasure>().LookAtAgentAsync("groenrijk", agent);
        return would!.Statements + would.Documents;
    }

    // Each of the two stores cleans its files when it is done, and nobody waits for that.
    // The record store cleans by itself, and after a pause again where somebody stood in its way: the clock must go on.
    private static async Task<IReadOnlyList<string>> FoundAsync(RunningTool tool, FreshPlace place, params IReadOnlyList<string> marks)
    {
        for (var tries = 0; ; tries++, tool.Clock.Advance(TimeSpan.FromSeconds(2)), await Task.Delay(300))
            if (await DiskSearch.FindAsync(place, marks) is var found && (found.Count == 0 || tries == 100)) return found;
    }

    private static async Task UntilCleanAsync(RunningTool tool)
    {
        for (var tries = 0; tries < 100; tries++, await Task.Delay(200))
        {
            await tool.Services.GetRequiredService<Sweep>().EraseAsync();
            await using var db = await tool.StoreAsync();
            if (!await db.Erasings.AnyAsync()) return;
        }

        throw new TimeoutException("The files were not cleaned.");
    }
}
