using System.Net;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool;

/// <summary>The draft statement, and polite pages for whatever stands in an address.</summary>
public sealed class AccessibilityPageTests
{
    [Fact]
    public async Task Anybody_finds_what_was_tested_and_what_was_not_in_both_languages()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var tool = await RunningTool.StartAsync(place);

        (await tool.Http.GetStringAsync("/")).ShouldContain("href=\"/toegankelijkheid\"");
        var page = await tool.Http.GetStringAsync("/toegankelijkheid");

        foreach (var said in (string[])["WCAG 2.2", "Wat we nog niet testten", "What we have not tested yet", "concept"]) page.ShouldContain(said);
    }

    [Theory]
    [InlineData("/open/3?language=xx", HttpStatusCode.OK)]
    [InlineData("/open/3?language=%00%3Cscript%3E&language=en&mode=%F0%9F%99%82", HttpStatusCode.OK)]
    [InlineData("/open/3?language=&a=b&__proto__=x", HttpStatusCode.OK)]
    [InlineData("/open/03", HttpStatusCode.NotFound)]
    [InlineData("/open/-3", HttpStatusCode.NotFound)]
    [InlineData("/open/99999999999999999999", HttpStatusCode.NotFound)]
    [InlineData("/open/3%2F..%2F..%2Fetc", HttpStatusCode.NotFound)]
    [InlineData("/open/%3Cscript%3E", HttpStatusCode.NotFound)]
    [InlineData("/themes/3?language=%22%3E", HttpStatusCode.Forbidden)]
    public async Task Whatever_stands_in_an_address_the_answer_is_a_page_that_says_what_to_do(string address, HttpStatusCode status)
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var tool = await RunningTool.StartAsync(place);

        using var answer = await tool.Http.GetAsync(address);

        answer.StatusCode.ShouldBe(status);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("<h1");
        page.ShouldNotContain("<script>");
    }

    [Fact]
    public async Task What_is_the_same_for_everybody_travels_packed_and_a_launched_page_does_not()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var tool = await RunningTool.StartAsync(place);
        foreach (var (address, packed) in new[] { ("/open/3", true), ("/assets/player/player.js", true), ("/themes/3", false), ("/api/answers/3", false), ("/toegankelijkheid", false) })
        {
            using var asked = new HttpRequestMessage(HttpMethod.Get, address);
            asked.Headers.Add("Accept-Encoding", "br, gzip");
            using var answer = await tool.Http.SendAsync(asked);
            (answer.Content.Headers.ContentEncoding.Count == 1).ShouldBe(packed, address);
        }
    }
}
