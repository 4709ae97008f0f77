using System.Net;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool;

/// <summary>Sheets and booklet for anybody with a printer.</summary>
public sealed class PaperTests
{
    [Fact]
    public async Task Anybody_prints_the_sheets_of_a_theme_and_the_booklet_of_all_and_nothing_is_kept()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var tool = await RunningTool.StartAsync(place);

        var sheets = await tool.Http.GetStringAsync("/open/3/papier");
        sheets.ShouldContain("<html lang=\"nl\">");
        sheets.ShouldContain("data-sheet=\"plan-op-papier\"");
        sheets.ShouldContain("/assets/player/paper.css");
        sheets.ShouldContain("href=\"/open/3/papier?language=en\"");
        (await tool.Http.GetStringAsync("/open/3/papier?language=en")).ShouldContain("My plan on one sheet");
        (await tool.Http.GetStringAsync("/open/papier?language=en")).ShouldContain("My workbook");
        (await tool.Http.GetAsync("/open/99/papier")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var file in (string[])["paper.css", "paper.js"])
            (await tool.Http.GetAsync($"/assets/player/{file}")).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var answer = await tool.Http.GetAsync("/open/papier");
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("script-src 'nonce-");
    }
}
