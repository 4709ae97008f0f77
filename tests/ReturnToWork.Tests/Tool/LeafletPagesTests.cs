using System.Net;
using System.Text.RegularExpressions;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool;

/// <summary>Leaflets: for anybody, about nobody, in both languages, to read, hear and print.</summary>
public sealed class LeafletPagesTests
{
    [Fact]
    public async Task Every_leaflet_is_there_in_both_languages_leads_to_the_others_and_keeps_nothing()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var tool = await RunningTool.StartAsync(place);
        foreach (var (address, dutch, english) in new[]
        {
            ("/open/folder", "Meedoen mag. Het hoeft niet.", "You may join. You do not have to."),
            ("/open/folder/lang", "Meedoen. Het hele verhaal.", "Joining. The whole story."),
            ("/open/folder/coaching", "Wat mag je coach zien?", "What may your coach see?"),
            ("/open/folder/professionals", "Voor coaches en trainers", "For coaches and trainers"),
            ("/open/onderzoek", "Meedoen aan onderzoek", "Taking part in research"),
            ("/open/onderzoek/lang", "Onderzoek. Het hele verhaal.", "Research. The whole story."),
        })
        {
            foreach (var (language, title) in new[] { ("nl", dutch), ("en", english) })
            {
                using var answer = await tool.Http.GetAsync($"{address}?language={language}");
                answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
                answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
                var page = await answer.Content.ReadAsStringAsync();
                page.ShouldContain($"<h1>{title}</h1>");
                page.ShouldContain($"<html lang=\"{language}\">");
                page.ShouldContain("data-aloud");
                foreach (Match link in Regex.Matches(page, "href=\"(?<to>/[^\"]*)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)))
                    (await tool.Http.GetAsync(WebUtility.HtmlDecode(link.Groups["to"].Value)).StatusAsync()).ShouldBe(HttpStatusCode.OK, link.Value);
            }
        }

        (await tool.Http.GetStringAsync("/open/folder?language=%3Cscript%3E")).ShouldNotContain("<script>");
        await using var db = await tool.StoreAsync();
        db.Learners.ShouldBeEmpty();
    }
}
