using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using ReturnToWork.Storage;
using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool;

/// <summary>Films, posters and captions of a theme, and nothing else of its folder.</summary>
public sealed class ThemeMediaTests
{
    [Fact]
    public async Task A_film_is_served_in_parts_with_its_type_and_no_address_reaches_another_file()
    {
        using var themes = new ThemeFolder();
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var tool = await RunningTool.StartAsync(place, settings: new Dictionary<string, string?> { ["Courses:Themes"] = themes.Path });

        using var page = await tool.Http.GetAsync("/open/7");
        page.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("media-src 'self'");
        var addresses = Regex.Matches(await page.Content.ReadAsStringAsync(), "/themes-media/[^\"]+").Select(match => match.Value).Distinct().ToList();
        addresses.Count.ShouldBe(4, "film, poster, two captions");
        foreach (var address in addresses)
        {
            using var whole = await tool.Http.GetAsync(address);
            whole.StatusCode.ShouldBe(HttpStatusCode.OK);
            whole.Content.Headers.ContentType!.MediaType.ShouldBe(Path.GetExtension(address) switch { ".webm" => "video/webm", ".png" => "image/png", _ => "text/vtt" });
            whole.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            whole.Headers.CacheControl!.ToString().ShouldContain("immutable");
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, addresses.Single(address => address.EndsWith(".webm", StringComparison.Ordinal)));
        request.Headers.Range = new RangeHeaderValue(0, 99);
        using var part = await tool.Http.SendAsync(request);
        part.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await part.Content.ReadAsByteArrayAsync()).Length.ShouldBe(100);

        foreach (var other in (string[])["pauze.webm", "..%2Ftheme.yaml", "..%2F..%2Fappsettings.json", "%2e%2e/nl.md", "7-alle-vormen/nl.md", new string('0', 32) + ".webm", "theme.yaml"])
            (await tool.Http.GetAsync("/themes-media/" + other)).StatusCode.ShouldBe(HttpStatusCode.NotFound, other);
    }
}
