using System.Xml.Linq;
using ReturnToWork.Courses;
using ReturnToWork.Courses.Behaviour;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Courses;

/// <summary>The theory of change is drawn from the data, and what is drawn stands in words beneath.</summary>
public sealed class TheoryPageTests
{
    private static readonly ThemeLibrary Library = ThemeLibrary.Load(SampleThemes.Published);
    private static readonly List<Theme> Themes = [.. Library.Themes.Values];

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public void A_drawing_has_a_line_for_every_link_of_the_map_and_holds_no_style_and_no_script(string language)
    {
        var model = Library.Model!;
        var links = Themes.Sum(theme => model.WeightsOf(theme).Count) + model.Behaviours.Sum(behaviour => behaviour.Through.Count) + model.Behaviours.Count;
        var svg = XElement.Parse(TheoryDrawing.Wide(model, Themes, chosen: null, language));
        svg.Elements("path").Count().ShouldBe(links);
        var main = Themes.Sum(theme => model.WeightsOf(theme).Count(weight => weight.IsMain));
        svg.Elements("path").Count(path => path.Attribute("stroke-width")!.Value == "3").ShouldBeGreaterThan(main);
        foreach (var text in (string[])[.. Themes.SelectMany(theme => theme.Name(language).Split(' ')), .. model.Behaviours.SelectMany(behaviour => behaviour.Name.In(language).Split(' '))])
            svg.Value.ShouldContain(text);
        foreach (var drawing in (string[])[svg.ToString(), TheoryDrawing.Tall(model, Themes, Themes[2], language)])
        {
            drawing.ShouldNotContain("style=");
            drawing.ShouldNotContain("<script");
            drawing.ShouldContain("role=\"img\" aria-label=");
        }
    }

    [Fact]
    public void The_way_of_one_theme_has_its_lines_only()
    {
        var model = Library.Model!;
        foreach (var theme in Themes)
        {
            var weights = model.WeightsOf(theme);
            var reached = model.BehavioursOf(weights.Select(weight => weight.Determinant));
            var links = weights.Count + weights.Sum(weight => model.BehavioursOf([weight.Determinant]).Count) + reached.Count;
            XElement.Parse(TheoryDrawing.Wide(model, Themes, theme, "nl")).Elements("path").Count().ShouldBe(links, theme.Folder);
        }
    }

    [Fact]
    public void On_a_phone_each_number_in_a_circle_is_a_theme_that_works_on_it()
    {
        var model = Library.Model!;
        var svg = XElement.Parse(TheoryDrawing.Tall(model, Themes, chosen: null, "nl"));
        svg.Elements("circle").Count().ShouldBe(Themes.Sum(theme => model.WeightsOf(theme).Count));
        // Nothing leaves the drawing: a box ends where the view ends.
        var width = svg.Attribute("viewBox")!.Value.Split(' ').Select(int.Parse).ToList();
        foreach (var box in svg.Elements("rect"))
        {
            (Number(box, "x") + Number(box, "width")).ShouldBeLessThanOrEqualTo(width[2]);
            (Number(box, "y") + Number(box, "height")).ShouldBeLessThanOrEqualTo(width[3]);
        }

        static int Number(XElement box, string name) => int.Parse(box.Attribute(name)!.Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void A_theme_of_an_organisations_own_gets_its_page_from_its_determinants()
    {
        using var themes = new SampleThemes();
        var library = themes.Load();
        var theme = library.Themes[7];
        var page = TheoryPage.WriteOne(new TheoryPageParts(
            library.Model!, [theme], "nl", theme, "/all", "/", [], IconAddress: null, new Dictionary<string, string>(StringComparer.Ordinal), _ => "/way", _ => "/one", _ => "/open"));
        page.ShouldContain("Dit scherm helpt een stap te durven en zelf te kiezen.");
        page.ShouldContain("Dit thema werkt vooral aan: zelfregulering.");
    }

    /// <summary>Method 7.4: nothing may be claimed that nobody measured, and what is hoped is called hope.</summary>
    [Theory]
    [InlineData("nl", "Dat hopen we.", "concept")]
    [InlineData("en", "That is our hope.", "draft")]
    public void The_page_says_what_is_hoped_and_what_is_ours(string language, string hope, string draft)
    {
        var page = TheoryPage.Write(new TheoryPageParts(
            Library.Model!, Themes, language, null, "/all", "/", [], IconAddress: null, new Dictionary<string, string>(StringComparer.Ordinal), _ => "/way", _ => "/one", _ => "/open"));
        page.ShouldContain(hope);
        page.ShouldContain(draft);
        foreach (var never in (string[])["%", "evidence-based", "bewezen", "proven", "bespaar", "sneller beter"])
            page.ShouldNotContain(never, Case.Insensitive);
    }
}
