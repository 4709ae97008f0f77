using System.Net;
using System.Text.RegularExpressions;
using ReturnToWork.Courses;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool;

/// <summary><c>GET /</c>, where somebody without a course page begins.</summary>
public sealed partial class FrontPageTests
{
    [Theory]
    [InlineData("nl", "Hoe werkt het?")]
    [InlineData("en", "How does it work?")]
    public async Task Every_theme_stands_there_with_its_picture_and_every_link_leads_somewhere(string language, string first)
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var tool = await RunningTool.StartAsync(place);

        var page = await tool.Http.GetStringAsync($"/?language={language}");

        page.ShouldContain($"<html lang=\"{language}\"");
        page.ShouldContain(first);
        var themes = ThemeLibrary.Load(Path.Combine(AppContext.BaseDirectory, "assets", "themes")).Themes.Values;
        foreach (var theme in themes) page.ShouldContain($"href=\"/open/{theme.Number}?language={language}\"");
        var drawn = Drawn().Matches(page).Select(match => match.Groups["id"].Value).ToList();
        drawn.Count.ShouldBe(themes.Count());
        foreach (var id in drawn) page.ShouldContain($"<symbol id=\"{id}\"");
        foreach (var address in Links().Matches(page).Select(match => match.Groups["address"].Value).Distinct(StringComparer.Ordinal))
        {
            using var answer = await tool.Http.GetAsync(address.Replace("&amp;", "&", StringComparison.Ordinal));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        }
    }

    [GeneratedRegex("class=\"cover\"[^>]*><use href=\"#(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Drawn();

    [GeneratedRegex("<a [^>]*href=\"(?<address>/[^\"]*)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Links();
}
