using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Records;
using ReturnToWork.Demo;
using ReturnToWork.Lti;
using ReturnToWork.Storage;
using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Houses;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.TestKit.Walking;
using ReturnToWork.Tool.Store;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.WholeWay;

/// <summary>
/// Killing the whole house at any moment loses nothing that was acknowledged (issue 1, item 8; reliability.md F-01, F-09). A kill cannot show whether the
/// database's settings survive a power cut: those are asserted at every start (Storage, <c>Durability</c>).
/// </summary>
public sealed class KillTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeProvider Time = TimeProvider.System;
    private FreshPlace _data = null!;
    private DemoPlace _place = null!;
    private int _kills;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task F01_kill_9_at_any_moment_loses_nothing_acknowledged_and_doubles_nothing(DataProvider engine)
    {
        await using var data = _data = await FreshPlace.OnAsync(engine);
        _place = FreePorts.Take(3) is [var toolPort, var companionPort, var lmsPort] ? new DemoPlace(toolPort, companionPort, lmsPort, data.Directory) : throw new InvalidOperationException();
        await KillAStartAsync();
        var demo = await Start().ReadyAsync();
        using var anna = new CoachWalk(_place);
        await anna.SignInAsync("anna");
        string[] codes = [await anna.AddPersonAsync("Kees"), await anna.AddPersonAsync("Ali"), await anna.AddPersonAsync("Noor")];
        using var kees = await KeepsAsync("kees");
        using var ali = await KeepsAsync("ali");
        using var fatma = await KeepsAsync("fatma");
        using var leaver = await KeepsAsync("noor");
        // More than one step of an erasure takes at once.
        await leaver.TellAsync([.. Enumerable.Range(0, 90).Select(_ => Tell.Initialized(leaver.Scene, Guid.NewGuid(), Time.GetUtcNow()))]);
        var diary = new Diary();
        var paired = false;

        // The short form kills twice in the middle of work, once in a start after that, and leaves due work before the last; the long form draws more moments.
        var rounds = Environment.GetEnvironmentVariable("RTW_FULL") == "1" ? 12 : 2;
        for (var round = 0; round < rounds; round++)
        {
            var work = Task.WhenAll(
                diary.TellUntilBrokenAsync(kees, Time), diary.TellUntilBrokenAsync(fatma, Time), diary.AnswerUntilBrokenAsync(kees),
                Task.Run(async () =>
                {
                    // Around the kill: before it, in its middle, or not at all any more. Somebody who saw no answer tries again.
                    await Task.Delay(RandomNumberGenerator.GetInt32(0, 500));
                    if (!paired) paired = await Diary.WorksAsync(() => kees.PairAsync(codes[0], "topics"));
                }));
            await diary.UntilMoreAsync(5, Patience);
            await Task.Delay(RandomNumberGenerator.GetInt32(0, 400));
            var order = round == rounds - 1 ? ErasesAsync(leaver) : Task.FromResult(false);
            if (round == rounds - 1) await Task.Delay(RandomNumberGenerator.GetInt32(5, 80));
            await demo.KillAsync();
            await order.WaitAsync(Patience);
            await demo.DisposeAsync();
            _kills++;
            await work.WaitAsync(Patience);
            if (round == 0) await KillAStartAsync();
            if (round == rounds - 1) await LeaveDueWorkAsync(ali, codes);
            demo = await Start().ReadyAsync();
        }

        await using var last = demo;
        if (!paired) await kees.PairAsync(codes[0], "topics");
        await ErasedForGoodAsync(leaver);
        var statements = await UntilPairedAsync(2);
        NothingLostNothingTwice(diary, statements);
        await FactsAreCompleteAsync(statements);
        await WhatWasDueIsDoneAsync();
        AnswersOpen(diary, (await kees.AnswersAsync())["wens"]);
        await EverythingStillWorksAsync(anna, kees);
        demo.Complained.ShouldBeEmpty();
    }

    // A privacy officer's order as the Companion tells it. False: not done, or nobody answered any more.
    private async Task<bool> ErasesAsync(LearnerWalk learner)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{_place.Tool}/pairing/erasures/{Guid.NewGuid():D}");
        request.Headers.Authorization = new("Bearer", PairingCode.DoorToken(Secret("Pairing")));
        request.Content = System.Net.Http.Json.JsonContent.Create(new { organisation = "groenrijk", learners = new[] { learner.Scene.Name } });
        try
        {
            using var answer = await http.SendAsync(request);
            return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("done").GetBoolean();
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    // Killed in its middle, an erasure is told again until it is done, and leaves nothing.
    private async Task ErasedForGoodAsync(LearnerWalk leaver)
    {
        for (var start = Time.GetTimestamp(); !await ErasesAsync(leaver); await Task.Delay(200)) Time.GetElapsedTime(start).ShouldBeLessThan(Patience, "the erasure that was cut off was not finished");
        var name = System.Text.Encoding.UTF8.GetBytes(leaver.Scene.Name);
        (await StoreAsync()).Count(statement => statement.Utf8.Span.IndexOf(name) >= 0).ShouldBe(0);
        await using var tool = ToolStore();
        (await tool.Learners.CountAsync(row => row.Pseudonym == leaver.Scene.Name) + await tool.Enrolments.CountAsync(row => row.Pseudonym == leaver.Scene.Name)).ShouldBe(0);
    }

    private async Task KillAStartAsync()
    {
        await using var starting = Start();
        await Task.Delay(RandomNumberGenerator.GetInt32(100, 1500));
        await starting.KillAsync();
        _kills++;
    }

    private async Task<LearnerWalk> KeepsAsync(string who)
    {
        var learner = new LearnerWalk(_place);
        await learner.SignInAsync(who);
        await learner.LaunchAsync();
        await learner.KeepAsync();
        return learner;
    }

    // As a kill between two steps leaves it: Ali's code redeemed and "paired" not yet said, Noor's code over, a login that never came back. Hangfire's memory
    // of when to look went with the process.
    private async Task LeaveDueWorkAsync(LearnerWalk ali, string[] codes)
    {
        var now = Time.GetUtcNow();
        var secret = Secret("Pairing");
        var (ofAli, ofNoor) = (PairingCode.KeyedHash(secret, "groenrijk", codes[1]), PairingCode.KeyedHash(secret, "groenrijk", codes[2]));
        await using (var tool = ToolStore())
        {
            (await tool.Codes.Where(row => row.KeyedHash == ofAli).ExecuteUpdateAsync(set => set
                .SetProperty(row => row.RedeemedBy, ali.Scene.Name).SetProperty(row => row.RedeemedAt, now).SetProperty(row => row.Sees, "topics"))).ShouldBe(1);
            (await tool.Codes.Where(row => row.KeyedHash == ofNoor).ExecuteUpdateAsync(set => set.SetProperty(row => row.Expires, now.AddMinutes(-1)))).ShouldBe(1);
            var paired = Tell.Paired(ali.Scene, Guid.NewGuid(), now, ofAli, "topics");
            tool.Unsaid.Add(new UnsaidStatement { Organisation = "groenrijk", StatementId = paired.Id!.Value, Body = paired.Utf8.ToArray(), Due = now, Attempts = 0 });
            await tool.SaveChangesAsync();
        }

        await using var lti = LoginStore();
        lti.Logins.Add(new OpenLogin { Client = "c", StateHash = "s", NonceHash = "n", ProofHash = "p", TargetLink = "https://tool.example", Expires = now.AddMinutes(-10) });
        await lti.SaveChangesAsync();
    }

    private async Task<IReadOnlyList<Statement>> UntilPairedAsync(int people)
    {
        for (var start = Time.GetTimestamp(); ; await Task.Delay(200))
        {
            var statements = await StoreAsync();
            if (statements.Count(statement => statement.Known!.Name == "paired") == people) return statements;
            Time.GetElapsedTime(start).ShouldBeLessThan(Patience, "the pairing that was redeemed was not said");
        }
    }

    private async Task<IReadOnlyList<Statement>> StoreAsync()
    {
        using var http = new HttpClient(XapiClient.NoRedirects());
        List<Statement> all = [];
        await foreach (var page in new XapiClient(http, new XapiEndpoint($"{_place.Tool}/xapi", "companion-groenrijk", Secret("GroenrijkStore"))).ReadAsync(new ReadPass(null)))
        {
            page.Unreadable.ShouldBeEmpty();
            all.AddRange(page.Statements);
        }

        return all;
    }

    private void NothingLostNothingTwice(Diary diary, IReadOnlyList<Statement> statements)
    {
        var stored = statements.Select(statement => statement.Id!.Value).ToHashSet();
        var takenBack = diary.Entries.Where(entry => entry.TakesBack is not null).ToDictionary(entry => entry.TakesBack!);
        var lost = diary.Entries.Where(entry => entry.Acknowledged && !takenBack.ContainsKey(entry) && !entry.Ids.All(stored.Contains)).ToList();
        var kept = takenBack.Values.Where(back => back.Acknowledged && back.TakesBack!.Ids.Any(stored.Contains)).ToList();
        var partial = diary.Entries.Where(entry => entry.Ids.Any(stored.Contains) && !entry.Ids.All(stored.Contains)).ToList();
        var acknowledged = diary.Entries.Where(entry => entry.Acknowledged).Sum(entry => entry.Ids.Count);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{_data.Provider}: acknowledged={acknowledged} of {diary.Entries.Sum(entry => entry.Ids.Count)} told, kills={_kills} lost={lost.Count} dup={statements.Count - stored.Count} partial={partial.Count} taken back and still there={kept.Count}");

        acknowledged.ShouldBeGreaterThan(20, "the kills came before there was anything to lose");
        (lost.Count, statements.Count - stored.Count, partial.Count, kept.Count).ShouldBe((0, 0, 0, 0));
    }

    private async Task FactsAreCompleteAsync(IReadOnlyList<Statement> statements)
    {
        string[] meaningful = ["paired", "shared", "planned", "unshared"];
        var expected = statements.Where(statement => meaningful.Contains(statement.Known!.Name)).Select(statement => statement.Id!.Value).Order().ToList();
        for (var start = Time.GetTimestamp(); ; await Task.Delay(200))
        {
            await using var db = CompanionStore();
            var facts = await db.Facts.AsNoTracking().Select(fact => fact.Statement).ToListAsync();
            if (facts.Order().SequenceEqual(expected)) return;
            Time.GetElapsedTime(start).ShouldBeLessThan(Patience, $"{expected.Except(facts).Count()} facts are missing, {facts.Except(expected).Count()} are too many");
        }
    }

    private async Task WhatWasDueIsDoneAsync()
    {
        for (var start = Time.GetTimestamp(); ; await Task.Delay(200))
        {
            await using var tool = ToolStore();
            await using var lti = LoginStore();
            var now = Time.GetUtcNow();
            var due = (Unsaid: await tool.Unsaid.CountAsync(), Codes: await tool.Codes.CountAsync(row => row.RedeemedBy == null && row.Expires <= now), Logins: await lti.Logins.CountAsync(row => row.Client == "c"));
            if (due == (0, 0, 0)) return;
            Time.GetElapsedTime(start).ShouldBeLessThan(Patience, $"still due: {due}");
        }
    }

    private static void AnswersOpen(Diary diary, string json)
    {
        diary.Answer.Acknowledged.ShouldBeGreaterThan(0);
        JsonSerializer.Deserialize<long>(json).ShouldBeInRange(diary.Answer.Acknowledged, diary.Answer.Sent);
    }

    private async Task EverythingStillWorksAsync(CoachWalk anna, LearnerWalk kees)
    {
        await anna.ConfirmAsync(Patience, Time);
        await anna.ConfirmAsync(Patience, Time);
        await kees.TellAsync(Tell.Shared(kees.Scene, Guid.NewGuid(), Time.GetUtcNow(), ["topics"], ["op-het-werk"]));
        var people = await anna.OpenAsync(_place.Companion + "/people");
        var pages = Regex.Matches(people.Body, "href=\"(/people/[0-9a-f-]{36})\"").Select(match => _place.Companion + match.Groups[1].Value).Distinct(StringComparer.Ordinal).ToList();
        for (var start = Time.GetTimestamp(); ; await Task.Delay(200))
        {
            foreach (var page in pages)
            {
                if ((await anna.OpenAsync(page)).Body.Contains("data-rule=\"R1\" data-subject=\"op-het-werk\"", StringComparison.Ordinal)) return;
            }

            Time.GetElapsedTime(start).ShouldBeLessThan(Patience, "the new share did not become a talking point");
        }
    }

    private string Secret(string name) => JsonDocument.Parse(File.ReadAllText(Path.Combine(_data.Directory, "demo-secrets.json"))).RootElement.GetProperty(name).GetString()!;

    private DemoProcess Start() => DemoProcess.Start(_place, _data.Settings.ToDictionary(setting => setting.Key.Replace(":", "__", StringComparison.Ordinal), setting => setting.Value, StringComparer.Ordinal));

    private ToolDb ToolStore() => _data.ConnectionString is null ? new SqliteToolDb(OnSqlite<SqliteToolDb>("tool", "tool")) : new PostgresToolDb(OnPostgres<PostgresToolDb>());

    private LtiDb LoginStore() => _data.ConnectionString is null ? new SqliteLtiDb(OnSqlite<SqliteLtiDb>("tool", "lti")) : new PostgresLtiDb(OnPostgres<PostgresLtiDb>());

    private CompanionDb CompanionStore()
    {
        CompanionDb db = _data.ConnectionString is null ? new SqliteCompanionDb(OnSqlite<SqliteCompanionDb>("companion", "companion")) : new PostgresCompanionDb(OnPostgres<PostgresCompanionDb>());
        db.Organisation = "groenrijk";
        return db;
    }

    private DbContextOptions<TDb> OnPostgres<TDb>() where TDb : DbContext => new DbContextOptionsBuilder<TDb>().UseNpgsql(_data.ConnectionString).Options;

    private DbContextOptions<TDb> OnSqlite<TDb>(string host, string room) where TDb : DbContext =>
        new DbContextOptionsBuilder<TDb>().UseSqlite($"Data Source={Path.Combine(_data.Directory, host, room + ".db")};Pooling=False").Options;
}
