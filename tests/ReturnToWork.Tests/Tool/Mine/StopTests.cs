using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Tool.Record;
using ReturnToWork.Tool.Sessions;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool.Mine;

/// <summary>"Stop en sluit": at a shared computer the next one finds nothing, whatever the browser still has.</summary>
public sealed class StopTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task After_stopping_neither_cookie_nor_carried_page_nor_token_opens_anything_and_a_new_launch_does(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        await using var tool = await RunningTool.StartAsync(place);
        var player = await (await tool.OpenAsync("groenrijk", "kees")).KeepAsync();
        await player.AnswerAsync("wens", "bewaard", 1).StatusAsync();
        var (kees, old) = (new OwnBrowser(tool, player.Visit, cookies: true), new OwnBrowser(tool, player.Visit, cookies: true));
        var carried = new OwnBrowser(tool, player.Visit, cookies: false);

        await (await kees.OpenAsync("/themes/3")).SubmitAsync("/mijn/stop");
        kees.Text.ShouldContain("Gestopt. De pagina is leeg.");
        kees.Text.ShouldContain("Wat je bewaard hebt, is er nog.");
        kees.Page.ShouldNotContain("rtw-boot");
        kees.Cookie.ShouldBeEmpty();

        // The cookie as somebody could have copied it, a page that carries the visit, and a token.
        foreach (var path in (string[])["/mijn", "/themes/3"])
        {
            (await old.OpenAsync(path)).Status.ShouldBe(HttpStatusCode.Forbidden);
            (await carried.OpenAsync(path)).Status.ShouldBe(HttpStatusCode.Forbidden);
        }

        (await player.CallAsync(HttpMethod.Get, "/api/answers/3").CodeAsync()).ShouldBe("visit-over");
        (await player.CallAsync(HttpMethod.Post, "/api/token", new { }).CodeAsync()).ShouldBe("visit-over");
        (await player.SayRawAsync("[]").StatusAsync()).ShouldBe(HttpStatusCode.Unauthorized);
        tool.Clock.Advance(TimeSpan.FromMinutes(1));
        (await tool.OpenAsync("groenrijk", "kees")).Boot.GetProperty("answers").GetProperty("wens").GetString().ShouldBe("bewaard");
    }

    [Fact]
    public async Task A_script_stops_with_its_token_also_with_one_that_is_over_and_twice_is_harmless()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var tool = await RunningTool.StartAsync(place);
        var player = await tool.OpenAsync("groenrijk", "kees");
        tool.Clock.Advance(PlayerToken.Lasts + TimeSpan.FromMinutes(1));
        using (var stopped = await player.CallAsync(HttpMethod.Post, "/api/stop", new { }))
        {
            stopped.StatusCode.ShouldBe(HttpStatusCode.NoContent);
            var gone = stopped.Headers.GetValues("Set-Cookie").Single();
            foreach (var part in (string[])[SessionCookie.Name + "=;", "max-age=0", "path=/", "secure", "Partitioned"]) gone.ShouldContain(part);
        }

        (await player.CallAsync(HttpMethod.Post, "/api/stop", new { }).CodeAsync()).ShouldBe("visit-over");
        (await player.CallAsync(HttpMethod.Post, "/api/token", new { }).CodeAsync()).ShouldBe("visit-over");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_is_kept_of_a_stopped_visit_tells_of_nobody_ends_no_other_visit_and_is_gone_when_it_would_be_over(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        await using var tool = await RunningTool.StartAsync(place);
        var ended = tool.Services.GetRequiredService<EndedVisits>();
        var first = tool.Visit("groenrijk", "kees");
        tool.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = tool.Visit("groenrijk", "kees");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ended.EndAsync(first, default)));

        (await ended.HoldAsync(first with { Theme = "7", Together = true, Wishes = new Preferences(Size: 2) }, default)).ShouldBeTrue("it is the same launch");
        foreach (var other in (Visit[])[second, tool.Visit("groenrijk", "fatma"), tool.Visit("dekade", "kees")]) (await ended.HoldAsync(other, default)).ShouldBeFalse();
        await using (var db = await tool.StoreAsync())
        {
            var row = await db.EndedVisits.SingleAsync();
            (row.Hash.Length, row.Hash == ReturnToWork.Tool.Keys.LearnerKeys.HashOf(first.LearnerKey)).ShouldBe((64, false));
        }

        tool.Clock.Advance(Visit.Lasts);
        await tool.Services.GetRequiredService<Sweep>().ForgetAsync();
        await using var after = await tool.StoreAsync();
        (await after.EndedVisits.CountAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("61")]
    public async Task The_minutes_after_which_a_page_is_made_empty_are_1_to_60(string minutes)
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        (await Should.ThrowAsync<Exception>(() => RunningTool.StartAsync(place, settings: new Dictionary<string, string?> { ["Courses:IdleMinutes"] = minutes }))).Message.ShouldContain("Courses:IdleMinutes must be between 1 and 60");
    }

    [Fact]
    public async Task The_setting_reaches_theme_open_page_and_own_page()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var tool = await RunningTool.StartAsync(place, settings: new Dictionary<string, string?> { ["Courses:IdleMinutes"] = "7" });

        (await tool.OpenAsync("groenrijk", "kees")).Boot.GetProperty("idleMinutes").GetInt32().ShouldBe(7);
        RunningTool.BootOf(await tool.Http.GetStringAsync("/open/3")).GetProperty("idleMinutes").GetInt32().ShouldBe(7);
        var own = await new OwnBrowser(tool, tool.Visit("groenrijk", "kees"), cookies: true).OpenAsync();
        own.Page.ShouldContain("\"minutes\":7");
        own.Text.ShouldContain("Doe je 7 minuten niets?");
    }
}
