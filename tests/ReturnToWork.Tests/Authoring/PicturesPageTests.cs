using System.Text.RegularExpressions;
using ReturnToWork.Authoring.Commands;
using ReturnToWork.Authoring.Preview;
using ReturnToWork.Courses;
using ReturnToWork.Courses.Style;
using ReturnToWork.TestKit;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Authoring;

/// <summary>An author chooses a drawing from a page that shows them all.</summary>
public sealed partial class PicturesPageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_drawing_stands_once_on_the_page_in_its_group_with_its_themes_and_an_unused_one_is_marked()
    {
        using var folder = new ThemeFolder();
        var file = Path.Combine(folder.Path, "shared", "symbols.svg");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, Ct)).Replace("</svg>", "<symbol id=\"ding-nieuw\" viewBox=\"0 0 96 96\"><circle class=\"d-a\" cx=\"48\" cy=\"48\" r=\"40\"/></symbol></svg>", StringComparison.Ordinal), Ct);
        await using var preview = PreviewHost.Build(new ThemePlace(folder.Path, Path.Combine(folder.Path, "shared"), Only: null), folder.Path, port: 0, HouseStyle.Default);
        await preview.StartAsync(Ct);
        using var http = new HttpClient { BaseAddress = new Uri(PreviewCommand.AddressOf(preview)) };
        using var answer = await http.GetAsync("/beelden", Ct);
        var page = await answer.Content.ReadAsStringAsync(Ct);

        var drawn = Symbol().Matches(await File.ReadAllTextAsync(file, Ct)).Select(match => match.Groups["name"].Value).Order(StringComparer.Ordinal).ToList();
        drawn.Count.ShouldBeGreaterThan(100);
        Item().Matches(page).Select(match => match.Groups["name"].Value).Order(StringComparer.Ordinal).ShouldBe(drawn);
        page.ShouldContain("<li id=\"p-ding-nieuw\" class=\"unused\">");
        ItemOf(page, "ding-nieuw").ShouldContain("In geen thema");
        ItemOf(page, "wie-jij").ShouldContain("In elk thema");
        ItemOf(page, "plek-werkbus").ShouldContain("Thema 1, 6");
        ItemOf(page, "kw-grappig").ShouldContain("Gemaakt van lijf-romp, lijf-capuchon, hoofd-daan");
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
        page.ShouldNotContain("<script");
        page.ShouldNotContain("style=");
        var english = await http.GetStringAsync("/beelden?taal=en", Ct);
        english.ShouldContain("<html lang=\"en\">");
        ItemOf(english, "ding-nieuw").ShouldContain("In no theme");
        (await http.GetStringAsync("/?taal=nl", Ct)).ShouldContain("href=\"/beelden?taal=nl\"");
    }

    [Theory]
    [InlineData("hoofd-sam", "people")]
    [InlineData("familie", "people")]
    [InlineData("plek-bank", "places")]
    [InlineData("thuis", "places")]
    [InlineData("ding-stok", "things")]
    [InlineData("koffie", "things")]
    [InlineData("teken-rood", "signs")]
    [InlineData("kw-luistert", "qualities")]
    public void A_drawing_is_looked_for_in_the_group_that_its_name_or_its_people_say(string name, string group)
    {
        using var folder = new ThemeFolder();
        var picture = ThemeLibrary.Load(folder.Path).Pictures.ShouldNotBeNull().All.Single(one => one.Name == name);

        PicturesPage.GroupOf(picture).ShouldBe(group);
    }

    private static string ItemOf(string page, string name) => page.Split($"<li id=\"p-{name}\"")[1].Split("</li>")[0];

    [GeneratedRegex("<symbol id=\"(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Symbol();

    [GeneratedRegex("<li id=\"p-(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Item();
}
