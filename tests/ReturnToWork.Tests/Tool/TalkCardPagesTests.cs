using System.Net;
using System.Text.RegularExpressions;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool;

/// <summary>Talk cards for buddies: one on the table, all in a list, four on a sheet. For anybody, about nobody.</summary>
public sealed partial class TalkCardPagesTests
{
    private const int Cards = 28;

    [Theory]
    [InlineData("nl", "Wat je hier zegt, blijft tussen ons.", "Andere kaart")]
    [InlineData("en", "What you say here stays between us.", "Another card")]
    public async Task Each_card_comes_once_by_its_link_before_the_first_comes_back_and_nothing_is_kept(string language, string first, string another)
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var tool = await RunningTool.StartAsync(place);
        var seen = new List<string>();
        var address = $"/open/kaarten?language={language}";
        for (var i = 0; i <= Cards; i++)
        {
            using var answer = await tool.Http.GetAsync(address);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
            var page = await answer.Content.ReadAsStringAsync();
            page.ShouldContain($"<html lang=\"{language}\">");
            page.ShouldContain("data-aloud");
            if (i > 4 && i < Cards) page.ShouldContain($">{another}</a>");
            seen.Add(Question().Match(page).Groups["text"].Value);
            address = WebUtility.HtmlDecode(Next().Match(page).Groups["to"].Value);
        }

        seen[0].ShouldBe(first);
        seen[^1].ShouldBe(first);
        seen.Distinct(StringComparer.Ordinal).Count().ShouldBe(Cards);

        foreach (var part in (string[])["alle", "papier"])
        {
            var page = await tool.Http.GetStringAsync($"/open/kaarten/{part}?language={language}");
            foreach (var question in seen) page.ShouldContain(question, Case.Sensitive, part);
            foreach (Match link in Link().Matches(page))
                (await tool.Http.GetAsync(WebUtility.HtmlDecode(link.Groups["to"].Value)).StatusAsync()).ShouldBe(HttpStatusCode.OK, link.Value);
        }

        (await tool.Http.GetStringAsync($"/?language={language}")).ShouldContain($"href=\"/open/kaarten?language={language}\"");
        await using var db = await tool.StoreAsync();
        db.Learners.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_strange_card_is_the_first_one_and_a_question_for_the_head_is_answered()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var tool = await RunningTool.StartAsync(place);
        foreach (var strange in (string[])["", "?kaart=", "?kaart=999", "?kaart=%3Cscript%3Ealert(1)%3C/script%3E", "?kaart=OCHTEND", "?kaart=a&kaart=b", "?kaart=" + new string('x', 2000), "?language=xx", "?kaart=%00%E2%80%AE"])
        {
            var page = await tool.Http.GetStringAsync("/open/kaarten" + strange);
            Question().Match(page).Groups["text"].Value.ShouldBe("Wat je hier zegt, blijft tussen ons.", strange);
            page.ShouldNotContain("<script>");
        }

        // Changing language keeps the card on the table.
        (await tool.Http.GetStringAsync("/open/kaarten?kaart=blij&language=nl")).ShouldContain("href=\"/open/kaarten?kaart=blij&amp;language=en\"");
        foreach (var address in (string[])["/open/kaarten", "/open/kaarten?kaart=blij", "/open/kaarten/alle", "/open/kaarten/papier"])
        {
            using var question = new HttpRequestMessage(HttpMethod.Head, address);
            using var answer = await tool.Http.SendAsync(question);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
            (await answer.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
        }
    }

    [GeneratedRegex("<h2 data-say=\"[^\"]*\">(?<text>[^<]+)</h2>", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Question();

    [GeneratedRegex("rel=\"next\" href=\"(?<to>[^\"]+)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Next();

    [GeneratedRegex("href=\"(?<to>/[^\"]*)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Link();
}
