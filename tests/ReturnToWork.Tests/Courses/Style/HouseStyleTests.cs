using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using ReturnToWork.Courses.Style;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Courses.Style;

/// <summary>An organisation's token file: what is taken, what is refused and in which words, and what comes out of it.</summary>
public sealed class HouseStyleTests
{
    private const string Ink = "basis-color-default-color-document";
    private const string Go = "basis-color-action-1-color-default";
    private const string Ring = "basis-focus-background-color";

    [Fact]
    public void Everybodys_style_is_the_one_of_the_stylesheet_name_by_name_and_needs_no_mending()
    {
        var css = File.ReadAllText(Path.Combine(SampleThemes.Repository, "packages-scorm", "player", "css", "0-tokens.css"));
        var first = css[css.IndexOf("Names of NL Design System", StringComparison.Ordinal)..css.IndexOf("The same in short", StringComparison.Ordinal)];
        var written = Regex.Matches(first, @"--([\w-]+): (.+);").ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        written.Keys.ShouldBe(StyleName.All.Select(name => name.Name));
        foreach (var name in StyleName.All)
        {
            var value = written[name.Name];
            if (name.Fallback.StartsWith('@')) value.ShouldBe($"var(--{name.Fallback[1..]})");
            else value.ShouldStartWith(name.Kind == StyleKind.Font ? $"\"{name.Fallback}\"" : name.Fallback, customMessage: name.Name);
        }

        HouseStyle.Read("{}").Problems.ShouldBeEmpty();
        HouseStyle.Default.Css.ShouldBeEmpty();
        HouseStyle.Default.Contrasts.ShouldAllBe(pair => pair.Ratio >= pair.Good);
    }

    [Theory]
    [InlineData("""{"basis-color-action-1-color-default": "#053B2F"}""")]
    [InlineData("""{"--basis-color-action-1-color-default": "#053b2f"}""")]
    [InlineData("""{"basis.color.action-1.color-default": {"$value": "#053b2f", "$type": "color", "$description": "Groen"}}""")]
    [InlineData("""{"$description": "Groenrijk", "basis": {"color": {"action-1": {"$type": "color", "color-default": {"$value": " #053b2f "}}}}}""")]
    public void A_name_may_be_written_in_full_or_nested_as_a_file_of_design_tokens_is(string json)
    {
        var style = HouseStyle.Read(json).Style.ShouldNotBeNull();
        style.Css.ShouldBe(":root {\n  --basis-color-action-1-color-default: #053b2f;\n}\n");
        style[StyleName.All.Single(name => name.Name == "basis-color-action-1-inverse-bg-default")].ShouldBe("#053b2f", "the big button follows the links unless it is set itself");
        HouseStyle.Read(style.Json).Style!.Css.ShouldBe(style.Css);
    }

    [Fact]
    public void Fonts_come_from_a_list_with_what_stands_in_for_them_and_roundings_have_a_most()
    {
        HouseStyle.Read("""{"basis-text-font-family-default": "verdana", "basis-border-radius-md": 0, "basis-border-radius-sm": "12px"}""").Style!.Css.ShouldBe("""
            :root {
              --basis-text-font-family-default: Verdana, "DejaVu Sans", "Noto Sans", sans-serif;
              --basis-border-radius-sm: 12px;
              --basis-border-radius-md: 0px;
            }

            """);
    }

    [Theory]
    [InlineData("", "not-json")]
    [InlineData("[]", "not-json")]
    [InlineData("{\"a\"", "not-json")]
    [InlineData("""{"basis-border-radius-md": 1, "basis-border-radius-md": 2}""", "not-json")]
    [InlineData("""{"basis-border-radius-md": 1, "basis.border.radius.md": 2}""", "twice")]
    [InlineData("""{"background-image": "url(https://tracker.example/x.png)"}""", "unknown-name")]
    [InlineData("""{"basis": {"color": {"accent-1": {"bg-default": "#ffffff"}}}}""", "unknown-name")]
    [InlineData("""{"basis-border-radius-md": {"$value": "4px", "css": "x"}}""", "unknown-name")]
    [InlineData("""{"basis-color-default-color-document": "url(//x)"}""", "not-a-colour")]
    [InlineData("""{"basis-color-default-color-document": "#000; } body { display: none"}""", "not-a-colour")]
    [InlineData("""{"basis-color-default-color-document": "red"}""", "not-a-colour")]
    [InlineData("""{"basis-color-default-color-document": "{basis.color.ink}"}""", "not-a-colour")]
    [InlineData("""{"basis-color-default-color-document": "#00000080"}""", "not-a-colour")]
    [InlineData("""{"basis-color-default-color-document": 0}""", "not-a-colour")]
    [InlineData("""{"basis-text-font-family-default": "Comic Sans MS"}""", "not-a-font")]
    [InlineData("""{"basis-text-font-family-default": "Verdana, url(x)"}""", "not-a-font")]
    [InlineData("""{"basis-border-radius-md": 25}""", "not-a-radius")]
    [InlineData("""{"basis-border-radius-md": "-4px"}""", "not-a-radius")]
    [InlineData("""{"basis-border-radius-md": "calc(1px)"}""", "not-a-radius")]
    [InlineData("""{"basis-border-radius-sm": 13}""", "not-a-radius")]
    public void Anything_but_a_known_name_with_a_value_of_its_type_is_refused_in_two_languages(string json, string code)
    {
        var reading = HouseStyle.Read(json);
        reading.Style.ShouldBeNull();
        var problem = reading.Problems.First(one => one.IsError);
        problem.Code.ShouldBe(code);
        problem.Dutch.ShouldNotBe(problem.English);
    }

    [Fact]
    public void Text_below_four_and_a_half_to_one_is_refused_below_seven_it_is_a_warning_and_marks_need_three()
    {
        var reading = HouseStyle.Read($$"""{"{{Go}}": "#999999"}""");
        reading.Style.ShouldBeNull();
        var refused = reading.Problems.First(one => one.IsError);
        (refused.Code, refused.Name).ShouldBe(("contrast", Go));
        refused.Dutch.ShouldBe("‘links en gewone knoppen’ op ‘het vlak onder de tekst’: het contrast is 2,8 : 1. Het moet minstens 4,5 : 1 zijn. Maak ‘links en gewone knoppen’ donkerder, of het andere lichter.");
        refused.English.ShouldBe("‘links and plain buttons’ on ‘the area behind the text’: the contrast is 2.8 : 1. It must be at least 4.5 : 1. Make ‘links and plain buttons’ darker, or the other lighter.");

        var warned = HouseStyle.Read($$"""{"{{Go}}": "#1f6fa8"}""");
        warned.Style.ShouldNotBeNull();
        warned.Problems.ShouldNotBeEmpty();
        warned.Problems.ShouldAllBe(one => !one.IsError && one.Code == "contrast" && one.Dutch.Contains("Beter is 7 : 1"));

        HouseStyle.Read("""{"basis-color-default-border-default": "#aab6c2"}""").Problems.ShouldContain(one => one.IsError && one.English.Contains("at least 3 : 1"));
        HouseStyle.Read($$"""{"{{Ring}}": "#2b3b4b"}""").Problems.ShouldContain(one => one.IsError && one.Name == Ring, "the sentence that is read aloud stands on it");
    }

    [Fact]
    public void Light_letters_on_a_dark_page_are_refused_because_of_our_drawings()
    {
        var reading = HouseStyle.Read($$"""{"{{Ink}}": "#ffffff", "basis-color-default-bg-document": "#000000", "basis-color-default-bg-subtle": "#111111"}""");
        reading.Style.ShouldBeNull();
        reading.Problems.ShouldContain(one => one.Code == "dark" && one.Name == "basis-color-default-bg-document");
    }

    [Fact]
    public void What_a_form_posts_leaves_out_what_everybody_has()
    {
        var all = StyleName.All.ToDictionary(name => name.Name, name => HouseStyle.Default[name]);
        HouseStyle.Of(all).Style!.IsDefault.ShouldBeTrue();
        all[Go] = all["basis-color-action-1-inverse-bg-default"] = "#053b2f";
        HouseStyle.Of(all).Style!.Json.ReplaceLineEndings("\n").ShouldBe("{\n  \"basis-color-action-1-color-default\": \"#053b2f\"\n}");
    }

    [Fact]
    public void Whatever_is_sent_the_stylesheet_holds_only_names_and_values_of_ours_and_stays_below_four_kilobytes()
    {
        var all = string.Join(',', StyleName.All.Select(name => $"\"{name.Name}\": \"{(name.Kind == StyleKind.Font ? "Trebuchet MS" : HouseStyle.Default[name])}\""));
        Encoding.UTF8.GetByteCount(HouseStyle.Read($"{{{all}}}").Style!.Css).ShouldBeLessThan(4096);
        var rule = new Regex("""^(:root \{\n(  --basis-[a-z0-9-]+: (#[0-9a-f]{6}|\d{1,2}px|[A-Za-z" ,-]+);\n)+\}\n)?$""");
        var value = Gen.OneOf(Gen.String[Gen.Char["#0123456789abcdefpx;:{}/*()\"' urlVedan-"], 0, 20], Gen.Int[0, 4].Select(i => ((string[])["#fff", "#123456", "Verdana", "8px", "24px"])[i]));
        Gen.Select(Gen.Int[0, StyleName.All.Count - 1], value).Array[0, 6].Sample(picked =>
        {
            var json = System.Text.Json.JsonSerializer.Serialize(picked.DistinctBy(one => one.Item1).ToDictionary(one => StyleName.All[one.Item1].Name, one => one.Item2));
            rule.IsMatch(HouseStyle.Read(json).Draft.Css).ShouldBeTrue();
        }, iter: 2000);
        Gen.String[0, 40].Sample(text => HouseStyle.Read(text).Problems.ShouldNotBeEmpty(), iter: 500);
    }

    [Theory]
    [InlineData("""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10" fill="#053b2f"/></svg>""", true)]
    [InlineData("""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><script>alert(1)</script></svg>""", false)]
    [InlineData("""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" onload="alert(1)"/>""", false)]
    [InlineData("""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect fill="url(https://x.example)"/></svg>""", false)]
    [InlineData("""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><g id="a"><use href="#a"/></g></svg>""", false)]
    [InlineData("""<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">&a;</svg>""", false)]
    [InlineData("""<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>""", false)]
    [InlineData("""<rect xmlns="http://www.w3.org/2000/svg"/>""", false)]
    [InlineData("no drawing", false)]
    public void A_drawn_logo_holds_shapes_only(string svg, bool good) => LogoDrawing.Check(svg).Any(problem => problem.IsError).ShouldBe(!good);
}
