using System.Net;
using ReturnToWork.Storage;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lrs;

/// <summary>Scripts of other sites (L05, X-17): a fixed list, none by default.</summary>
public sealed class OtherSitesTests
{
    private const string Friend = "https://lms.example";

    [Theory]
    [InlineData(Friend, true)]
    [InlineData("https://lms.example.evil.example", false)]
    [InlineData("http://lms.example", false)]
    [InlineData("null", false)]
    public async Task L05_a_browser_asks_without_credentials_and_only_sites_on_the_list_get_leave(string origin, bool welcome)
    {
        await using var lrs = await LrsHost.StartAsync(DataProvider.Sqlite, new() { ["Lrs:AllowedOrigins:0"] = Friend });
        using var browser = new HttpClient { BaseAddress = new Uri(lrs.Address) };
        using var asking = new HttpRequestMessage(HttpMethod.Options, "statements");
        asking.Headers.Add("Origin", origin);
        asking.Headers.Add("Access-Control-Request-Method", "PUT");

        var leave = await browser.SendAsync(asking);

        leave.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        leave.Headers.GetValues(XapiVersions.Header).Single().ShouldBe("1.0.3");
        leave.Headers.Contains("Access-Control-Allow-Origin").ShouldBe(welcome);
        leave.Headers.Contains("Access-Control-Allow-Credentials").ShouldBeFalse();
        using var client = lrs.Client();
        client.DefaultRequestHeaders.Add("Origin", origin);
        var answer = await client.GetAsync("statements");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        if (!welcome)
        {
            answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
            return;
        }

        leave.Headers.GetValues("Access-Control-Allow-Methods").Single().ShouldContain("PUT");
        leave.Headers.GetValues("Access-Control-Allow-Headers").Single().ShouldContain("Authorization");
        answer.Headers.GetValues("Access-Control-Allow-Origin").Single().ShouldBe(origin);
        foreach (var readable in (string[])["ETag", "Last-Modified", "X-Experience-API-Version", "X-Experience-API-Consistent-Through"])
            answer.Headers.GetValues("Access-Control-Expose-Headers").Single().ShouldContain(readable);
    }

    [Fact]
    public async Task X17_by_default_no_other_site_may()
    {
        await using var lrs = await LrsHost.StartAsync(DataProvider.Sqlite);
        using var client = lrs.Client();
        client.DefaultRequestHeaders.Add("Origin", Friend);

        (await client.GetAsync("statements")).Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }
}
