using System.Net;
using System.Text.RegularExpressions;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool;

/// <summary>The pages of the rungs, as they leave the host.</summary>
public sealed class LadderPagesTests : IAsyncLifetime
{
    private FreshPlace _place = null!;
    private RunningTool _tool = null!;

    public async ValueTask InitializeAsync()
    {
        _place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        _tool = await RunningTool.StartAsync(_place);
    }

    public async ValueTask DisposeAsync()
    {
        await _tool.DisposeAsync();
        await _place.DisposeAsync();
    }

    [Fact]
    public async Task C3_the_storage_page_carries_its_values_as_data_that_no_markup_can_leave()
    {
        using var answer = await SigningPlatform.LoginAsync(_tool, cookies: false, "</script><script>alert(1)</script>");
        var html = await answer.Content.ReadAsStringAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        Regex.Count(html, "<script").ShouldBe(2);
        var step = SigningPlatform.Ladder(html);
        step.GetProperty("target").GetString().ShouldBe("</script><script>alert(1)</script>");
        step.GetProperty("origin").GetString().ShouldBe(RunningTool.Platform);
        var policy = Policy(answer);
        policy.ShouldContain("script-src 'nonce-");
        policy.ShouldContain("require-trusted-types-for 'script'");
        policy.ShouldContain("connect-src 'self'");
        var proof = step.GetProperty("values").EnumerateArray().First().GetProperty("value").GetString()!;
        foreach (Match address in Regex.Matches(html, "(href|src|action)=\"([^\"]*)\"")) address.Value.ShouldNotContain(proof);
        step.GetProperty("onward").GetString()!.ShouldNotContain(proof);
        html.ShouldContain("<noscript>");
        (await _tool.Http.GetAsync("/assets/ladder.js").StatusAsync()).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(false, "Open in een nieuw venster", "Open in a new window")]
    [InlineData(true, "Je browser bewaart geen cookies", "Your browser keeps no cookies")]
    public async Task C6_the_last_rungs_are_plain_pages_in_both_languages(bool own, string dutch, string english)
    {
        using var answer = await SigningPlatform.LoginAsync(_tool, cookies: false, storage: null, own);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        html.ShouldContain(dutch);
        html.ShouldContain(english);
        html.Contains("target=\"_blank\" rel=\"noopener\"", StringComparison.Ordinal).ShouldBe(!own);
        Policy(answer).ShouldContain("script-src 'none'");
    }

    private static string Policy(HttpResponseMessage answer) => answer.Headers.GetValues("Content-Security-Policy").Single();
}
