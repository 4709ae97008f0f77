using System.Net;
using Hangfire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Tool.Record;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool;

/// <summary>A coach's code: told by the Companion, redeemed once by an employee, and then said by the Tool itself.</summary>
public sealed class PairingTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_employee_looks_agrees_and_the_tool_says_so(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        await using var tool = await RunningTool.StartAsync(place);
        (await tool.TellCodeAsync("groenrijk", "123456").StatusAsync()).ShouldBe(HttpStatusCode.Created);
        (await tool.TellCodeAsync("groenrijk", "123456").StatusAsync()).ShouldBe(HttpStatusCode.OK);
        (await tool.TellCodeAsync("groenrijk", "123456", coach: "Bas").CodeAsync()).ShouldBe("code-differs");
        var player = await (await tool.OpenAsync("groenrijk", "kees")).KeepAsync();

        (await player.LookAsync("123 456").JsonAsync()).GetProperty("coach").GetString().ShouldBe("Anna");
        (await player.AgreeAsync("123456", "everything").CodeAsync()).ShouldBe("pairing-sees-unknown");
        (await player.AgreeAsync("12345", "topics").CodeAsync()).ShouldBe("pairing-code-shape");
        (await player.AgreeAsync("123456").JsonAsync()).GetProperty("sees").GetString().ShouldBe("topics");
        (await player.AgreeAsync("123456", "nothing").JsonAsync()).GetProperty("sees").GetString().ShouldBe("topics", "the answer to a repeated request is the first answer");

        var said = await Statements.OfAsync(tool, "paired");
        said.Count.ShouldBe(1);
        said[0].Account.ShouldBe(("https://returntowork.example/people/groenrijk", player.Pseudonym!));
        said[0].Registration.ShouldBe(player.Registration);
        said[0].Code("pairing").ShouldBe(PairingCode.KeyedHash(RunningTool.Secret, "groenrijk", "123456"));
        said[0].Code("sees").ShouldBe("topics");
        (await tool.OpenAsync("groenrijk", "kees")).Boot.GetProperty("paired").GetProperty("coach").GetString().ShouldBe("Anna");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_code_is_redeemed_once_under_sixteen_at_the_same_moment(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        await using var tool = await RunningTool.StartAsync(place);
        await tool.TellCodeAsync("groenrijk", "654321").StatusAsync();
        var players = await Task.WhenAll(Enumerable.Range(0, 16).Select(async i => await (await tool.OpenAsync("groenrijk", $"learner-{i}")).KeepAsync()));

        var answers = await Task.WhenAll(players.Select(player => player.AgreeAsync("654321").StatusAsync()));

        answers.Count(status => status == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(status => status == HttpStatusCode.NotFound).ShouldBe(15);
        (await Statements.OfAsync(tool, "paired")).Count.ShouldBe(1);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_crash_between_redeeming_and_saying_loses_nothing(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        Guid promised;
        await using (var tool = await RunningTool.StartAsync(place, services => services.AddSingleton<IRecord, AwayRecord>()))
        {
            await tool.TellCodeAsync("groenrijk", "123456").StatusAsync();
            var player = await (await tool.OpenAsync("groenrijk", "kees")).KeepAsync();
            (await player.AgreeAsync("123456", "progress").StatusAsync()).ShouldBe(HttpStatusCode.OK);
            await using var db = await tool.StoreAsync();
            promised = (await db.Unsaid.SingleAsync()).StatementId;
        }

        await using var again = await RunningTool.StartAsync(place);
        again.Clock.Advance(TimeSpan.FromMinutes(1));
        await again.Services.GetRequiredService<Sweep>().SayAsync();
        await again.Services.GetRequiredService<Sweep>().SayAsync();

        (await Statements.OfAsync(again, "paired")).ShouldHaveSingleItem().Id.ShouldBe(promised);
        await using var after = await again.StoreAsync();
        (await after.Unsaid.AnyAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Hangfire_wakes_what_is_due()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using (var tool = await RunningTool.StartAsync(place, services => services.AddSingleton<IRecord, AwayRecord>()))
        {
            await tool.TellCodeAsync("groenrijk", "123456").StatusAsync();
            await tool.TellCodeAsync("groenrijk", "222222", lasts: TimeSpan.FromMinutes(1)).StatusAsync();
            await (await (await tool.OpenAsync("groenrijk", "kees")).KeepAsync()).AgreeAsync("123456").StatusAsync();
        }

        await using var again = await RunningTool.StartAsync(place);
        again.Clock.Advance(TimeSpan.FromMinutes(2));
        var alarms = again.Services.GetRequiredService<IRecurringJobManager>();
        foreach (var alarm in (string[])["tool-say", "tool-forget", "tool-logins"]) alarms.Trigger(alarm);

        for (var waited = 0; waited < 300 && await LeftAsync() > 0; waited++) await Task.Delay(100);
        (await LeftAsync()).ShouldBe(0);
        (await Statements.OfAsync(again, "paired")).ShouldHaveSingleItem();
        again.Logged.ShouldNotContain("Error Hangfire");

        async Task<int> LeftAsync()
        {
            await using var db = await again.StoreAsync();
            return await db.Unsaid.CountAsync() + await db.Codes.CountAsync(code => code.RedeemedBy == null);
        }
    }

    [Fact]
    public async Task Five_wrong_codes_then_a_day_of_rest_also_when_guessed_at_once()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var tool = await RunningTool.StartAsync(place);
        await tool.TellCodeAsync("groenrijk", "123456").StatusAsync();
        var player = await (await tool.OpenAsync("groenrijk", "kees")).KeepAsync();

        var codes = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => i % 2 == 0 ? player.LookAsync($"9990{i:00}").CodeAsync() : player.AgreeAsync($"9990{i:00}").CodeAsync()));

        codes.Count(code => code == "pairing-code-unknown").ShouldBe(5);
        codes.Count(code => code == "pairing-tries-spent").ShouldBe(7);
        (await player.LookAsync("123456").CodeAsync()).ShouldBe("pairing-tries-spent");
        tool.Clock.Advance(TimeSpan.FromHours(25));
        await tool.Services.GetRequiredService<Sweep>().ForgetAsync();
        player = await tool.OpenAsync("groenrijk", "kees");
        (await player.LookAsync("123456").JsonAsync()).GetProperty("coach").GetString().ShouldBe("Anna");
    }

    [Fact]
    public async Task A_code_of_another_organisation_or_past_its_seven_days_opens_nothing()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var tool = await RunningTool.StartAsync(place);
        await tool.TellCodeAsync("dekade", "123456").StatusAsync();
        await tool.TellCodeAsync("groenrijk", "222222", lasts: TimeSpan.FromHours(1)).StatusAsync();
        var player = await (await tool.OpenAsync("groenrijk", "kees")).KeepAsync();

        (await player.LookAsync("123456").CodeAsync()).ShouldBe("pairing-code-unknown");
        tool.Clock.Advance(TimeSpan.FromMinutes(61));
        player = await tool.OpenAsync("groenrijk", "kees");
        (await player.AgreeAsync("222222").CodeAsync()).ShouldBe("pairing-code-unknown");

        await tool.Services.GetRequiredService<Sweep>().ForgetAsync();
        await using var db = await tool.StoreAsync();
        (await db.Codes.SingleAsync()).Organisation.ShouldBe("dekade");
        (await tool.TellCodeAsync("groenrijk", "222222").StatusAsync()).ShouldBe(HttpStatusCode.Created, "a code that is over may be made again");
    }

    [Fact]
    public async Task X16_only_the_companion_tells_codes_and_only_whole_ones()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var tool = await RunningTool.StartAsync(place);

        (await tool.TellCodeAsync("groenrijk", "123456", bearer: PairingCode.DoorToken("another secret of thirty-two characters")).CodeAsync()).ShouldBe("door-bearer");
        (await tool.TellCodeAsync("groenrijk", "123456", bearer: "").CodeAsync()).ShouldBe("door-bearer");
        (await tool.TellCodeAsync("groenrijk", "123456", lasts: TimeSpan.FromDays(8)).CodeAsync()).ShouldBe("code-expiry");
        (await tool.TellCodeAsync("groenrijk", "123456", lasts: TimeSpan.FromSeconds(-1)).CodeAsync()).ShouldBe("code-expiry");
        (await tool.TellCodeAsync("groenrijk", "123456", mode: "open").CodeAsync()).ShouldBe("code-malformed");
        (await tool.TellCodeAsync("groenrijk", "123456", coach: "").CodeAsync()).ShouldBe("code-malformed");
        await using var db = await tool.StoreAsync();
        (await db.Codes.AnyAsync()).ShouldBeFalse();
        tool.Logged.ShouldNotContain(PairingCode.KeyedHash(RunningTool.Secret, "groenrijk", "123456"));
    }
}

/// <summary>A record store that takes nothing.</summary>
internal sealed class AwayRecord : IRecord
{
    public Task<Refusal?> SayAsync(string organisation, ReadOnlyMemory<byte> statement, CancellationToken ct) => throw new IOException("The record store is away.");

    public Task<byte[]?> ReadStateAsync(string organisation, string activityId, string homePage, string name, Guid registration, string stateId, CancellationToken ct) => Task.FromResult<byte[]?>(null);
}

/// <summary>What the record store serves to a client with a key.</summary>
internal static class Statements
{
    public static async Task<IReadOnlyList<Statement>> OfAsync(RunningTool tool, string? verb = null, string organisation = "groenrijk")
    {
        var path = verb is null ? "/xapi/statements" : $"/xapi/statements?verb={Uri.EscapeDataString(Vocabulary.Current.Verb(verb).Iri)}";
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-Experience-API-Version", "1.0.3");
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(organisation == "groenrijk" ? "reader:reader-secret" : $"reader-{organisation}:reader-secret")));
        using var response = await tool.Http.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var json = System.Text.Json.JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        return [.. json.GetProperty("statements").EnumerateArray().Select(statement => StatementReader.Read(System.Text.Encoding.UTF8.GetBytes(statement.GetRawText())).Statement!)];
    }
}
