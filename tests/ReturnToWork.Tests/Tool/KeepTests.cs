using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Storage;
using ReturnToWork.Storage.Keys;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Tool.Keys;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool;

/// <summary>Before "bewaren" nothing of the person is kept; after it, nothing in clear.</summary>
public sealed class KeepTests
{
    private const string Kees = "platform-user-kees-4711";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_whole_visit_without_keeping_leaves_nothing_of_the_person(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        string learnerKey, answer = "planted-answer-mijn-buurvrouw-bellen";
        await using (var tool = await RunningTool.StartAsync(place))
        {
            var player = await tool.OpenAsync("groenrijk", Kees);
            learnerKey = player.Visit.LearnerKey;
            (await player.AnswerAsync("wens", answer, 1).CodeAsync()).ShouldBe("not-kept");
            (await player.LookAsync("123456").CodeAsync()).ShouldBe("not-kept");
            (await player.AgreeAsync("123456").CodeAsync()).ShouldBe("not-kept");
            (await player.CallAsync(HttpMethod.Post, "/api/token", new { }).StatusAsync()).ShouldBe(HttpStatusCode.OK);
            (await player.SayRawAsync("[]").StatusAsync()).ShouldBe(HttpStatusCode.Unauthorized);
            await using var db = await tool.StoreAsync();
            (await db.Learners.CountAsync() + await db.Enrolments.CountAsync() + await db.Answers.CountAsync() + await db.Tries.CountAsync()).ShouldBe(0);
            foreach (var secret in (string[])[Kees, learnerKey, answer]) tool.Logged.ShouldNotContain(secret);
        }

        foreach (var secret in (string[])[Kees, learnerKey, LearnerKeys.HashOf(learnerKey), answer, "buurvrouw"])
            (await Everything.HoldsAsync(place, secret)).ShouldBeFalse(secret);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_is_kept_is_sealed_and_comes_back_at_the_next_launch(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        string learnerKey;
        var share = Guid.NewGuid();
        await using (var tool = await RunningTool.StartAsync(place))
        {
            var player = await (await tool.OpenAsync("groenrijk", Kees)).KeepAsync();
            learnerKey = player.Visit.LearnerKey;
            (await player.AnswerAsync("wens", new[] { "planted-answer-buurvrouw" }, 2).StatusAsync()).ShouldBe(HttpStatusCode.NoContent);
            (await player.AnswerAsync("wens", new[] { "planted-older" }, 1).StatusAsync()).ShouldBe(HttpStatusCode.NoContent);
            (await player.AnswerAsync("_shares", new[] { new { id = share, what = new[] { "plan" } } }, 3).StatusAsync()).ShouldBe(HttpStatusCode.NoContent);
            (await player.SayAsync(Tell.Shared(player.Scene(), share, tool.Clock.GetUtcNow(), ["plan"], [])).StatusAsync()).ShouldBe(HttpStatusCode.OK);
        }

        foreach (var secret in (string[])[Kees, learnerKey, "planted", "buurvrouw"]) (await Everything.HoldsAsync(place, secret)).ShouldBeFalse(secret);

        // Another process over the same place: key ring, learner and answers are found again.
        await using var again = await RunningTool.StartAsync(place);
        var boot = (await again.OpenAsync("groenrijk", Kees)).Boot;
        boot.GetProperty("kept").GetBoolean().ShouldBeTrue();
        boot.GetProperty("answers").GetProperty("wens")[0].GetString().ShouldBe("planted-answer-buurvrouw");
        boot.GetProperty("answers").TryGetProperty("_shares", out _).ShouldBeFalse();
        boot.GetProperty("shares")[0].GetProperty("id").GetGuid().ShouldBe(share);
        boot.GetProperty("frame").GetString().ShouldBe((await again.OpenAsync("groenrijk", Kees)).Visit.PlatformOrigin);
        (await again.OpenAsync("dekade", Kees)).Boot.GetProperty("kept").GetBoolean().ShouldBeFalse("the same sub in another registration is somebody else");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_page_that_is_open_reads_what_another_tab_kept_since(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        await using var tool = await RunningTool.StartAsync(place);
        var here = await (await tool.OpenAsync("groenrijk", Kees)).KeepAsync();
        var there = await (await tool.OpenAsync("groenrijk", Kees)).KeepAsync();
        await there.AnswerAsync("wens", new[] { "buiten" }, 2).StatusAsync();
        (await there.BookmarkAsync("{\"screen\":\"wens\",\"language\":\"nl\",\"done\":true}").StatusAsync()).ShouldBe(HttpStatusCode.NoContent);

        var kept = await here.AnswersAsync();

        kept.GetProperty("answers").GetProperty("wens")[0].GetString().ShouldBe("buiten");
        kept.GetProperty("bookmark").GetProperty("done").GetBoolean().ShouldBeTrue();
        kept.GetProperty("shares").GetArrayLength().ShouldBe(0);
        kept.GetProperty("paired").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Keeping_many_times_at_once_makes_one_learner(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        await using var tool = await RunningTool.StartAsync(place);
        var players = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => tool.OpenAsync("groenrijk", Kees)));

        await Task.WhenAll(players.Select(player => player.KeepAsync()));

        players.Select(player => (player.Pseudonym, player.Registration)).Distinct().ShouldHaveSingleItem();
        await using var db = await tool.StoreAsync();
        (await db.Learners.CountAsync()).ShouldBe(1);
        (await db.Enrolments.CountAsync()).ShouldBe(1);
        var learner = await db.Learners.SingleAsync();
        learner.Pseudonym.Length.ShouldBe(32);
        learner.KeyHash.ShouldNotBe(players[0].Visit.LearnerKey);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task G11_an_answer_moved_to_another_person_or_question_is_left_out(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        await using var tool = await RunningTool.StartAsync(place);
        var kees = await (await tool.OpenAsync("groenrijk", Kees)).KeepAsync();
        var fatma = await (await tool.OpenAsync("groenrijk", "fatma")).KeepAsync();
        foreach (var (player, text) in (IEnumerable<(Player, string)>)[(kees, "van kees"), (fatma, "van fatma")])
        {
            await player.AnswerAsync("wens", text, 1).StatusAsync();
            await player.AnswerAsync("kleine-stap", text + " stap", 1).StatusAsync();
        }

        await using (var db = await tool.StoreAsync())
        {
            var rows = await db.Answers.ToListAsync();
            var ofKees = rows.Single(row => row.Pseudonym == kees.Pseudonym && row.Activity == "wens");
            rows.Single(row => row.Pseudonym == fatma.Pseudonym && row.Activity == "wens").Sealed = ofKees.Sealed;
            rows.Single(row => row.Pseudonym == kees.Pseudonym && row.Activity == "kleine-stap").Sealed = ofKees.Sealed;
            await db.SaveChangesAsync();
        }

        var found = (await fatma.AnswersAsync()).GetProperty("answers");
        found.TryGetProperty("wens", out _).ShouldBeFalse();
        found.GetProperty("kleine-stap").GetString().ShouldBe("van fatma stap");
        (await kees.AnswersAsync()).GetProperty("answers").TryGetProperty("kleine-stap", out _).ShouldBeFalse();
        tool.Logged.ShouldContain("answer-sealed-elsewhere");
        tool.Logged.ShouldNotContain("van kees");
    }

    [Fact]
    public async Task S01_the_key_ring_is_useless_without_the_master_key()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using (var tool = await RunningTool.StartAsync(place)) await (await tool.OpenAsync("groenrijk", Kees)).KeepAsync();
        (await Everything.HoldsAsync(place, "masterKey")).ShouldBeFalse();
        await File.WriteAllTextAsync(Path.Combine(place.Directory, "tool", "master.key"), Convert.ToBase64String(new byte[32]));

        var trouble = await Should.ThrowAsync<WrongMasterKeyException>(() => RunningTool.StartAsync(place));

        trouble.Message.ShouldContain("another master key");
    }

    [Fact]
    public async Task Two_instances_over_one_place_read_each_others_tokens()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var one = await RunningTool.StartAsync(place);
        await using var two = await RunningTool.StartAsync(place);
        var player = await (await one.OpenAsync("groenrijk", Kees)).KeepAsync();
        var other = await two.OpenAsync("groenrijk", Kees);

        other.Token = player.Token;

        (await other.AnswerAsync("wens", "x", 1).StatusAsync()).ShouldBe(HttpStatusCode.NoContent);
        other.Visit.LearnerKey.ShouldBe(player.Visit.LearnerKey);
    }
}

/// <summary>All bytes that a place holds: SQLite files with their logs, every column of every table on PostgreSQL.</summary>
internal static class Everything
{
    public static async Task<bool> HoldsAsync(FreshPlace place, string text)
    {
        if (place.ConnectionString is { } connectionString) return await PostgresHoldsAsync(connectionString, text);
        return FileSearch.Holding(place.Directory, text).Count > 0;
    }

    private static async Task<bool> PostgresHoldsAsync(string connectionString, string text)
    {
        await using var connection = new Npgsql.NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        var tables = new List<string>();
        await using (var command = new Npgsql.NpgsqlCommand("SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')", connection))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync()) tables.Add(reader.GetString(0));
        }

        foreach (var table in tables)
        {
            // A row as text shows bytea in hex, so the hex of the text is looked for too.
            await using var command = new Npgsql.NpgsqlCommand($"SELECT count(*) FROM {table} AS row WHERE position($1 in row::text) > 0 OR position($2 in row::text) > 0", connection);
            command.Parameters.AddWithValue(text);
            command.Parameters.AddWithValue(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text)));
            if ((long)(await command.ExecuteScalarAsync())! > 0) return true;
        }

        return false;
    }
}
