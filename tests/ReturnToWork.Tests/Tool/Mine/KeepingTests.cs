using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Tests.Tool.Admin;
using ReturnToWork.Tool.Record;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool.Mine;

/// <summary>What goes of who does not come any more, and how somebody with a coach reads the day beforehand.</summary>
public sealed class KeepingTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task G09_the_workbook_goes_after_six_months_and_all_after_twelve_but_not_of_whom_a_coach_guides_nor_by_a_clock_that_jumped(DataProvider engine)
    {
        await using var admin = await RunningAdmin.StartAsync(engine);
        var tool = admin.Tool;
        var (alone, guided) = (await WithAnswerAsync(tool, "kees"), await WithAnswerAsync(tool, "fatma"));
        await tool.TellCodeAsync("groenrijk", "111111");
        await guided.AgreeAsync("111111").StatusAsync();
        var keeping = tool.Services.GetRequiredService<Keeping>();
        await keeping.LookAsync(default);

        admin.Clock.Advance(TimeSpan.FromDays(190));
        await keeping.LookAsync(default);
        (await CountAsync(tool, alone)).ShouldBe((1, 1), "a clock that jumped deletes nothing");
        using var wim = await admin.SignedInAsync();
        wim.Page!.Text.ShouldContain("Wissen staat stil");
        (await wim.PostAsync("/admin?handler=GoOn")).Text.ShouldContain("Eigen antwoorden en opnamen: 1 × gewist op");
        (await CountAsync(tool, alone)).ShouldBe((1, 0));
        (await CountAsync(tool, guided)).ShouldBe((1, 1));

        (await TellAsync(tool, guided, new DateOnly(2020, 1, 1), bearer: "somebody-else")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await TellAsync(tool, guided, DateOnly.FromDateTime(admin.Clock.GetUtcNow().UtcDateTime).AddMonths(5))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        admin.Clock.Advance(TimeSpan.FromDays(190));
        await keeping.GoOnAsync("groenrijk", default);
        await keeping.LookAsync("groenrijk", default);
        await keeping.GoOnAsync("groenrijk", default);
        (await CountAsync(tool, alone)).ShouldBe((0, 0));
        (await CountAsync(tool, guided)).ShouldBe((1, 0), "a coach's person goes when the Companion says so; the workbook before");
    }

    [Fact]
    public async Task The_day_stands_on_the_own_page_and_being_there_counts()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var tool = await RunningTool.StartAsync(place);
        var kees = await WithAnswerAsync(tool, "kees");
        var page = await new OwnBrowser(tool, kees.Visit, cookies: true).OpenAsync();
        page.Text.ShouldContain("Kom je 6 maanden niet? Dan wissen we wat je koos en schreef.");
        await TellAsync(tool, kees, new DateOnly(2027, 11, 23));
        (await page.OpenAsync()).Text.ShouldContain("Op 23 november 2027 wissen we alles van jou.");
        await TellAsync(tool, kees, null);
        (await page.OpenAsync()).Text.ShouldNotContain("23 november 2027");
        await using var db = await tool.StoreAsync();
        (await db.Learners.SingleAsync()).LastDay.ShouldBe(new DateOnly(2026, 11, 22));
    }

    private static async Task<Player> WithAnswerAsync(RunningTool tool, string who)
    {
        var player = await (await tool.OpenAsync("groenrijk", who)).KeepAsync();
        await player.AnswerAsync("wens", new { picked = new[] { "werk" } }, 1).StatusAsync();
        return player;
    }

    private static async Task<(int People, int Answers)> CountAsync(RunningTool tool, Player player)
    {
        await using var db = await tool.StoreAsync();
        return (await db.Learners.CountAsync(row => row.Pseudonym == player.Pseudonym), await db.Answers.CountAsync(row => row.Pseudonym == player.Pseudonym));
    }

    private static async Task<HttpResponseMessage> TellAsync(RunningTool tool, Player player, DateOnly? day, string? bearer = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/pairing/endings/{Guid.NewGuid():D}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer ?? PairingCode.DoorToken(RunningTool.Secret));
        request.Content = JsonContent.Create(new { organisation = "groenrijk", learners = new[] { player.Pseudonym }, day });
        return await tool.Http.SendAsync(request);
    }
}
