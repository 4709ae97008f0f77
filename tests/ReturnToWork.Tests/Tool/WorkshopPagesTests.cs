using System.Net;
using System.Text.RegularExpressions;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool;

/// <summary>Workshops for who leads a group: for anybody, about nobody, in both languages.</summary>
public sealed class WorkshopPagesTests
{
    [Fact]
    public async Task Every_workshop_is_there_in_both_languages_with_its_minutes_and_slides_and_keeps_nothing()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var tool = await RunningTool.StartAsync(place);
        var seen = new Dictionary<string, HttpStatusCode>(StringComparer.Ordinal);
        foreach (var (language, minutes, rule) in new[] { ("nl", "minuten", "Wat wij hier zeggen, blijft hier."), ("en", "minutes", "What we say here stays here.") })
        {
            var list = await PageAsync($"/open/workshops?language={language}");
            var numbers = Regex.Matches(list, "/open/(?<n>[0-9])/workshop", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Select(link => link.Groups["n"].Value).ToList();
            numbers.Distinct(StringComparer.Ordinal).ShouldBe(["1", "2", "3", "4", "5", "6"]);
            foreach (var number in numbers)
            {
                var script = await PageAsync($"/open/{number}/workshop?language={language}");
                script.ShouldContain(minutes);
                script.ShouldContain(rule);
                script.ShouldContain($"/open/{number}/papier");
                script.ShouldContain("mode=workshop");
                var beamer = await PageAsync($"/open/{number}/beamer?language={language}");
                Regex.Count(beamer, "<section class=\"slide", RegexOptions.None, TimeSpan.FromSeconds(5)).ShouldBeGreaterThan(10);
                beamer.ShouldNotContain("style=");
            }
        }

        foreach (var address in new[] { "/open/9/workshop", "/open/9/beamer", "/open/03/workshop" })
            (await tool.Http.GetAsync(address).StatusAsync()).ShouldBe(HttpStatusCode.NotFound, address);
        (await tool.Http.GetStringAsync("/?language=nl")).ShouldContain("/open/workshops");
        await using var db = await tool.StoreAsync();
        db.Learners.ShouldBeEmpty();

        async Task<string> PageAsync(string address)
        {
            using var answer = await tool.Http.GetAsync(address);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
            var page = await answer.Content.ReadAsStringAsync();
            foreach (Match link in Regex.Matches(page, "(href|src)=\"(?<to>/[^\"]*)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)))
            {
                var to = WebUtility.HtmlDecode(link.Groups["to"].Value);
                if (!seen.TryGetValue(to, out var status)) seen[to] = status = await tool.Http.GetAsync(to).StatusAsync();
                status.ShouldBe(HttpStatusCode.OK, to);
            }

            return page;
        }
    }
}
