using System.Net;
using ReturnToWork.Courses;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool;

/// <summary>"Waarom zo?": open to anybody, without a script, about no person.</summary>
public sealed class WhyPagesTests
{
    [Fact]
    public async Task Anybody_reads_why_a_theme_is_there_in_both_languages()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var tool = await RunningTool.StartAsync(place);

        var all = await tool.Http.GetStringAsync("/open/waarom");
        all.ShouldContain("<html lang=\"nl\">");
        all.ShouldContain("href=\"/open/waarom?language=en\"");
        all.ShouldContain("aria-current=\"page\">Alle thema’s");
        all.ShouldNotContain("style=");

        var way = await tool.Http.GetStringAsync("/open/waarom?thema=3&language=en");
        way.ShouldContain("aria-current=\"page\">3 My plan");
        way.ShouldContain("href=\"/open/waarom?thema=3&amp;language=nl\"");

        foreach (var theme in ThemeLibrary.Load(Path.Combine(AppContext.BaseDirectory, "assets", "themes")).Themes.Values)
        {
            var page = WebUtility.HtmlDecode(await tool.Http.GetStringAsync($"/open/{theme.Number}/waarom?language=en"));
            foreach (var screen in theme.ScreenIds) page.ShouldContain($"<th scope=\"row\">{theme.ScreenTitle(screen, "en")}</th>");
            page.ShouldContain($"href=\"/open/{theme.Number}?language=en\"");
        }

        using var answer = await tool.Http.GetAsync("/open/3/waarom");
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("script-src 'none'");
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        (await tool.Http.GetAsync("/assets/why.css")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whatever_stands_in_the_address_there_is_a_page()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var tool = await RunningTool.StartAsync(place);
        foreach (var (address, status) in ((string, HttpStatusCode)[])
            [("/open/waarom?thema=99", HttpStatusCode.OK), ("/open/waarom?thema=%3Cscript%3E&language=xx", HttpStatusCode.OK), ("/open/99/waarom", HttpStatusCode.NotFound), ("/open/03/waarom", HttpStatusCode.NotFound)])
        {
            using var answer = await tool.Http.GetAsync(address);
            answer.StatusCode.ShouldBe(status, address);
            (await answer.Content.ReadAsStringAsync()).ShouldNotContain("<script");
        }
    }
}
